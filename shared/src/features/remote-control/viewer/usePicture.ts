/** Puts a track into a video element and tells its size; nothing here runs once per frame. */
import { type RefObject, useEffect, useEffectEvent, useState } from 'react'
import { forgetTrack, showTrack } from '../video-track.dom.ts'
import type { Size } from './pointer-mapper.ts'

const NO_PICTURE: Size = { width: 0, height: 0 }

/** @returns the physical size of the picture; 0 × 0 before the first one */
export function usePicture(
  video: RefObject<HTMLVideoElement | null>,
  track: MediaStreamTrack,
  onFirstFrame: () => void,
): Size {
  const [size, setSize] = useState(NO_PICTURE)
  const tellFirstFrame = useEffectEvent(onFirstFrame)
  useEffect(() => {
    const element = video.current
    if (element === null) return
    const onResize = (): void => {
      // A video whose connection has died has no size; its last picture keeps its place.
      if (element.videoWidth > 0) setSize({ width: element.videoWidth, height: element.videoHeight })
    }
    element.addEventListener('resize', onResize)
    // It may have changed while nobody looked.
    onResize()
    showTrack(element, track)
    const first = element.requestVideoFrameCallback(() => tellFirstFrame())
    // Refused only when the element goes away before it could begin.
    element.play().catch(() => undefined)
    return () => {
      element.removeEventListener('resize', onResize)
      element.cancelVideoFrameCallback(first)
      forgetTrack(element)
    }
  }, [video, track])
  return size
}

/** The inner size of an element, in CSS pixels, followed as it changes. */
export function useBoxSize(box: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState(NO_PICTURE)
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [box])
  return size
}
