/** Keeps the newest line in sight, unless the person has scrolled up to read. */
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'

export interface FollowNewest {
  readonly viewport: RefObject<HTMLDivElement | null>
  readonly isAtEnd: boolean
  readonly onScroll: () => void
  readonly toEnd: () => void
}

/** Closer than this to the end counts as the end, px. */
const NEAR_PX = 40

/** `newest` changes with each line; the person's own is always shown. */
export function useFollowNewest(newest: string | undefined, isOwn: boolean): FollowNewest {
  const viewport = useRef<HTMLDivElement>(null)
  const [isAtEnd, setAtEnd] = useState(true)
  const toEnd = (): void => viewport.current?.scrollTo({ top: viewport.current.scrollHeight })
  const follow = useEffectEvent(() => {
    if (isAtEnd || isOwn) toEnd()
  })
  useEffect(() => {
    if (newest !== undefined) follow()
  }, [newest])
  const stayAtEnd = useEffectEvent(() => {
    // Before the first line the words about keeping them are to be read.
    if (newest !== undefined && isAtEnd) toEnd()
  })
  useEffect(() => {
    // The field grows while somebody writes, a picture when it is here.
    const observer = new ResizeObserver(() => stayAtEnd())
    const box = viewport.current
    if (box !== null) for (const element of [box, ...box.children]) observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return {
    viewport,
    isAtEnd,
    toEnd,
    onScroll: () => {
      const box = viewport.current
      if (box !== null) setAtEnd(box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX)
    },
  }
}
