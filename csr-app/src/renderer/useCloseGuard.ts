/** Closing the window in the middle of sessions asks first, and an app that goes away for good says goodbye in each. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Bridge } from '../csr-app.ipc.ts'
import { ClosingRound } from '../features/tabs/closing-round.ts'
import type { SessionTabs } from '../features/tabs/session-tabs.ts'
import type { LiveSession } from './live-session.dom.ts'

export interface CloseGuard {
  /** Several sessions run: is each to be gone through? */
  readonly isAsking: boolean
  readonly goThrough: () => void
  /** The person goes on with the sessions after all. */
  readonly stay: () => void
}

export function useCloseGuard(tabs: SessionTabs<LiveSession>, bridge: Bridge): CloseGuard {
  const [round] = useState(
    () =>
      new ClosingRound({
        running: () => tabs.running,
        askToEnd: (id) => {
          tabs.bringToFront(id)
          tabs.live(id)?.dialog.set('end')
        },
        closeNow: () => bridge.tell['close-now'](null),
      }),
  )
  const isAsking = useSyncExternalStore(round.isAsking.subscribe, round.isAsking.getSnapshot)
  const { tabs: faces } = useSyncExternalStore(tabs.state.subscribe, tabs.state.getSnapshot)
  const isRunning = faces.some(({ end }) => end === null)
  useEffect(() => bridge.tell['session-runs'](isRunning), [bridge, isRunning])
  useEffect(() => tabs.state.subscribe(() => round.follow()), [tabs, round])
  useEffect(() => bridge.hear['close-asked'](() => round.begin()), [bridge, round])
  useEffect(() => {
    const sayGoodbye = (): void => {
      for (const id of tabs.running) tabs.live(id)?.sayGoodbye()
    }
    window.addEventListener('pagehide', sayGoodbye)
    return () => window.removeEventListener('pagehide', sayGoodbye)
  }, [tabs])
  return { isAsking, goThrough: () => round.goThrough(), stay: () => round.stay() }
}
