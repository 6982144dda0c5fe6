/** What is shared with whom at this moment, in a sentence each, with the way to take it back. */
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Alert, Button, Group, Paper, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CustomerPlace } from './customer-place.ts'
import type { SharingEnd, SharingView } from './remote-control-feature.ts'

export interface SharingStatusProps {
  /** Null before the main process has said anything. */
  readonly view: SharingView | null
  readonly nameOf: (participantId: string) => string
  readonly place: CustomerPlace
  readonly onStop: (participantId: string | null) => void
  /** No other customer sees it any more. */
  readonly onKeepToCsrs: () => void
}

const STATEMENTS = {
  unknown: 'session.settling',
  primary: 'session.nothing',
  secondary: 'session.secondary',
} as const satisfies Record<CustomerPlace, string>

export function SharingStatus({ view, nameOf, place, onStop, onKeepToCsrs }: SharingStatusProps) {
  const { t, i18n } = useTranslation()
  const inUse = view?.state.inUse ?? []
  const listening = view?.state.listening ?? []
  const isAnything = inUse.length > 0 || listening.length > 0
  // Who may see and hear again is one person to take it back from.
  const standing = [...new Set((view?.state.standing ?? []).map(({ participantId }) => participantId))]
  const onlookers = (view?.state.onlookers ?? []).map(nameOf)
  const endKey = endingWorthSaying(view?.lastEnd ?? null, place === 'primary')
  return (
    <Stack gap="xs" aria-live="polite">
      {!isAnything ? (
        <Paper withBorder radius="md" p="sm">
          <Group gap="sm" wrap="nowrap">
            <Text c="var(--mantine-color-teal-filled)" component="span">
              <Icon name="shield" size={22} />
            </Text>
            <Text size="sm">{t(STATEMENTS[place])}</Text>
          </Group>
        </Paper>
      ) : (
        <Alert color="orange" variant="light" icon={<Icon name={inUse.length > 0 ? 'eye' : 'sound'} />}>
          <Group justify="space-between" wrap="nowrap">
            <Stack gap={2}>
              {inUse.map(({ participantId, access }) => (
                <Text key={participantId} size="sm" fw={600}>
                  {t(access === 'control' ? 'session.controlled' : 'session.viewed', {
                    name: nameOf(participantId),
                  })}
                </Text>
              ))}
              {listening.map(({ participantId }) => (
                <Text key={participantId} size="sm" fw={600}>
                  {t('session.heard', { name: nameOf(participantId) })}
                </Text>
              ))}
            </Stack>
            <Button
              color="red"
              size="xs"
              onClick={() => onStop(null)}
              style={{ flexShrink: 0 }}
              aria-label={t('session.stopAll')}
            >
              {t('session.stop')}
            </Button>
          </Group>
        </Alert>
      )}
      {onlookers.length > 0 && (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {t('session.onlookers', { names: new Intl.ListFormat(i18n.language).format(onlookers) })}
          </Text>
          <Button variant="subtle" size="compact-xs" onClick={onKeepToCsrs} style={{ flexShrink: 0 }}>
            {t('session.keepToCsrs')}
          </Button>
        </Group>
      )}
      {standing.map((participantId) => (
        <Group key={participantId} justify="space-between" wrap="nowrap">
          <Text size="sm">{t('session.standing', { name: nameOf(participantId) })}</Text>
          <Button variant="subtle" size="compact-xs" onClick={() => onStop(participantId)}>
            {t('session.takeBack')}
          </Button>
        </Group>
      ))}
      {endKey !== null && !isAnything && (
        <Text size="sm" c="dimmed">
          {t(`session.ended.${endKey}`)}
        </Text>
      )}
      {(view?.state.limits ?? []).map((limit) => (
        <Text key={limit} size="sm" c="var(--mantine-color-error)">
          {t(`session.limits.${limit}`)}
        </Text>
      ))}
    </Stack>
  )
}

/** What somebody did on purpose needs no explanation. */
function endingWorthSaying(end: SharingEnd | null, isPrimary: boolean) {
  // What this computer cannot do stands below.
  if (end?.access === 'sound' && end.why === 'capture-failed') return null
  switch (end?.why) {
    // Who is the primary customer again need not be told of the time between.
    case 'no-longer-primary':
      return isPrimary ? null : end.why
    case 'expired':
    case 'outage':
    case 'display-gone':
    case 'capture-failed':
    case 'asleep':
      return end.why
    default:
      return null
  }
}
