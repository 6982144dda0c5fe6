/** How good the connection is and whether the other end has proved itself, in the toolbar. */
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Group, Popover, SimpleGrid, Stack, Text, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { LinkGrade, LinkQuality } from './link-quality.ts'

const COLOUR: Readonly<Record<LinkGrade, string>> = {
  good: 'var(--mantine-color-teal-filled)',
  fair: 'var(--mantine-color-yellow-filled)',
  poor: 'var(--mantine-color-red-filled)',
  unknown: 'var(--mantine-color-dimmed)',
}

export function ConnectionBadge({
  quality,
  safetyNumber,
}: {
  quality: LinkQuality
  safetyNumber: string | null
}) {
  const { t } = useTranslation()
  const figure = (value: number | null, unit: string): string => (value === null ? '–' : `${value} ${unit}`)
  const figures = [
    [t('quality.roundTrip'), figure(quality.roundTripMs, 'ms')],
    [t('quality.loss'), figure(quality.lossPercent, '%')],
    [t('quality.frames'), figure(quality.framesPerSecond, '/s')],
    [t('quality.rate'), figure(quality.kbps, 'kbit/s')],
  ] as const
  const path = t(`quality.${quality.path}`)
  return (
    <Group gap="xs" wrap="nowrap">
      <Popover position="bottom" withArrow shadow="md" width={280}>
        <Popover.Target>
          <UnstyledButton aria-label={`${t('quality.title')}: ${path}, ${figures[0][1]}`} p={6}>
            <Group gap={6} wrap="nowrap" style={{ color: COLOUR[quality.grade] }}>
              <Icon name="signal" />
              <Text size="sm" c="var(--mantine-color-text)" style={{ whiteSpace: 'nowrap' }}>
                {path}
                {quality.roundTripMs !== null && ` · ${quality.roundTripMs} ms`}
              </Text>
            </Group>
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown>
          <Stack gap="xs">
            <Text fw={600}>{quality.grade === 'unknown' ? path : t(`quality.${quality.grade}`)}</Text>
            <SimpleGrid cols={2} spacing="xs" verticalSpacing={4}>
              {figures.map(([name, value]) => (
                <Group key={name} gap={6} justify="space-between">
                  <Text size="sm" c="dimmed">
                    {name}
                  </Text>
                  <Text size="sm">{value}</Text>
                </Group>
              ))}
            </SimpleGrid>
          </Stack>
        </Popover.Dropdown>
      </Popover>
      <SafetyNumber safetyNumber={safetyNumber} />
    </Group>
  )
}

function SafetyNumber({ safetyNumber }: { safetyNumber: string | null }) {
  const { t } = useTranslation()
  const label = t(safetyNumber === null ? 'quality.notVerified' : 'quality.verified')
  return (
    <Popover position="bottom" withArrow shadow="md" width={300}>
      <Popover.Target>
        <UnstyledButton
          p={6}
          aria-label={safetyNumber === null ? label : `${label}, ${t('quality.safety')} ${safetyNumber}`}
        >
          <Group
            gap={6}
            wrap="nowrap"
            c={safetyNumber === null ? 'dimmed' : 'var(--mantine-color-teal-filled)'}
          >
            <Icon name="shield" />
            <Text size="sm" c="var(--mantine-color-text)" style={{ whiteSpace: 'nowrap' }}>
              {label}
            </Text>
          </Group>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Text fw={600}>{t('quality.safety')}</Text>
          <Text ff="monospace" fz={28} data-testid="safety-number">
            {safetyNumber ?? '··· ···'}
          </Text>
          <Text size="sm" c="dimmed">
            {t('quality.safetyText')}
          </Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
