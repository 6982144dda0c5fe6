/** How good the connection is and whether the other end has proved itself, always in the toolbar. */
import { Table, Text } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { LinkMeter } from './link-meter.ts'
import type { LinkGrade } from './link-quality.ts'
import { ToolbarBadge } from './ToolbarBadge.tsx'

const COLOUR: Readonly<Record<LinkGrade, string>> = {
  good: 'var(--mantine-color-teal-filled)',
  fair: 'var(--mantine-color-yellow-filled)',
  poor: 'var(--mantine-color-red-filled)',
  unknown: 'var(--mantine-color-dimmed)',
}

export function ConnectionBadge({ meter }: { meter: LinkMeter }) {
  const { t } = useTranslation()
  const quality = useSyncExternalStore(meter.quality.subscribe, meter.quality.getSnapshot)
  const path = t(`quality.${quality.path}`)
  const figure = (value: number | null, unit: string): string => (value === null ? '–' : `${value} ${unit}`)
  const frames = t('quality.perSecond')
  const figures = [
    [t('quality.roundTrip'), figure(quality.roundTripMs, 'ms')],
    [t('quality.loss'), figure(quality.lossPercent, '%')],
    [t('quality.frames'), figure(quality.framesPerSecond, frames)],
    [t('quality.rate'), figure(quality.kbps, 'kbit/s')],
  ] as const
  const short = [
    path,
    ...(quality.roundTripMs === null ? [] : [figure(quality.roundTripMs, 'ms')]),
    ...(quality.lossPercent === null || quality.lossPercent === 0 ? [] : [figure(quality.lossPercent, '%')]),
    ...(quality.framesPerSecond === null ? [] : [figure(quality.framesPerSecond, frames)]),
  ].join(' · ')
  const grade = quality.grade === 'unknown' ? path : t(`quality.${quality.grade}`)
  return (
    <ToolbarBadge
      icon="signal"
      colour={COLOUR[quality.grade]}
      short={short}
      needs="some-room"
      label={`${t('quality.title')}: ${grade}, ${short}`}
      width={300}
    >
      <Text fw={600}>{grade}</Text>
      <Table withRowBorders={false} verticalSpacing={2} horizontalSpacing={0}>
        <Table.Tbody>
          {figures.map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th fw={400} c="dimmed" scope="row">
                {name}
              </Table.Th>
              <Table.Td ta="right">{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {quality.path !== 'unknown' && (
        <Text size="sm" c="dimmed">
          {t(quality.path === 'direct' ? 'quality.directText' : 'quality.relayedText')}
        </Text>
      )}
    </ToolbarBadge>
  )
}
