/** The session ends by itself soon, unless somebody wants to go on: the customer may be the one. */
import { clockFace } from '@deskside/shared/kernel/clock-face.ts'
import type { QuietWarning } from '@deskside/shared/session/session-snapshot.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { useNow } from '@deskside/shared/ui/useNow.ts'
import { Alert, Button, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export interface QuietNoticeProps {
  readonly warning: QuietWarning | null
  readonly onKeepOpen: () => void
}

export function QuietNotice({ warning, onKeepOpen }: QuietNoticeProps) {
  const { t } = useTranslation()
  return (
    <div role="status">
      {warning !== null && (
        <Alert color="yellow" py={8} role="presentation" icon={<Icon name="clock" />}>
          <Stack gap="xs" align="flex-start">
            <Text size="sm">{t('quiet.text')}</Text>
            <TimeLeft endsAt={warning.endsAt} />
            <Button size="xs" onClick={onKeepOpen}>
              {t('quiet.keepOpen')}
            </Button>
          </Stack>
        </Alert>
      )}
    </div>
  )
}

function TimeLeft({ endsAt }: { endsAt: number }) {
  const { t } = useTranslation()
  const now = useNow()
  return (
    // A timer is not read out each time it changes.
    <Text size="sm" role="timer" style={{ fontVariantNumeric: 'tabular-nums' }}>
      {t('quiet.endsIn', { time: clockFace(Math.max(0, endsAt - now)) })}
    </Text>
  )
}
