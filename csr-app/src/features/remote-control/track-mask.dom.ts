/** A captured track with parts of every picture painted over before anything of it leaves this computer. */
import { heldTrack } from '@deskside/shared/platform/held-track.dom.ts'
import type { PicturePart } from './my-desk.ipc.ts'

/**
 * A picture is held back for so long: a window that has just moved or come up is told of a little later than it is
 * captured. Costs the viewers that much delay; milliseconds.
 */
const HOLD_MS = 120
/** A place stays covered for so long after the window has left it. */
const REMEMBER_MS = 400
const COVER = '#3b4754'
const COVER_TEXT = '#b8c2cc'

interface Remembered {
  readonly parts: readonly PicturePart[]
  /** On the page's clock; infinite while it holds. */
  until: number
}

export class TrackMask {
  #remembered: Remembered[] = []
  #isNeeded = false

  /** Null: nothing can get into the picture that must not be in it. */
  setParts(parts: readonly PicturePart[] | null): void {
    this.#isNeeded = parts !== null
    const now = performance.now()
    for (const known of this.#remembered) known.until = Math.min(known.until, now + REMEMBER_MS)
    this.#remembered = this.#remembered.filter(({ until }) => until > now)
    this.#remembered.push({ parts: parts ?? [], until: Number.POSITIVE_INFINITY })
  }

  /** @returns the masked track, which ends with the captured one; the captured one itself where nothing has to be covered */
  apply(captured: MediaStreamTrack): MediaStreamTrack {
    if (!this.#isNeeded) return captured
    const canvas = new OffscreenCanvas(1, 1)
    return heldTrack(captured, { holdMs: HOLD_MS, change: (frame) => this.#cover(frame, canvas) })
  }

  #cover(frame: VideoFrame, canvas: OffscreenCanvas): VideoFrame {
    const now = performance.now()
    const parts = this.#remembered.filter(({ until }) => until > now).flatMap((known) => known.parts)
    const context = parts.length === 0 ? null : canvas.getContext('2d')
    if (context === null) return frame
    const { displayWidth: width, displayHeight: height, timestamp } = frame
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
    context.drawImage(frame, 0, 0)
    frame.close()
    for (const part of parts) {
      const [left, top] = [part.x * width, part.y * height]
      context.fillStyle = COVER
      context.fillRect(left, top, part.width * width, part.height * height)
      context.fillStyle = COVER_TEXT
      context.font = '600 16px sans-serif'
      // In the corner, so that it is read as a name and not as a message.
      context.fillText('Deskside', left + 24, top + 36)
    }
    return new VideoFrame(canvas, { timestamp })
  }
}
