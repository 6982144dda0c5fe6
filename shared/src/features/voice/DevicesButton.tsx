/** Which microphone and which loudspeaker, with a meter and a tone to try them, before the conference as well as in it. */
import { ActionIcon, Alert, Button, Modal, NativeSelect, Popover, Progress, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MediaSlots } from '../../platform/media-slots.dom.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useMyLevel, useVoice } from './useVoice.ts'
import type { AudioDevice, AudioDevices } from './voice-audio.ts'
import type { VoiceFeature } from './voice-feature.ts'

const SYSTEM = ''

export interface DevicesProps {
  readonly voice: VoiceFeature<MediaSlots>
}

/** Opened before joining: the microphone is on as long as this is on the screen, and nobody else hears it. */
export function TryDevices({ voice, onClose }: DevicesProps & { onClose: () => void }) {
  const { t } = useTranslation('voice')
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('devices')}
      size={340}
      closeButtonProps={{ 'aria-label': t('closeDevices') }}
    >
      <Trial voice={voice} />
    </Modal>
  )
}

function Trial({ voice }: DevicesProps) {
  const { t } = useTranslation('voice')
  const { microphone } = useVoice(voice)
  useEffect(() => {
    void voice.beginTry()
    return () => voice.endTry()
  }, [voice])
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('tryText')}
      </Text>
      <div role="status">
        {microphone.kind === 'unusable' && (
          <Alert color="yellow" py={8} icon={<Icon name="muted" />}>
            {t(`try.${microphone.problem}`)}
          </Alert>
        )}
      </div>
      <Devices voice={voice} />
    </Stack>
  )
}

export function DevicesButton({ voice }: DevicesProps) {
  const { t } = useTranslation('voice')
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover position="bottom-end" width={280} shadow="md" trapFocus opened={isOpen} onChange={setOpen}>
      <Popover.Target>
        <ActionIcon
          size={36}
          variant="default"
          aria-label={t('devices')}
          title={t('devices')}
          onClick={() => setOpen((was) => !was)}
        >
          <Icon name="gear" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('devices')}>
        <Devices voice={voice} />
      </Popover.Dropdown>
    </Popover>
  )
}

function Devices({ voice }: DevicesProps) {
  const { t } = useTranslation('voice')
  const state = useVoice(voice)
  const devices = useDevices(voice, state.microphone.kind)
  const choices = (list: readonly AudioDevice[]) => [
    { value: SYSTEM, label: t('systemChoice') },
    ...list.map(({ deviceId, label }, index) => ({
      value: deviceId,
      label: label === '' ? t('unnamed', { number: index + 1 }) : label,
    })),
  ]
  return (
    <Stack gap="sm">
      <NativeSelect
        size="sm"
        label={t('microphone')}
        data={choices(devices.microphones)}
        value={state.microphoneId ?? SYSTEM}
        onChange={({ currentTarget: { value } }) =>
          void voice.openMicrophone(value === SYSTEM ? null : value)
        }
      />
      <Meter voice={voice} />
      {devices.outputs.length > 0 && (
        <NativeSelect
          size="sm"
          label={t('output')}
          data={choices(devices.outputs)}
          value={state.outputId ?? SYSTEM}
          onChange={({ currentTarget: { value } }) =>
            void voice.chooseOutput(value === SYSTEM ? null : value)
          }
        />
      )}
      <Button size="xs" variant="default" onClick={() => voice.playTestTone()}>
        {t('test')}
      </Button>
    </Stack>
  )
}

function Meter({ voice }: DevicesProps) {
  const { t } = useTranslation('voice')
  const mine = useMyLevel(voice)
  return (
    <div>
      <Text size="xs" c="dimmed" mb={4}>
        {t('level')}
      </Text>
      <Progress value={mine * 100} color="teal" transitionDuration={80} aria-label={t('level')} />
    </div>
  )
}

const NONE: AudioDevices = { microphones: [], outputs: [] }

/** Devices have names only once a microphone is open, so the list is read again then, and when one is plugged in. */
function useDevices(voice: DevicesProps['voice'], microphone: string): AudioDevices {
  const [devices, setDevices] = useState(NONE)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state of the microphone changes the answer
  useEffect(() => {
    let isGone = false
    const read = async (): Promise<void> => {
      const found = await voice.devices()
      if (!isGone) setDevices(found)
    }
    void read()
    const onChange = (): void => void read()
    navigator.mediaDevices.addEventListener('devicechange', onChange)
    return () => {
      isGone = true
      navigator.mediaDevices.removeEventListener('devicechange', onChange)
    }
  }, [voice, microphone])
  return devices
}
