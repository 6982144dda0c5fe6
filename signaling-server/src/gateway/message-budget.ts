/** How many messages one socket may send; past that it is not closed but left waiting, as a busy person would. */
import type { Clock } from '@deskside/shared/kernel/clock.ts'

const MESSAGES = 200
const WINDOW_MS = 10_000

export class MessageBudget {
  readonly #now: Clock['now']
  #windowStart: number
  #taken = 0

  constructor(now: Clock['now']) {
    this.#now = now
    this.#windowStart = now()
  }

  /** Takes one message. Milliseconds until the next may be taken; 0 when this one was. */
  take(): number {
    const elapsed = this.#now() - this.#windowStart
    if (elapsed >= WINDOW_MS) {
      this.#windowStart = this.#now()
      this.#taken = 0
    }
    if (this.#taken >= MESSAGES) return Math.ceil(this.#windowStart + WINDOW_MS - this.#now())
    this.#taken += 1
    return 0
  }
}
