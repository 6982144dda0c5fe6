/** What this CSR can do at the moment, for how long, and the way to put it down. */

import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { useNow } from '@deskside/shared/ui/useNow.ts'
import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDuration } from '../../ui/useDuration.ts'
import type { RemoteState } from './remote-control-state.ts'

export function AccessChip({ remote, onStop }: { remote: RemoteState | null; onStop: () => void }) {
  const { t } = useTranslation()
  if (remote === null || remote.access === null) return null
  return (
    <Group gap="xs" wrap="nowrap">
      <Text size="sm" fw={600} style={{ whiteSpace: 'nowrap' }} data-needs="much-room">
        {t(remote.access === 'control' ? 'remote.controlling' : 'remote.viewing')}
        {remote.expiresAt !== null && <TimeLeft until={remote.expiresAt} />}
      </Text>
      <Button
        size="compact-sm"
        color="red"
        variant="light"
        leftSection={<Icon name="stop" size={14} />}
        onClick={onStop}
        aria-label={t('remote.stopControl')}
      >
        {t('remote.stop')}
      </Button>
    </Group>
  )
}

function TimeLeft({ until }: { until: number }) {
  const { t } = useTranslation()
  const duration = useDuration()
  const now = useNow()
  return (
    <Text span inherit fw={400} c="dimmed">
      {` · ${t('remote.timeLeft', { time: duration(until - now) })}`}
    </Text>
  )
}
