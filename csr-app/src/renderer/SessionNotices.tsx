/** What happens to people and connections, said over the desktop for as long as it matters. */
import { useShownScreens } from '@deskside/shared/features/remote-control/shown/useShownScreens.ts'
import type { Person } from '@deskside/shared/protocol/participants.ts'
import type { SignalingState } from '@deskside/shared/session/ports.ts'
import type { HostChange, SessionNotice } from '@deskside/shared/session/session-events.ts'
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
  const { trouble } = useSyncExternalStore(
    live.screenshots.state.subscribe,
    live.screenshots.state.getSnapshot,
  )
  return (
    <>
      {trouble !== null && <StageNote isWarning>{t(`screenshot.notTaken.${trouble}`)}</StageNote>}
      {signaling.kind !== 'connected' && <StageNote>{t(awayKey(signaling))}</StageNote>}
      {view.participants
        .filter((person) => person.link === 'reconnecting')
        .map((person) => (
          <StageNote key={person.participantId}>{t('session.reconnecting', { name: person.name })}</StageNote>
        ))}
      {view.handOver?.kind === 'accepted' && (
        <StageNote>{t('handOver.takingOver', { name: nameOf(view, view.handOver.from) })}</StageNote>
      )}
      {isViewing &&
        shown.map(({ participantId }) => (
          <StageNote key={participantId}>{tShown('behind', { name: nameOf(view, participantId) })}</StageNote>
        ))}
      {notices.map(({ id, notice, isWarning, isKept }) => (
        <StageNote
          key={id}
          isWarning={isWarning}
          {...(isKept ? { onDismiss: () => live.notices.dismiss(id) } : {})}
        >
          {noticeText(notice, t, view.me?.participantId)}
        </StageNote>
      ))}
    </>
  )
}

function nameOf({ participants }: SessionSnapshot, participantId: string): string {
  return participants.find((person) => person.participantId === participantId)?.name ?? ''
}

function awayKey(signaling: SignalingState) {
  if (signaling.kind !== 'stopped') return 'session.serverAway'
  return signaling.reason === 'version' ? 'session.serverVersion' : 'session.serverSignedOut'
}

/** A name alone says nothing: a customer can have a colleague's. */
function partOf({ role, supervisor }: Person): 'customer' | 'colleague' | 'supervisor' {
  if (supervisor === true) return 'supervisor'
  return role === 'csr' ? 'colleague' : 'customer'
}

function noticeText(notice: SessionNotice, t: TFunction, me: string | undefined): string {
  switch (notice.kind) {
    case 'person-joined':
      return t(`session.noticeJoined.${partOf(notice.person)}`, { name: notice.person.name })
    case 'person-left':
      return t(`session.noticeLeft.${partOf(notice.person)}`, { name: notice.person.name })
    case 'supervisor-comes':
      return t('session.noticeSupervisor', { name: notice.person.name })
    case 'reconnected':
      return t('session.noticeBack', { name: notice.person.name })
    case 'code-failed':
      return t('session.noticeCode', { count: notice.triesLeft })
    case 'host-changed':
      return hostText(notice.change, t, me)
    case 'take-over-failed':
      return t(`session.noticeTakeOver.${notice.why}`, { name: notice.person.name })
    case 'primary-changed':
      return t('session.noticePrimary', { name: notice.person.name })
    case 'hand-over-failed':
      return t(`session.noticeHandOver.${notice.why}`, { name: notice.person.name })
    case 'tampered':
      return t('session.noticeTampered', { name: notice.person.name })
  }
}

function hostText({ from, to, how }: HostChange, t: TFunction, me: string | undefined): string {
  const names = { from: from.name, to: to.name }
  if (to.participantId === me)
    return t(how === 'passed' ? 'session.noticePassedToYou' : 'session.noticeHostGoneToYou', names)
  return t(how === 'passed' ? 'session.noticePassed' : 'session.noticeHostGone', names)
}
