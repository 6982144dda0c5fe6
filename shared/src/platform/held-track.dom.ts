/** Tracks whose pictures are changed, held back or thinned out on their way from the capture. */

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

export interface ThinOptions {
  readonly holdMs: number
  /** Asked for at each picture. */
  readonly framesPerSecond: () => number
}

/** The newest picture at that rate; of those in between nothing is left. @returns a track that ends with the given one */
export function thinnedTrack(
  track: MediaStreamTrack,
  { holdMs, framesPerSecond }: ThinOptions,
): MediaStreamTrack {
  const { held, write, end } = newTrack()
  let newest: VideoFrame | null = null
  let lastAt = Number.NEGATIVE_INFINITY
  const pass = (): void => {
    if (newest === null) return
    lastAt = performance.now()
    write(newest)
    newest = null
  }
  void eachFrame(track, (frame) => {
    if (newest === null) {
      const dueAt = lastAt + 1_000 / Math.max(1, framesPerSecond())
      setTimeout(pass, Math.max(holdMs, dueAt - performance.now()))
    }
    newest?.close()
    newest = frame
  }).then(end)
  return held
}

/** One picture in this time is enough while nothing changes: an encoder needs several to make text sharp after a change. */
const REPEATS_MS = 100

/**
 * Every new picture at once, and of those that show nothing new only some: a capture takes its pictures by the clock, and
 * one that repeats the last costs the encoder, and whoever looks, as much as a new one.
 *
 * @returns a track that ends with the given one
 */
export function distinctTrack(track: MediaStreamTrack): MediaStreamTrack {
  const { held, write, end } = newTrack()
  let before: Int32Array | null = null
  let spare: Int32Array | null = null
  let passedAt = Number.NEGATIVE_INFINITY
  const take = async (frame: VideoFrame): Promise<void> => {
    const pixels = await pixelsOf(frame, spare)
    const isNew = pixels === null || before === null || !isSame(pixels, before)
    const now = performance.now()
    ;[before, spare] = [pixels, before]
    if (!isNew && now - passedAt < REPEATS_MS) return frame.close()
    passedAt = now
    write(frame)
  }
  void eachFrame(track, take).then(end)
  return held
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

function isSame(one: Int32Array, other: Int32Array): boolean {
  if (one.length !== other.length) return false
  for (let index = 0; index < one.length; index += 1) if (one[index] !== other[index]) return false
  return true
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
