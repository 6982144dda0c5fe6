/** The wait before anybody can go on from the warning against scams; kept where the window cannot shorten it. */
import type { Clock } from '@deskside/shared/kernel/clock.ts'

/** Long enough to read it, and to wonder who called whom. */
export const WARNING_WAIT_MS = 10_000

export class WarningGate {
  readonly #clock: Clock
  readonly #onPassed: () => void
  #shownAt: number | null = null

  constructor(clock: Clock, onPassed: () => void) {
    this.#clock = clock
    this.#onPassed = onPassed
  }

  /** The warning came up. @returns how long it has to stay */
  begin(): number {
    this.#shownAt = this.#clock.now()
    return WARNING_WAIT_MS
  }

  /** @returns what is left of the wait; at 0 the customer has passed */
  pass(): number {
    if (this.#shownAt === null) return WARNING_WAIT_MS
    const remainingMs = Math.max(0, Math.ceil(this.#shownAt + WARNING_WAIT_MS - this.#clock.now()))
    if (remainingMs > 0) return remainingMs
    this.#shownAt = null
    this.#onPassed()
    return 0
  }
}
