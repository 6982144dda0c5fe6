/**
 * Windows presses a left Ctrl of its own before AltGr. Passed on it would turn € into Ctrl+E on the other side, so a
 * left Ctrl waits a moment to see whether AltGr follows.
 */

import type { CancelTimer, Clock } from '../../../kernel/clock.ts'
import type { KeyStroke } from '../key-stroke.ts'

/** The two come in the same burst; a person needs longer. */
const WAIT_MS = 50

export interface AltGraphFilterOptions {
  /** False everywhere but on Windows: strokes pass at once. */
  readonly isNeeded: boolean
  readonly clock: Clock
  readonly pass: (stroke: KeyStroke) => void
}

export class AltGraphFilter {
  readonly #options: AltGraphFilterOptions
  #waiting: KeyStroke | null = null
  #isControlSwallowed = false
  #cancelTimer: CancelTimer = () => undefined

  constructor(options: AltGraphFilterOptions) {
    this.#options = options
  }

  take(stroke: KeyStroke): void {
    if (!this.#options.isNeeded) return this.#options.pass(stroke)
    if (isAltGraphDown(stroke)) {
      this.#isControlSwallowed = this.#waiting !== null || this.#isControlSwallowed
      this.#drop()
    }
    if (stroke.code === 'ControlLeft') {
      if (stroke.down && !stroke.repeat) return this.#hold(stroke)
      if (this.#isControlSwallowed) {
        this.#isControlSwallowed = stroke.down
        return
      }
    }
    this.flush()
    this.#options.pass(stroke)
  }

  /** What still waits goes on its way: a mouse click with Ctrl must not lose it. */
  flush(): void {
    const stroke = this.#waiting
    this.#drop()
    if (stroke !== null) this.#options.pass(stroke)
  }

  /** Nothing is held back any more, nothing is sent. */
  reset(): void {
    this.#drop()
    this.#isControlSwallowed = false
  }

  #hold(stroke: KeyStroke): void {
    this.flush()
    this.#waiting = stroke
    this.#cancelTimer = this.#options.clock.setTimer(WAIT_MS, () => this.flush())
  }

  #drop(): void {
    this.#cancelTimer()
    this.#waiting = null
  }
}

function isAltGraphDown(stroke: KeyStroke): boolean {
  return stroke.down && stroke.code === 'AltRight' && stroke.key === 'AltGraph'
}
