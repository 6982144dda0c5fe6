/** Who leads the session since the last change: said by name, and what it means for the customer's computer. */
import type { HostChange } from '@deskside/shared/session/session-events.ts'
import type { SupportSession } from '@deskside/shared/session/support-session.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Alert } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

export function HostNews({ session }: { session: Pick<SupportSession<unknown>, 'events'> }) {
  const { t } = useTranslation()
  const [change, setChange] = useState<HostChange | null>(null)
  useEffect(() => session.events.on('host-changed', setChange), [session])
  return (
    <div role="status">
      {change !== null && (
        <Alert
          color="blue"
          py={8}
          role="presentation"
          icon={<Icon name="people" />}
          withCloseButton
          closeButtonLabel={t('common.close')}
          onClose={() => setChange(null)}
        >
          {t(change.how === 'passed' ? 'session.passedTo' : 'session.hostGone', {
            from: change.from.name,
            to: change.to.name,
          })}
        </Alert>
      )}
    </div>
  )
}
