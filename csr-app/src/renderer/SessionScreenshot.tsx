/** The picture that was just taken of the customer's screen, over whatever the session shows, its end too. */
import { areGone } from '@deskside/shared/features/chat/chat-feature.ts'
import { useChosenReaders } from '@deskside/shared/features/chat/useChat.ts'
import type { SessionSnapshot } from '@deskside/shared/session/session-snapshot.ts'
import { useCallback, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Bridge } from '../csr-app.ipc.ts'
import { ScreenshotDialog } from '../features/screenshot/ScreenshotDialog.tsx'
import type { GoWay } from '../features/screenshot/screenshot-ways.ts'
import type { LiveSession } from './live-session.dom.ts'
import { waysOf } from './screenshot-ways.dom.ts'

export interface SessionScreenshotProps {
  readonly live: LiveSession
  readonly bridge: Bridge
  readonly view: SessionSnapshot
}

export function SessionScreenshot({ live, bridge, view }: SessionScreenshotProps) {
  const { screenshots, keepsPictures } = live
  const { shot } = useSyncExternalStore(screenshots.state.subscribe, screenshots.state.getSnapshot)
  const onGo = useCallback<GoWay>((...way) => waysOf(live, bridge)(...way), [live, bridge])
  return (
    <ScreenshotDialog
      shot={shot}
      chatTo={useChatTo(live, view)}
      keepsPictures={keepsPictures}
      onGo={onGo}
      onClose={() => screenshots.close()}
    />
  )
}

/** As the list of readers in the chat says it. */
function useChatTo({ chat }: LiveSession, { participants, phase }: SessionSnapshot): string | null {
  const { t } = useTranslation('chat')
  const { to, name } = useChosenReaders(chat)
  const offersCsrs = participants.some(({ role }) => role === 'csr')
  if (phase.kind === 'over' || participants.length === 0 || areGone(to, participants, offersCsrs)) return null
  if (to.kind === 'everyone') return t('everyone')
  return to.kind === 'all-csrs' ? t('allCsrs') : name
}
