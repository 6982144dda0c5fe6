/**
 * Which pictures of a capture go on, and when. A capture takes its pictures by the clock, and one that repeats the last costs
 * the encoder, and whoever looks, as much as a new one.
 */
import type { Clock } from '../kernel/clock.ts'

export interface Pace {
  /** One picture in this time goes on while nothing changes: an encoder needs several to make text sharp. Milliseconds. */
  readonly repeatsMs: number
  /** How long each picture is held back, milliseconds. A newer one takes its place. */
  readonly holdMs: number
  /** At most; asked for at each picture. */
  readonly framesPerSecond: () => number
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
  #wroteAt = Number.NEGATIVE_INFINITY
  #hasEnded = false

  constructor(options: PicturePaceOptions<Picture>) {
    this.#options = options
  }

  offer(picture: Picture, isNew: boolean): void {
    const { pace, clock } = this.#options
    const now = clock.now()
    const isWorthIt = isNew || (this.#waiting === null && now - this.#wroteAt >= pace.repeatsMs)
    if (!isWorthIt || this.#hasEnded) return picture.close()
    const dueAt = Math.max(now + pace.holdMs, this.#wroteAt + 1_000 / pace.framesPerSecond())
    const before = this.#waiting
    this.#waiting = picture
    // It goes when the one before it would have gone.
    if (before !== null) before.close()
    else if (dueAt > now) clock.setTimer(dueAt - now, this.#write)
    else this.#write()
  }

  /** What still waits is left out. */
  end(): void {
    this.#hasEnded = true
    this.#waiting?.close()
    this.#waiting = null
    this.#options.end()
  }

  readonly #write = (): void => {
    if (this.#waiting === null) return
    this.#wroteAt = this.#options.clock.now()
    const picture = this.#waiting
    this.#waiting = null
    this.#options.write(picture)
  }
}
