/** The faces of a session: everyone whose camera is on, oneself too, and what can be done about one's own. */
import { Alert, Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { MediaSlots } from '../../platform/media-slots.dom.ts'
import type { PeerLink } from '../../session/ports.ts'
import type { Participant } from '../../session/session-snapshot.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { BrowserVideoCamera } from './browser-video-camera.dom.ts'
import { CameraButton } from './CameraButton.tsx'
import { useVideo } from './useVideo.ts'
import { VideoTile } from './VideoTile.tsx'
import type { VideoFeature } from './video-feature.ts'
import type { CameraState } from './video-state.ts'

export interface VideoPanelProps {
  readonly video: VideoFeature<MediaSlots>
  readonly camera: Pick<BrowserVideoCamera, 'own'>
  readonly participants: readonly Participant[]
  readonly linkOf: (participantId: string) => PeerLink<MediaSlots> | null
}

export function VideoPanel({ video, camera, participants, linkOf }: VideoPanelProps) {
  const { t } = useTranslation('video')
  const state = useVideo(video)
  const own = useSyncExternalStore(camera.own.subscribe, camera.own.getSnapshot)
  const seen = participants.filter(({ presence, link }) => presence.camera && link === 'verified')
  const isOff = state.camera.kind === 'off'
  if (isOff && seen.length === 0) return null
  const tiles = seen.length + (own === null ? 0 : 1)
  return (
    <Paper component="section" withBorder p="sm" aria-labelledby="video-title">
      <Stack gap="xs">
        <Title order={2} size="h6" id="video-title">
          {t('title')}
        </Title>
        {tiles > 0 && (
          <SimpleGrid cols={Math.min(2, tiles)} spacing="xs">
            {seen.map(({ participantId, name }) => (
              <VideoTile
                key={participantId}
                track={linkOf(participantId)?.media.track('camera') ?? null}
                name={name}
                label={t('pictureOf', { name })}
              />
            ))}
            {own !== null && <VideoTile track={own} name={t('you')} label={t('pictureOfYou')} isMirrored />}
          </SimpleGrid>
        )}
        {isOff && seen[0] !== undefined && (
          <Text size="sm" c="dimmed">
            {t('invites', { name: seen[0].name })}
          </Text>
        )}
        <CameraNews camera={state.camera} onAgain={() => void video.start()} />
        <Group gap="xs" wrap="nowrap">
          <Button
            flex={1}
            variant="light"
            leftSection={<Icon name={isOff ? 'camera' : 'camera-off'} />}
            onClick={() => (isOff ? void video.start() : video.stop())}
          >
            {t(isOff ? 'start' : 'stop')}
          </Button>
          {!isOff && <CameraButton video={video} />}
        </Group>
      </Stack>
    </Paper>
  )
}

function CameraNews({ camera, onAgain }: { camera: CameraState; onAgain: () => void }) {
  const { t } = useTranslation('video')
  switch (camera.kind) {
    case 'off':
    case 'open':
      return null
    case 'opening':
    case 'resting':
      return (
        <Text size="xs" c="dimmed" role="status">
          {t(camera.kind)}
        </Text>
      )
    case 'unusable':
      return (
        <Alert color="yellow" py={8} role="status" icon={<Icon name="camera-off" />}>
          <Text size="sm">{t(camera.problem)}</Text>
          <Button mt={6} size="compact-xs" variant="default" onClick={onAgain}>
            {t('again')}
          </Button>
        </Alert>
      )
  }
}
