import { clockFace } from '@deskside/shared/kernel/clock-face.ts'
import { useNow } from '@deskside/shared/ui/useNow.ts'
import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export function SessionTimer({ startedAt }: { startedAt: number | null }) {
  const { t } = useTranslation()
  const now = useNow()
  if (startedAt === null) return null
  return (
    <Text
      role="timer"
      aria-label={t('session.timer')}
      size="sm"
      c="dimmed"
      style={{ fontVariantNumeric: 'tabular-nums' }}
    >
      {clockFace(now - startedAt)}
    </Text>
  )
}
