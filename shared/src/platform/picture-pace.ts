/**
 * Which pictures of a capture go on, and when. A capture takes its pictures by the clock, and one that repeats the last costs
 * the encoder, and whoever looks, as much as a new one.
 */
import type { Clock } from '../kernel/clock.ts'
import type { PictureChange } from './picture-change.ts'

/** So long after a large change all repeats go on; a small one is sharp after two. */
export const SHARPENING_MS = 1_000
/** After that each gap is longer than the one before it, until this one. */
export const LONGEST_GAP_MS = 900
const GAP_GROWTH = 3

export interface Pace {
  /** The least time between repeats: an encoder needs several to make text sharp. Milliseconds. */
  readonly repeatsMs: number
  /** How long each picture is held back, milliseconds. A newer one takes its place. */
  readonly holdMs: number
  /** At most, and of new ones alone unless `repeatsTakeTurns`; asked for at each picture. */
  readonly framesPerSecond: () => number
  /** True: a new picture waits for its turn after a repeated one too. */
  readonly repeatsTakeTurns: boolean
}

export interface PicturePaceOptions<Picture> {
  readonly pace: Pace
  readonly clock: Clock
  readonly write: (picture: Picture) => void
  readonly end: () => void
}

/** @typeParam Picture is closed here when it does not go on */
export class PicturePace<Picture extends { close: () => void }> {
  readonly #options: PicturePaceOptions<Picture>
  #waiting: Picture | null = null
  #takesTurn = false
  #wroteAt = Number.NEGATIVE_INFINITY
  #turnAt = Number.NEGATIVE_INFINITY
  #sharpAt = 0
  #hasEnded = false

  constructor(options: PicturePaceOptions<Picture>) {
    this.#options = options
  }

  offer(picture: Picture, change: PictureChange): void {
    const { pace, clock } = this.#options
    const now = clock.now()
    const isNew = change !== 'none'
    if (isNew) this.#sharpAt = Math.max(this.#sharpAt, change === 'large' ? now + SHARPENING_MS : now)
    const isWorthIt = isNew || (this.#waiting === null && now - this.#wroteAt >= this.#gapMs)
    if (!isWorthIt || this.#hasEnded) return picture.close()
    this.#takesTurn = isNew || pace.repeatsTakeTurns
    const dueAt = Math.max(
      now + pace.holdMs,
      this.#takesTurn ? this.#turnAt + 1_000 / pace.framesPerSecond() : now,
    )
    const before = this.#waiting
    this.#waiting = picture
    // It goes when the one before it would have gone.
    if (before !== null) before.close()
    else if (dueAt > now) clock.setTimer(dueAt - now, this.#write)
    else this.#write()
  }

  /** The next picture goes on, also a repeated one: somebody has none yet. */
  refresh(): void {
    this.#wroteAt = Number.NEGATIVE_INFINITY
  }

  /** What still waits is left out. */
  end(): void {
    this.#hasEnded = true
    this.#waiting?.close()
    this.#waiting = null
    this.#options.end()
  }

  get #gapMs(): number {
    const grown = Math.min(LONGEST_GAP_MS, GAP_GROWTH * (this.#wroteAt - this.#sharpAt))
    return Math.max(this.#options.pace.repeatsMs, grown)
  }

  readonly #write = (): void => {
    if (this.#waiting === null) return
    this.#wroteAt = this.#options.clock.now()
    if (this.#takesTurn) this.#turnAt = this.#wroteAt
    const picture = this.#waiting
    this.#waiting = null
    this.#options.write(picture)
  }
}
