/** Whether the other end has proved itself, and the number two people can compare by voice. */
import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ToolbarBadge } from './ToolbarBadge.tsx'

export interface VerifiedBadgeProps {
  readonly name: string
  readonly isVerified: boolean
  /** Null until the handshake is done. */
  readonly safetyNumber: string | null
}

export function VerifiedBadge({ name, isVerified, safetyNumber }: VerifiedBadgeProps) {
  const { t } = useTranslation()
  const word = t(wordKey(isVerified, safetyNumber))
  return (
    <ToolbarBadge
      icon="shield"
      colour={isVerified ? 'var(--mantine-color-teal-filled)' : 'dimmed'}
      short={word}
      needs="much-room"
      label={safetyNumber === null ? word : `${word}, ${t('quality.safety')} ${safetyNumber}`}
      width={340}
    >
      <Text size="sm">{t('quality.verifiedText', { name })}</Text>
      <Text size="sm" fw={600}>
        {t('quality.safety')}
      </Text>
      <Text ff="monospace" fz={28} lh={1.1} data-testid="safety-number">
        {safetyNumber ?? '··· ···'}
      </Text>
      <Text size="sm" c="dimmed">
        {t('quality.safetyText')}
      </Text>
      <Text size="sm" c="dimmed">
        {t('quality.safetyDiffers')}
      </Text>
    </ToolbarBadge>
  )
}

/** A link that broke was verified and will be again; only a first one is still to prove itself. */
function wordKey(isVerified: boolean, safetyNumber: string | null) {
  if (isVerified) return 'quality.verified'
  return safetyNumber === null ? 'quality.notVerified' : 'people.reconnecting'
}
