/** Notices that the pointer moved, which no change of the screen's content tells of. */

import type { CancelTimer, Clock } from '../../../kernel/clock.ts'
import type { Point } from './screen-coordinates.ts'

/** A resting picture shows a moved pointer at most this late. */
export const CURSOR_LOOK_INTERVAL_MS = 100

export class CursorWatch {
  readonly #clock: Clock
  readonly #position: () => Point
  #cancel: CancelTimer | null = null

  constructor(clock: Clock, position: () => Point) {
    this.#clock = clock
    this.#position = position
  }

  start(onMove: () => void): void {
    this.stop()
    let last = this.#position()
    const look = (): void => {
      const now = this.#position()
      if (now.x !== last.x || now.y !== last.y) onMove()
      last = now
      this.#cancel = this.#clock.setTimer(CURSOR_LOOK_INTERVAL_MS, look)
    }
    this.#cancel = this.#clock.setTimer(CURSOR_LOOK_INTERVAL_MS, look)
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = null
  }
}
