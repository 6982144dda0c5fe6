import { useEffect, useSyncExternalStore } from 'react'
import type { LiveSessionRows, LiveSessions } from './live-sessions.ts'

/** Kept up to date while it is looked at. */
export function useLiveSessions({ watch, list }: LiveSessions): LiveSessionRows {
  useEffect(watch, [watch])
  return useSyncExternalStore(list.subscribe, list.getSnapshot)
}
