/**
 * Whether microphone or camera may be opened, kept where the window cannot change it: the customer must have pressed
 * something in the window just before, as when they press Join. A window gone wrong cannot listen or look by itself.
 */
import type { Clock } from '@deskside/shared/kernel/clock.ts'

/** From a press to the request that follows from it. */
export const PRESS_HOLDS_MS = 2_000

export class PressGate {
  readonly #clock: Clock
  #pressedAt: number | null = null
  #isOpen = false

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  /** A mouse button or key went down in the window; said by the system, not by the page. */
  pressed(): void {
    this.#pressedAt = this.#clock.now()
  }

  /** @returns whether it is open now */
  open(): boolean {
    const pressedAt = this.#pressedAt
    if (pressedAt !== null && this.#clock.now() - pressedAt <= PRESS_HOLDS_MS) this.#isOpen = true
    return this.#isOpen
  }

  close(): void {
    this.#isOpen = false
    // The press has been used up.
    this.#pressedAt = null
  }
}
