/** Which mails went out for an invite, and what is left to say on the phone. */
import { spokenSecret } from '@deskside/shared/trust/join-code.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Alert, Stack, Text, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { spellCode } from './invite-view.ts'
import type { SentMail } from './mail-desk.ts'

export interface SentMailsProps {
  readonly sent: readonly SentMail[]
  /** Null once it admits nobody any more. */
  readonly code: string | null
}

export function SentMails({ sent, code }: SentMailsProps) {
  const { t, i18n } = useTranslation()
  const time = new Intl.DateTimeFormat(i18n.language, { hour: '2-digit', minute: '2-digit' })
  return (
    <Stack gap={4} role="status" mt={sent.length > 0 ? 'md' : 0}>
      {sent.length > 0 && code !== null && (
        <Alert variant="light" icon={<Icon name="phone" />} role="presentation" py="xs">
          {t('invite.tellRest')}{' '}
          <Text span ff="monospace" fw={650} fz="lg" aria-hidden="true">
            {spokenSecret(code)}
          </Text>
          <VisuallyHidden>{spellCode(spokenSecret(code))}</VisuallyHidden>
        </Alert>
      )}
      {sent.map(({ to, at }) => (
        <Text key={at} size="sm" c="dimmed">
          {t('invite.sentTo', { to, time: time.format(at) })}
        </Text>
      ))}
    </Stack>
  )
}
