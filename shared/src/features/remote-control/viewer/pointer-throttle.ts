/**
 * Lets the first of a burst of moves through at once and the rest no closer together than a few milliseconds: a gaming
 * mouse reports a thousand times a second, and no screen shows that.
 */
import type { Fraction } from './pointer-mapper.ts'

/** Half the time a 120 Hz screen shows one frame. */
const SHORTEST_GAP_MS = 4

export class PointerThrottle {
  readonly #move: (at: Fraction) => void
  #lastSentAt = Number.NEGATIVE_INFINITY
  #held: Fraction | null = null

  constructor(move: (at: Fraction) => void) {
    this.#move = move
  }

  /** A move as soon as the device reports it. `at` in ms of the event's own clock. */
  raw(place: Fraction, at: number): void {
    if (at - this.#lastSentAt < SHORTEST_GAP_MS) {
      this.#held = place
      return
    }
    this.#send(place, at)
  }

  /** The browser's own move event, once a frame at most: what was held back goes with it. */
  settle(at: number): void {
    if (this.#held !== null) this.#send(this.#held, at)
  }

  /** Forgets what was held back: a button press brings its own, newer position. */
  drop(): void {
    this.#held = null
  }

  #send(place: Fraction, at: number): void {
    this.#held = null
    this.#lastSentAt = at
    this.#move(place)
  }
}
