/** What stands where the desktop will be, until it is there: who is awaited, or what can be asked for now. */
import { ShownScreenChoice } from '@deskside/shared/features/remote-control/shown/ShownScreenChoice.tsx'
import { ShownScreenPicture } from '@deskside/shared/features/remote-control/shown/ShownScreenPicture.tsx'
import type { ShownScreen } from '@deskside/shared/features/remote-control/shown/shown-screens.ts'
import { useShownScreens } from '@deskside/shared/features/remote-control/shown/useShownScreens.ts'
import { isOpen, type Participant, type SessionSnapshot } from '@deskside/shared/session/session-snapshot.ts'
import { Box, Button, Group, Stack, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { IdleStage } from '../features/remote-control/RemoteStage.tsx'
import type { LiveSession } from './live-session.dom.ts'

export interface SessionIdleProps {
  readonly live: LiveSession
  readonly view: SessionSnapshot
  readonly customer: Participant | null
  /** A request waits for its answer. */
  readonly isAsking: boolean
  /** Null for whoever does not host. */
  readonly onInvite: (() => void) | null
}

export function SessionIdle({ live, view, customer, isAsking, onInvite }: SessionIdleProps) {
  const { t } = useTranslation()
  const [shown] = useShownScreens(live.shownScreens)
  if (shown !== undefined) return <ShownStage live={live} view={view} shown={shown} />
  if (customer === null) return <NobodyStage view={view} onInvite={onInvite} />
  const { name } = customer
  if (customer.link === 'reconnecting' || customer.link === 'lost')
    return <IdleStage title={t('session.away', { name })} text={t('session.awayText')} />
  if (customer.link === 'connecting')
    return <IdleStage title={t('session.connecting', { name })} text={t('session.connectingText')} />
  return (
    <IdleStage
      title={t('session.joined', { name })}
      text={t('session.joinedText', { name })}
      action={
        // One question at a time: the open one is said below, with the way to withdraw it.
        <Group>
          <Button onClick={() => live.control.request('control')} disabled={isAsking}>
            {t('remote.requestControl')}
          </Button>
          <Button variant="default" onClick={() => live.control.request('view')} disabled={isAsking}>
            {t('remote.requestView')}
          </Button>
        </Group>
      }
    />
  )
}

/** No customer is in the session, or none any more. */
function NobodyStage({ view, onInvite }: Pick<SessionIdleProps, 'view' | 'onInvite'>) {
  const { t } = useTranslation()
  if (onInvite === null)
    return <IdleStage title={t('session.waitingGuest')} text={t('session.waitingGuestText')} />
  const isAwaited = view.invites.some((invite) => invite.role === 'customer' && isOpen(invite))
  return (
    <IdleStage
      title={t(isAwaited ? 'session.waiting' : 'session.waitingGuest')}
      text={t(isAwaited ? 'session.waitingText' : 'session.nobodyInvitedText')}
      action={
        <Button variant="light" onClick={onInvite}>
          {t(isAwaited ? 'session.openInvite' : 'session.inviteCustomer')}
        </Button>
      }
    />
  )
}

/** A colleague shows something. */
function ShownStage({ live, view, shown }: Pick<SessionIdleProps, 'live' | 'view'> & { shown: ShownScreen }) {
  const { t } = useTranslation('screenSharing')
  const { participantId, what } = shown
  const nameOf = (id: string): string =>
    view.participants.find((person) => person.participantId === id)?.name ?? ''
  const name = nameOf(participantId)
  return (
    <Stack h="100%" p="sm" gap="xs">
      <Title order={2} size="h6">
        {t(what === 'desktop' ? 'desktopOf' : 'applicationOf', { name })}
      </Title>
      <ShownScreenChoice screens={live.shownScreens} nameOf={nameOf} />
      <Box flex={1} mih={0}>
        <ShownScreenPicture
          screen={shown}
          name={name}
          track={live.session.linkOf(participantId)?.media.track('screen') ?? null}
        />
      </Box>
    </Stack>
  )
}
