/** Which camera, and when it rests. */
import { ActionIcon, Checkbox, NativeSelect, Popover, Stack } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MediaSlots } from '../../platform/media-slots.dom.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useVideo } from './useVideo.ts'
import type { CameraDevice } from './video-camera.ts'
import type { VideoFeature } from './video-feature.ts'

const SYSTEM = ''

export interface CameraButtonProps {
  readonly video: VideoFeature<MediaSlots>
}

export function CameraButton({ video }: CameraButtonProps) {
  const { t } = useTranslation('video')
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
        <Choices video={video} />
      </Popover.Dropdown>
    </Popover>
  )
}

function Choices({ video }: CameraButtonProps) {
  const { t } = useTranslation('video')
  const { camera, cameraId, restsWhenHidden } = useVideo(video)
  const cameras = useCameras(video, camera.kind)
  return (
    <Stack gap="sm">
      <NativeSelect
        size="sm"
        label={t('camera')}
        data={[
          { value: SYSTEM, label: t('systemChoice') },
          ...cameras.map(({ deviceId, label }, index) => ({
            value: deviceId,
            label: label === '' ? t('unnamed', { number: index + 1 }) : label,
          })),
        ]}
        value={cameraId ?? SYSTEM}
        onChange={({ currentTarget: { value } }) => void video.chooseCamera(value === SYSTEM ? null : value)}
      />
      <Checkbox
        size="sm"
        label={t('rests')}
        checked={restsWhenHidden}
        onChange={({ currentTarget: { checked } }) => void video.setRestsWhenHidden(checked)}
      />
    </Stack>
  )
}

/** Cameras have names only once one is open, so the list is read again then, and when one is plugged in. */
function useCameras(video: VideoFeature<MediaSlots>, camera: string): readonly CameraDevice[] {
  const [cameras, setCameras] = useState<readonly CameraDevice[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state of the camera changes the answer
  useEffect(() => {
    let isGone = false
    const read = async (): Promise<void> => {
      const found = await video.devices()
      if (!isGone) setCameras(found)
    }
    void read()
    const onChange = (): void => void read()
    navigator.mediaDevices.addEventListener('devicechange', onChange)
    return () => {
      isGone = true
      navigator.mediaDevices.removeEventListener('devicechange', onChange)
    }
  }, [video, camera])
  return cameras
}
