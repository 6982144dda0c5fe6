/** Starts and stops the CSR's own video. */
import { useVideo } from '@deskside/shared/features/video/useVideo.ts'
import type { VideoFeature } from '@deskside/shared/features/video/video-feature.ts'
import type { MediaSlots } from '@deskside/shared/platform/media-slots.dom.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export interface VideoButtonProps {
  readonly video: VideoFeature<MediaSlots>
  /** Somebody is there to be shown to. */
  readonly hasCustomer: boolean
}

export function VideoButton({ video, hasCustomer }: VideoButtonProps) {
  const { t } = useTranslation('video')
  const isOff = useVideo(video).camera.kind === 'off'
  const isPossible = hasCustomer || !isOff
  const name = t(isOff ? 'start' : 'stop')
  return (
    <Button
      variant={isOff ? 'default' : 'light'}
      px="sm"
      aria-label={name}
      title={isPossible ? name : t('needsCustomer')}
      disabled={!isPossible}
      onClick={() => (isOff ? void video.start() : video.stop())}
    >
      <Icon name={isOff ? 'camera' : 'camera-off'} />
    </Button>
  )
}
