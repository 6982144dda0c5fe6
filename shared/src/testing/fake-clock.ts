/** Time that moves only when a test says so. */
import type { Clock } from '../kernel/clock.ts'

interface Timer {
  readonly at: number
  readonly call: () => void
}

export class FakeClock implements Clock {
  #now = 0
  readonly #timers = new Set<Timer>()

  readonly now = (): number => this.#now

  readonly setTimer = (ms: number, call: () => void): (() => void) => {
    const timer = { at: this.#now + ms, call }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  /** Runs everything due on the way, in order, and lets promises settle after each. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms
    await settle()
    for (;;) {
      const next = [...this.#timers].filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0]
      if (next === undefined) break
      this.#timers.delete(next)
      this.#now = next.at
      next.call()
      await settle()
    }
    this.#now = end
  }
}

/** Long enough for chains of promises and microtasks of a few dozen steps. */
export async function settle(): Promise<void> {
  for (let step = 0; step < 60; step += 1) await Promise.resolve()
}
