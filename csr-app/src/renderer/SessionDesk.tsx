/** All sessions of this app, one in front; the others go on behind it with everything that was open in them. */

import { clockFace } from '@deskside/shared/kernel/clock-face.ts'
import type { SignalingState } from '@deskside/shared/session/ports.ts'
import { Box, Tabs, VisuallyHidden } from '@mantine/core'
import {
  type ReactNode,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useRef,
  useSyncExternalStore,
} from 'react'
import type { Bridge } from '../csr-app.ipc.ts'
import type { ColleagueDesk } from '../features/colleagues/colleague-desk.ts'
import { SeveralRunningDialog } from '../features/tabs/SeveralRunningDialog.tsx'
import type { SessionTabs } from '../features/tabs/session-tabs.ts'
import { HOME, TabBar } from '../features/tabs/TabBar.tsx'
import { useTabAlerts } from '../features/tabs/useTabAlerts.ts'
import { useTabKeys } from '../features/tabs/useTabKeys.ts'
import { useIsFullScreen } from '../ui/useIsFullScreen.ts'
import type { LiveSession } from './live-session.dom.ts'
import { SessionScreen } from './SessionScreen.tsx'
import { useCloseGuard } from './useCloseGuard.ts'

export interface SessionDeskProps {
  readonly tabs: SessionTabs<LiveSession>
  readonly bridge: Bridge
  readonly signaling: SignalingState
  readonly colleagues: ColleagueDesk
  /** The start page. */
  readonly home: ReactNode
}

export function SessionDesk({ tabs, bridge, signaling, colleagues, home }: SessionDeskProps) {
  const { tabs: faces, front } = useSyncExternalStore(tabs.state.subscribe, tabs.state.getSnapshot)
  const guard = useCloseGuard(tabs, bridge)
  const said = useTabAlerts(
    tabs,
    useCallback(() => bridge.tell['show-window'](null), [bridge]),
  )
  useTabKeys({ tabs, isBlocked: guard.isAsking })
  const panel = usePanelFocus(front)
  const isFullScreen = useIsFullScreen()
  return (
    <Tabs
      h="100vh"
      display="flex"
      style={{ flexDirection: 'column' }}
      value={front ?? HOME}
      onChange={(value) => tabs.bringToFront(value === HOME ? null : value)}
      // Passing by with the arrow keys must not put a session on hold, and another one off it.
      activateTabWithKeyboard={false}
    >
      {faces.length > 0 && !isFullScreen && <TabBar faces={faces} clockFace={clockFace} />}
      {front === null && faces.length === 0 && <Box h="100%">{home}</Box>}
      {front === null && faces.length > 0 && (
        <Panel value={HOME} panel={panel}>
          {home}
        </Panel>
      )}
      {faces.map(({ id }) => {
        const live = tabs.live(id)
        return (
          live !== null && (
            <Panel key={id} value={id} panel={id === front ? panel : null}>
              <SessionScreen
                live={live}
                bridge={bridge}
                signaling={signaling}
                colleagues={colleagues}
                onStay={guard.stay}
                onClose={() => tabs.close(id)}
              />
            </Panel>
          )
        )
      })}
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      <SeveralRunningDialog
        isOpen={guard.isAsking}
        running={faces.filter(({ end }) => end === null)}
        onStay={guard.stay}
        onGoThrough={guard.goThrough}
      />
    </Tabs>
  )
}

interface PanelProps {
  readonly value: string
  /** Of the one in front. */
  readonly panel: RefObject<HTMLDivElement | null> | null
  readonly children: ReactNode
}

function Panel({ value, panel, children }: PanelProps) {
  return (
    <Tabs.Panel
      {...(panel === null ? {} : { ref: panel })}
      value={value}
      flex={1}
      mih={0}
      tabIndex={-1}
      style={{ outline: 'none' }}
    >
      {children}
    </Tabs.Panel>
  )
}

/**
 * Who changes tabs by keys of the window leaves the keyboard behind, in a field that is hidden now. It goes to the new
 * panel, which does nothing with it: the customer's desktop there must not take it by surprise.
 */
function usePanelFocus(front: string | null): RefObject<HTMLDivElement | null> {
  const panel = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of tabs
  useLayoutEffect(() => {
    const { activeElement } = document
    if (activeElement === null || activeElement === document.body || !activeElement.checkVisibility())
      panel.current?.focus({ preventScroll: true })
  }, [front])
  return panel
}
