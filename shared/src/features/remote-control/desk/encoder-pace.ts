/**
 * How many pictures a second the encoder of whoever controls is given. One that is given more than it can take falls behind,
 * and then WebRTC itself leaves pictures out, whichever come, and goes on doing so for up to four minutes after it could take
 * them all again (WebRTC's `OveruseFrameDetector` and what adapts by it): the picture that a click made is lost then, and its repeat shows it a tenth of a second later.
 */
import type { EncodedScreen } from '../../../platform/encoded-screen.ts'

/** Of the time one encoder may work: WebRTC begins to leave pictures out at 0.85. */
export const MOST_BUSY = 0.8
/** Where nothing is left to take from others: a click waits less for fewer pictures, and voices come through. */
export const MOST_BUSY_IN_NEED = 0.5
/** Still a moving picture. */
export const SLOWEST_FPS = 5
/** So few say nothing about how long the next ones take. */
export const FEWEST_FRAMES = 3

export class EncoderPace {
  #framesPerSecond = Number.POSITIVE_INFINITY

  get framesPerSecond(): number {
    return this.#framesPerSecond
  }

  /**
   * @param encoded since the last call, by each encoder that the same pictures go to; the slowest sets the pace
   * @param isInNeed the computer cannot keep up, and whoever looks on has no moving picture any more
   */
  add(encoded: readonly EncodedScreen[], isInNeed: boolean): void {
    const slowest = Math.max(
      ...encoded
        .filter(({ frames }) => frames >= FEWEST_FRAMES)
        .map(({ frames, seconds }) => seconds / frames),
    )
    const share = isInNeed ? MOST_BUSY_IN_NEED : MOST_BUSY
    if (slowest > 0) this.#framesPerSecond = Math.max(SLOWEST_FPS, share / slowest)
  }
}
