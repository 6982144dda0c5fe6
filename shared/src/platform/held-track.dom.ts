/** Tracks whose pictures arrive a little later than they are captured, changed or thinned out on the way. */

export interface HoldOptions {
  /** How long a picture is held back, milliseconds. */
  readonly holdMs: number
  /** What goes on in its place. Must close the frame it is given if it returns another one. */
  readonly change: (frame: VideoFrame) => VideoFrame
}

/** @returns a track that ends with the given one */
export function heldTrack(track: MediaStreamTrack, { holdMs, change }: HoldOptions): MediaStreamTrack {
  const { held, write } = newTrack()
  void eachFrame(track, (frame) => setTimeout(() => write(change(frame)), holdMs))
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
  const { held, write } = newTrack()
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
  })
  return held
}

function newTrack(): { readonly held: MediaStreamTrack; readonly write: (frame: VideoFrame) => void } {
  const held = new MediaStreamTrackGenerator({ kind: 'video' })
  const writer = held.writable.getWriter()
  return {
    held,
    // Refused only by a track that was stopped meanwhile; the frame is gone either way.
    write: (frame) => void writer.write(frame).catch(() => frame.close()),
  }
}

async function eachFrame(track: MediaStreamTrack, take: (frame: VideoFrame) => void): Promise<void> {
  const reader = new MediaStreamTrackProcessor({ track }).readable.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    take(value)
  }
}
