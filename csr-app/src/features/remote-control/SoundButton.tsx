/** That the customer's computer is heard, how loud, and the way to put it down. */

import type { MediaSlots } from '@deskside/shared/platform/media-slots.dom.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { ActionIcon, Button, Group, Popover, Slider, Stack, Text } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { RemoteSound } from './remote-sound.ts'

export interface SoundButtonProps {
  readonly sound: RemoteSound<MediaSlots>
  readonly isHeard: boolean
  readonly name: string
  readonly onStop: () => void
}

export function SoundButton({ sound, isHeard, name, onStop }: SoundButtonProps) {
  const { t } = useTranslation()
  const { volume, isMuted } = useSyncExternalStore(sound.state.subscribe, sound.state.getSnapshot)
  if (!isHeard) return null
  return (
    <Popover position="bottom-start" width={260} shadow="md" trapFocus>
      <Popover.Target>
        <ActionIcon
          size={36}
          variant="light"
          aria-label={t('remote.sound.heard')}
          title={t('remote.sound.heard')}
        >
          <Icon name={isMuted ? 'sound-off' : 'sound'} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('remote.sound.heard')}>
        <Stack gap="sm">
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {t('remote.sound.of', { name })}
          </Text>
          <Slider
            thumbLabel={t('remote.sound.volume')}
            label={(percent) => `${percent} %`}
            value={isMuted ? 0 : Math.round(volume * 100)}
            onChange={(percent) => sound.setVolume(percent / 100)}
          />
          <Group gap="xs" grow>
            <Button
              size="xs"
              variant="default"
              aria-pressed={isMuted}
              onClick={() => sound.setMuted(!isMuted)}
            >
              {t(isMuted ? 'remote.sound.unmute' : 'remote.sound.mute')}
            </Button>
            <Button
              size="xs"
              color="red"
              variant="light"
              leftSection={<Icon name="stop" size={14} />}
              aria-label={t('remote.sound.stopListening')}
              onClick={onStop}
            >
              {t('remote.stop')}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
