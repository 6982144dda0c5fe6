/** The place of the picture: the picture itself, or the sentence why there is none, and what must be said over it. */
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Alert, Box, Button, Center, Group, Loader, Paper, Stack, Text, Title } from '@mantine/core'
import type { TFunction } from 'i18next'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pictureTrouble } from './picture-trouble.ts'
import type { ViewMode } from './pointer-mapper.ts'
import { RemoteScreen } from './RemoteScreen.tsx'
import type { RemoteControlFeature } from './remote-control-feature.ts'
import { type ControlState, canSendInput, pictureNote } from './remote-control-state.ts'

export interface RemoteStageProps {
  readonly feature: RemoteControlFeature
  readonly control: ControlState
  /** Null while there is no link to take it from. */
  readonly track: MediaStreamTrack | null
  readonly mode: ViewMode
  readonly customerName: string
  readonly kbps: number | null
  readonly onLeave: () => void
  /** What to show while nothing is shared. */
  readonly idle: ReactNode
}

export function RemoteStage(props: RemoteStageProps) {
  const { feature, control, track, mode, customerName, kbps, onLeave, idle } = props
  const { t } = useTranslation()
  const access = control.remote?.access ?? null
  const [hasFrame, setHasFrame] = useState(false)
  const waitedMs = useWaited(access !== null && !hasFrame)
  // A fresh link brings a fresh track, and with it another first frame.
  useEffect(() => {
    if (track === null || access === null) setHasFrame(false)
  }, [track, access])
  const trouble =
    access === null
      ? null
      : pictureTrouble({ hasFrame, waitedMs, limits: control.remote?.limits ?? [], kbps })
  return (
    <Box component="main" pos="relative" flex={1} miw={0} h="100%">
      {access === null || track === null ? (
        idle
      ) : (
        <RemoteScreen
          track={track}
          mode={mode}
          input={canSendInput(control) ? feature.input : null}
          onLeave={onLeave}
          onFirstFrame={() => setHasFrame(true)}
        />
      )}
      {access !== null && !hasFrame && trouble === null && (
        <Center pos="absolute" inset={0} style={{ pointerEvents: 'none' }}>
          <Group c="gray.3">
            <Loader size="sm" color="gray.3" />
            <Text>{t('remote.firstFrame')}</Text>
          </Group>
        </Center>
      )}
      <Box
        pos="absolute"
        top={12}
        left={12}
        right={12}
        style={{ pointerEvents: 'none', zIndex: 5 }}
        role="status"
      >
        <Center>
          <Stack gap="xs" maw={640}>
            {trouble !== null && <Note text={t(troubleKey(trouble))} />}
            <PictureNoteLine control={control} name={customerName} t={t} />
          </Stack>
        </Center>
      </Box>
      <NewsBar feature={feature} control={control} name={customerName} t={t} />
    </Box>
  )
}

function troubleKey(trouble: NonNullable<ReturnType<typeof pictureTrouble>>) {
  if (trouble === 'capture-unavailable' || trouble === 'empty-picture')
    return `remote.limits.${trouble}` as const
  return 'remote.noPicture' as const
}

function PictureNoteLine({ control, name, t }: { control: ControlState; name: string; t: TFunction }) {
  const note = pictureNote(control)
  if (note === null || note.kind === 'view-only') return null
  if (note.kind === 'reconnecting') return <Note text={t('remote.pause.reconnecting')} />
  if (note.kind === 'no-input') return <Note text={t(`remote.limits.${note.limit}`)} />
  return <Note text={t(`remote.pause.${note.pause}`, { name })} />
}

function Note({ text }: { text: string }) {
  return (
    <Paper shadow="md" radius="xl" px="lg" py={8} withBorder>
      <Text size="sm" fw={500}>
        {text}
      </Text>
    </Paper>
  )
}

/** What the customer answered, and what is still open. */
function NewsBar({
  feature,
  control,
  name,
  t,
}: {
  feature: RemoteControlFeature
  control: ControlState
  name: string
  t: TFunction
}) {
  const { request, news } = control
  if (request === null && news === null) return null
  return (
    <Box pos="absolute" bottom={20} left={20} right={20} style={{ zIndex: 6 }}>
      <Center>
        <Alert
          role={request === null ? 'alert' : 'status'}
          variant="default"
          radius="lg"
          maw={560}
          icon={request === null ? <Icon name="alert" /> : <Loader size="xs" />}
          withCloseButton={request === null}
          closeButtonLabel={t('common.close')}
          onClose={() => feature.dismissNews()}
          style={{ boxShadow: 'var(--mantine-shadow-lg)' }}
        >
          <Stack gap="xs" align="flex-start">
            <Text size="sm">
              {request === null ? newsText(news, name, t) : t(`remote.asking.${request.access}`, { name })}
            </Text>
            {request !== null && (
              <Button size="compact-sm" variant="default" onClick={() => feature.cancelRequest()}>
                {t('remote.cancel')}
              </Button>
            )}
            {request === null && news?.kind === 'refused' && (
              <Button size="compact-sm" variant="default" onClick={() => feature.request(news.access)}>
                {t('remote.askAgain')}
              </Button>
            )}
          </Stack>
        </Alert>
      </Center>
    </Box>
  )
}

function newsText(news: ControlState['news'], name: string, t: TFunction): string {
  if (news === null) return ''
  if (news.kind === 'refused') return t(`remote.refused.${news.outcome}`, { name })
  if (news.kind === 'unanswered') return t('remote.unanswered', { name })
  return t(`remote.ended.${news.by}`, { name })
}

function useWaited(isWaiting: boolean): number {
  const [waitedMs, setWaitedMs] = useState(0)
  useEffect(() => {
    setWaitedMs(0)
    if (!isWaiting) return
    const since = performance.now()
    const timer = setInterval(() => setWaitedMs(performance.now() - since), 500)
    return () => clearInterval(timer)
  }, [isWaiting])
  return waitedMs
}

/** Shown while nothing is shared. */
export function IdleStage({ title, text, action }: { title: string; text: string; action: ReactNode }) {
  return (
    <Center h="100%" bg="var(--mantine-color-default-hover)" p="xl">
      <Stack align="center" gap="md" maw={460}>
        <Title order={1} size="h3" ta="center">
          {title}
        </Title>
        <Text c="dimmed" ta="center">
          {text}
        </Text>
        {action}
      </Stack>
    </Center>
  )
}
