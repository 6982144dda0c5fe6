/** What the customer will read, by the very function the server fills it in with. */
import { filledMail } from '@deskside/shared/protocol/invite-mail.ts'
import type { Language } from '@deskside/shared/ui/language.ts'
import { Box, Button, Group, Loader, Paper, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Letter } from './mail-desk.ts'

export interface MailPreviewProps {
  readonly letter: Letter
  readonly language: Language
  readonly onAgain: () => void
}

export function MailPreview({ letter: { draft, sentence }, language, onAgain }: MailPreviewProps) {
  const { t } = useTranslation()
  const mail =
    draft === null || draft === 'away' ? null : filledMail(draft, { language, sentence: sentence.trim() })
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {t('invite.mail.preview')}
      </Text>
      <Paper withBorder radius="md">
        {mail === null ? (
          <Group mih={120} justify="center" p="md" role="status">
            {draft === null && <Loader size="sm" />}
            <Text size="sm">{t(draft === null ? 'invite.mail.loading' : 'invite.mail.away')}</Text>
            {draft === 'away' && (
              <Button variant="light" size="xs" onClick={onAgain}>
                {t('invite.retry')}
              </Button>
            )}
          </Group>
        ) : (
          <Box
            component="section"
            // Long mails are scrolled with the arrow keys.
            tabIndex={0}
            aria-label={t('invite.mail.preview')}
            data-testid="mail-preview"
            lang={language}
            p="md"
            // Room for an error is left, so that the dialog itself needs no scrolling.
            mah="clamp(120px, 100dvh - 585px, 360px)"
            style={{ overflowY: 'auto', scrollbarWidth: 'thin' }}
          >
            <Text fw={600} mb="xs">
              {mail.subject}
            </Text>
            <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {mail.text.trimEnd()}
            </Text>
          </Box>
        )}
      </Paper>
    </Stack>
  )
}
