/** Until when a window must have carried out what takes picture or sound away from somebody. */
import type { CancelTimer, Clock } from '../../../kernel/clock.ts'

interface Deadline {
  readonly revision: number
  readonly cancel: CancelTimer
}

export class StopDeadlines {
  readonly #clock: Clock
  readonly #missed: () => void
  #open: readonly Deadline[] = []

  constructor(clock: Clock, missed: () => void) {
    this.#clock = clock
    this.#missed = missed
  }

  /** That revision must be carried out within `limitMs`, or all is over. */
  set(revision: number, limitMs: number): void {
    const cancel = this.#clock.setTimer(limitMs, () => {
      this.clear()
      this.#missed()
    })
    this.#open = [...this.#open, { revision, cancel }]
  }

  /** The window has carried out everything up to that revision. */
  met(revision: number): void {
    for (const deadline of this.#open) if (deadline.revision <= revision) deadline.cancel()
    this.#open = this.#open.filter((deadline) => deadline.revision > revision)
  }

  clear(): void {
    this.met(Number.POSITIVE_INFINITY)
  }
}
