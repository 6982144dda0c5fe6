/** Keeps the last picture on screen while a link is restored: a video goes black in the moment its connection dies. */
import { type RefObject, useEffect } from 'react'

/**
 * The canvas shows while it has `data-shown`; whoever sees the first frame of a fresh link takes that away.
 *
 * @param onLost calls its listener in the very moment the link dies, before anything is drawn anew
 */
export function useStill(
  video: RefObject<HTMLVideoElement | null>,
  canvas: RefObject<HTMLCanvasElement | null>,
  onLost: (listener: () => void) => () => void,
): void {
  useEffect(
    () =>
      onLost(() => {
        const from = video.current
        const to = canvas.current
        if (from === null || to === null || from.videoWidth === 0) return
        to.width = from.videoWidth
        to.height = from.videoHeight
        to.getContext('2d')?.drawImage(from, 0, 0)
        to.dataset['shown'] = 'true'
      }),
    [video, canvas, onLost],
  )
}
