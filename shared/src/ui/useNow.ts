/** One beat a second for everything on the screen that counts time, so that a window is painted once for all of it. */
import { useEffect, useState } from 'react'
import type { Unsubscribe } from '../kernel/typed-events.ts'

const BEAT_MS = 1_000
const listeners = new Set<(now: number) => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** The session's monotonic clock in milliseconds, read every second. */
export function useNow(): number {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => onBeat(setNow), [])
  return now
}

function onBeat(listener: (now: number) => void): Unsubscribe {
  listeners.add(listener)
  timer ??= setInterval(beat, BEAT_MS)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

function beat(): void {
  const now = performance.now()
  for (const listener of listeners) listener(now)
}
