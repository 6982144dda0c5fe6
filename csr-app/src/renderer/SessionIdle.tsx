/** What stands where the desktop will be, until it is there: who is awaited, or what can be asked for now. */
import type { Participant } from '@deskside/shared/session/session-snapshot.ts'
import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { IdleStage } from '../features/remote-control/RemoteStage.tsx'
import type { LiveSession } from './live-session.dom.ts'

export interface SessionIdleProps {
  readonly live: LiveSession
  readonly customer: Participant | null
  /** A request waits for its answer. */
  readonly isAsking: boolean
  /** Null for whoever does not host. */
  readonly onInvite: (() => void) | null
}

export function SessionIdle({ live, customer, isAsking, onInvite }: SessionIdleProps) {
  const { t } = useTranslation()
  if (customer === null && onInvite === null)
    return <IdleStage title={t('session.waitingGuest')} text={t('session.waitingGuestText')} />
  if (customer === null) {
    return (
      <IdleStage
        title={t('session.waiting')}
        text={t('session.waitingText')}
        action={
          <Button variant="light" onClick={onInvite ?? undefined}>
            {t('session.openInvite')}
          </Button>
        }
      />
    )
  }
  const { name } = customer
  if (customer.link !== 'verified')
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
