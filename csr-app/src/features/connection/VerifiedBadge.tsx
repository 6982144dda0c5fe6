/** Whether the other end has proved itself, and the number two people can compare by voice. */
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Group, Popover, Stack, Text, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'

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
    <Popover position="bottom" withArrow shadow="md" trapFocus returnFocus width={340}>
      <Popover.Target>
        <UnstyledButton
          p={6}
          aria-label={safetyNumber === null ? word : `${word}, ${t('quality.safety')} ${safetyNumber}`}
        >
          <Group gap={6} wrap="nowrap" c={isVerified ? 'var(--mantine-color-teal-filled)' : 'dimmed'}>
            <Icon name="shield" />
            <Text
              size="sm"
              c="var(--mantine-color-text)"
              style={{ whiteSpace: 'nowrap' }}
              data-needs="much-room"
            >
              {word}
            </Text>
          </Group>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
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
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

/** A link that broke was verified and will be again; only a first one is still to prove itself. */
function wordKey(isVerified: boolean, safetyNumber: string | null) {
  if (isVerified) return 'quality.verified'
  return safetyNumber === null ? 'quality.notVerified' : 'people.reconnecting'
}
