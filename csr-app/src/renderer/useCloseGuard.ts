/** Closing the window in the middle of a session asks first, and an app that goes away for good says goodbye. */
import { useEffect, useEffectEvent, useRef } from 'react'
import type { Bridge } from '../csr-app.ipc.ts'
import type { LiveSession } from './live-session.dom.ts'

export interface CloseGuard {
  /** The person goes on with the session after all. */
  readonly stay: () => void
}

export function useCloseGuard(
  { session, notes }: LiveSession,
  bridge: Bridge,
  isOver: boolean,
  askToEnd: () => void,
): CloseGuard {
  const isClosing = useRef(false)
  const ask = useEffectEvent(askToEnd)
  useEffect(() => {
    bridge.tell['session-runs'](!isOver)
    if (isOver && isClosing.current) bridge.tell['close-now'](null)
  }, [bridge, isOver])
  useEffect(
    () =>
      bridge.hear['close-asked'](() => {
        isClosing.current = true
        ask()
      }),
    [bridge],
  )
  useEffect(() => {
    const sayGoodbye = (): void => {
      notes.flush()
      if (session.isHost) session.end()
      else session.leave()
    }
    window.addEventListener('pagehide', sayGoodbye)
    return () => window.removeEventListener('pagehide', sayGoodbye)
  }, [session, notes])
  return {
    stay: () => {
      isClosing.current = false
    },
  }
}
