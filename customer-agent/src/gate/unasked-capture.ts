/**
 * Sees to it that a page which may listen does not look. The browser asks leave for the computer's sound and for the old
 * ways to the screen in the same words; only for the sound does it then ask main what to give. A leave that is followed by
 * no such question was used for something else.
 */
import type { Clock } from '@deskside/shared/kernel/clock.ts'

/** The question follows within milliseconds. */
export const QUESTION_LIMIT_MS = 1_000

export class UnaskedCapture {
  readonly #clock: Clock
  readonly #onUnasked: () => void
  #open = 0

  /** @param onUnasked whatever captures has to end at once */
  constructor(clock: Clock, onUnasked: () => void) {
    this.#clock = clock
    this.#onUnasked = onUnasked
  }

  leaveGiven(): void {
    this.#open += 1
    this.#clock.setTimer(QUESTION_LIMIT_MS, () => {
      if (this.#open === 0) return
      this.#open = 0
      this.#onUnasked()
    })
  }

  asked(): void {
    this.#open = Math.max(0, this.#open - 1)
  }
}
