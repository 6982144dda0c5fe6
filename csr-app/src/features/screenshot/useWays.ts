/** Which ways a picture has gone so far, one after the other, and how each went last. */
import { useState } from 'react'
import type { Screenshot } from './screenshot-desk.ts'
import type { GoWay, Way, WayOutcome } from './screenshot-ways.ts'

export interface Ways {
  readonly outcomes: ReadonlyMap<Way, WayOutcome>
  /** Under way now. */
  readonly busy: Way | null
  readonly take: (way: Way, caption: string) => void
}

export function useWays(shot: Screenshot, go: GoWay): Ways {
  const [outcomes, setOutcomes] = useState<ReadonlyMap<Way, WayOutcome>>(new Map())
  const [busy, setBusy] = useState<Way | null>(null)
  const note = (way: Way, outcome: WayOutcome): void =>
    setOutcomes((known) => new Map([...known].filter(([each]) => each !== way)).set(way, outcome))
  const take = async (way: Way, caption: string): Promise<void> => {
    if (busy !== null) return
    // Notes hold it once.
    if (way === 'notes' && outcomes.get(way)?.kind === 'done') return
    setBusy(way)
    note(way, await go(way, shot, caption).catch((): WayOutcome => ({ kind: 'trouble', why: 'failed' })))
    setBusy(null)
  }
  return { outcomes, busy, take: (way, caption) => void take(way, caption) }
}
