/** Tracks whose pictures are changed, held back or left out on their way from the capture. */
import type { Clock } from '../kernel/clock.ts'
import { changeBetween, type PictureChange } from './picture-change.ts'
import { type Pace, PicturePace } from './picture-pace.ts'

export interface HoldOptions {
  /** How long a picture is held back, milliseconds. */
  readonly holdMs: number
  /** What goes on in its place. Must close the frame it is given if it returns another one. */
  readonly change: (frame: VideoFrame) => VideoFrame
}

/** @returns a track that ends with the given one */
export function heldTrack(track: MediaStreamTrack, { holdMs, change }: HoldOptions): MediaStreamTrack {
  const { held, write, end } = newTrack()
  const take = (frame: VideoFrame): void => void setTimeout(() => write(change(frame)), holdMs)
  void eachFrame(track, take).then(end)
  return held
}

/** The pictures of one track for several tracks, each at a pace of its own. Ends with the given track. */
export class PacedPictures {
  readonly #clock: Clock
  readonly #outputs = new Set<PicturePace<VideoFrame>>()

  constructor(track: MediaStreamTrack, clock: Clock) {
    this.#clock = clock
    const comparison = new PictureComparison()
    void eachFrame(track, async (frame) => {
      const change = await comparison.changeOf(frame)
      for (const output of this.#outputs) output.offer(frame.clone(), change)
      frame.close()
    }).then(() => {
      for (const output of this.#outputs) output.end()
    })
  }

  /** The next picture goes to all, also one that repeats the last. */
  refresh(): void {
    for (const output of this.#outputs) output.refresh()
  }

  /** Stop the track when it is no longer wanted. */
  output(pace: Pace): MediaStreamTrack {
    const { held, write, end } = newTrack()
    this.#outputs.add(new PicturePace({ pace, clock: this.#clock, write, end }))
    return held
  }
}

/** Of each picture with the one before it. Where the browser does not give the pixels out, all of each is new. */
class PictureComparison {
  #before: Int32Array | null = null
  #spare: Int32Array | null = null

  async changeOf(frame: VideoFrame): Promise<PictureChange> {
    const pixels = await pixelsOf(frame, this.#spare)
    const change = pixels === null || this.#before === null ? 'large' : changeBetween(pixels, this.#before)
    ;[this.#before, this.#spare] = [pixels, this.#before]
    return change
  }
}

/** @returns null where the browser does not give them out */
async function pixelsOf(frame: VideoFrame, spare: Int32Array | null): Promise<Int32Array | null> {
  try {
    const words = Math.ceil(frame.allocationSize() / Int32Array.BYTES_PER_ELEMENT)
    const pixels = spare?.length === words ? spare : new Int32Array(words)
    await frame.copyTo(pixels)
    return pixels
  } catch {
    return null
  }
}

interface NewTrack {
  readonly held: MediaStreamTrack
  readonly write: (frame: VideoFrame) => void
  readonly end: () => void
}

function newTrack(): NewTrack {
  const held = new MediaStreamTrackGenerator({ kind: 'video' })
  const writer = held.writable.getWriter()
  return {
    held,
    // Refused only by a track that was stopped meanwhile; the frame is gone either way.
    write: (frame) => void writer.write(frame).catch(() => frame.close()),
    end: () => void writer.close().catch(() => undefined),
  }
}

async function eachFrame(
  track: MediaStreamTrack,
  take: (frame: VideoFrame) => void | Promise<void>,
): Promise<void> {
  const reader = new MediaStreamTrackProcessor({ track }).readable.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    await take(value)
  }
}
