/** A clock whose timers can all be called off at once, so that nothing of a closed server goes on by itself. */
import type { CancelTimer, Clock } from '@deskside/shared/kernel/clock.ts'

export class TimerScope implements Clock {
  readonly now: Clock['now']
  readonly #clock: Clock
  readonly #pending = new Set<CancelTimer>()

  constructor(clock: Clock) {
    this.#clock = clock
    this.now = clock.now
  }

  readonly setTimer = (ms: number, call: () => void): CancelTimer => {
    const cancel = this.#clock.setTimer(ms, () => {
      this.#pending.delete(cancel)
      call()
    })
    this.#pending.add(cancel)
    return () => {
      this.#pending.delete(cancel)
      cancel()
    }
  }

  cancelAll(): void {
    for (const cancel of this.#pending) cancel()
    this.#pending.clear()
  }
}
