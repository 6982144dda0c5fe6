/** Who watches as a supervisor: said by name and role before they see or hear anything, for as long as they are here. */
import type { Person } from '@deskside/shared/protocol/participants.ts'
import type { Participant } from '@deskside/shared/session/session-snapshot.ts'
import type { SupportSession } from '@deskside/shared/session/support-session.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Alert } from '@mantine/core'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface SupervisorsProps {
  readonly session: Pick<SupportSession<unknown>, 'events'>
  readonly supervisors: readonly Participant[]
  /** The window may be aside, and this must be seen. */
  readonly onComes: () => void
}

export function Supervisors({ session, supervisors, onComes }: SupervisorsProps) {
  const { t } = useTranslation()
  const [gone, setGone] = useState<Person | null>(null)
  const comes = useEffectEvent(onComes)
  const here = supervisors.map(({ participantId }) => participantId).join(' ')
  useEffect(() => {
    if (here === '') return
    setGone(null)
    comes()
  }, [here])
  useEffect(
    () =>
      session.events.on('notice', (notice) => {
        if (notice.kind === 'person-left' && notice.person.supervisor === true) setGone(notice.person)
      }),
    [session],
  )
  return (
    <div role="status">
      {supervisors.map(({ participantId, name, organisation }) => (
        <Alert
          key={participantId}
          color="blue"
          py={8}
          mb={4}
          role="presentation"
          icon={<Icon name="eye" />}
          style={{ overflowWrap: 'anywhere' }}
        >
          {organisation === undefined
            ? t('session.supervisor', { name })
            : t('session.supervisorOf', { name, organisation })}
        </Alert>
      ))}
      {gone !== null && (
        <Alert
          color="gray"
          py={8}
          role="presentation"
          icon={<Icon name="eye" />}
          withCloseButton
          closeButtonLabel={t('common.close')}
          onClose={() => setGone(null)}
          style={{ overflowWrap: 'anywhere' }}
        >
          {t('session.supervisorGone', { name: gone.name })}
        </Alert>
      )}
    </div>
  )
}
