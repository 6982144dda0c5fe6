/** That a phone conference was asked for and is not there yet, or not at all. */
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Alert, Button, Group, Text } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { PhoneDesk } from './phone-desk.ts'

export function PhoneAskingNote({ desk }: { desk: PhoneDesk }) {
  const { t } = useTranslation('phone')
  const asking = useSyncExternalStore(desk.state.subscribe, desk.state.getSnapshot)
  if (asking === 'no') return null
  if (asking === 'asking') {
    return (
      <Text size="sm" c="dimmed" role="status">
        {t('asking')}
      </Text>
    )
  }
  return (
    <Alert color="yellow" py={8} role="alert" icon={<Icon name="alert" />}>
      <Text size="sm">{t(asking)}</Text>
      <Group gap="xs" mt={6}>
        <Button size="compact-xs" variant="default" onClick={() => void desk.ask()}>
          {t('again')}
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={() => desk.dismiss()}>
          {t('dismiss')}
        </Button>
      </Group>
    </Alert>
  )
}
