/** What happens to people and connections, said over the desktop for as long as it matters. */
import { useShownScreens } from '@deskside/shared/features/remote-control/shown/useShownScreens.ts'
import type { SignalingState } from '@deskside/shared/session/ports.ts'
import type { SessionNotice } from '@deskside/shared/session/session-events.ts'
import type { SessionSnapshot } from '@deskside/shared/session/session-snapshot.ts'
import type { TFunction } from 'i18next'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { StageNote } from '../features/remote-control/RemoteStage.tsx'
import type { LiveSession } from './live-session.dom.ts'

export interface SessionNoticesProps {
  readonly live: LiveSession
  readonly view: SessionSnapshot
  readonly signaling: SignalingState
}

export function SessionNotices({ live, view, signaling }: SessionNoticesProps) {
  const { t } = useTranslation()
  const { t: tShown } = useTranslation('screenSharing')
  const shown = useShownScreens(live.shownScreens)
  const control = useSyncExternalStore(live.control.state.subscribe, live.control.state.getSnapshot)
  const isViewing = control.remote !== null && control.remote.access !== null
  const notices = useSyncExternalStore(live.notices.notices.subscribe, live.notices.notices.getSnapshot)
  return (
    <>
      {signaling.kind !== 'connected' && <StageNote>{t(awayKey(signaling))}</StageNote>}
      {view.participants
        .filter((person) => person.link === 'reconnecting')
        .map((person) => (
          <StageNote key={person.participantId}>{t('session.reconnecting', { name: person.name })}</StageNote>
        ))}
      {isViewing &&
        shown.map(({ participantId }) => (
          <StageNote key={participantId}>
            {tShown('behind', {
              name: view.participants.find((person) => person.participantId === participantId)?.name ?? '',
            })}
          </StageNote>
        ))}
      {notices.map(({ id, notice, isWarning }) => (
        <StageNote key={id} isWarning={isWarning}>
          {noticeText(notice, t)}
        </StageNote>
      ))}
    </>
  )
}

function awayKey(signaling: SignalingState) {
  if (signaling.kind !== 'stopped') return 'session.serverAway'
  return signaling.reason === 'version' ? 'session.serverVersion' : 'session.serverSignedOut'
}

function noticeText(notice: SessionNotice, t: TFunction): string {
  switch (notice.kind) {
    case 'person-joined':
      return t('session.noticeJoined', { name: notice.person.name })
    case 'person-left':
      return t('session.noticeLeft', { name: notice.person.name })
    case 'reconnected':
      return t('session.noticeBack', { name: notice.person.name })
    case 'code-failed':
      return t('session.noticeCode', { count: notice.triesLeft })
    case 'host-changed':
      return t(notice.change.how === 'passed' ? 'session.noticePassed' : 'session.noticeHostGone', {
        from: notice.change.from.name,
        to: notice.change.to.name,
      })
    case 'hand-over-failed':
      return t(`session.noticeHandOver.${notice.why}`, { name: notice.person.name })
    case 'tampered':
      return t('session.noticeTampered', { name: notice.person.name })
  }
}
