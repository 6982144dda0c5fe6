/** The place of the picture: the picture itself, or the sentence why there is none, and what must be said over it. */

import type { ViewMode } from '@deskside/shared/features/remote-control/viewer/pointer-mapper.ts'
import { RemoteScreen } from '@deskside/shared/features/remote-control/viewer/RemoteScreen.tsx'
import { Box, Center, CloseButton, Group, Loader, Paper, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, type RefObject, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ControlNewsCard } from './ControlNewsCard.tsx'
import { type PictureTrouble, pictureTrouble } from './picture-trouble.ts'
import type { RemoteControlFeature } from './remote-control-feature.ts'
import { type ControlState, canSendInput, pictureNote } from './remote-control-state.ts'

export interface RemoteStageProps {
  readonly feature: RemoteControlFeature
  readonly control: ControlState
  /** Null while there is no link to take it from. */
  readonly track: MediaStreamTrack | null
  /** Shows the picture, while there is one. */
  readonly video: RefObject<HTMLVideoElement | null>
  readonly mode: ViewMode
  readonly customerName: string
  /** Asked for while a first picture is waited for; null when not known. */
  readonly receivedKbps: () => number | null
  readonly onLeave: () => void
  /** What to show while nothing is shared. */
  readonly idle: ReactNode
  /** Floats over everything else, out of the pointer's way. */
  readonly notices: ReactNode
}

export function RemoteStage(props: RemoteStageProps) {
  const { feature, control, mode, customerName, receivedKbps, onLeave, idle, notices } = props
  const { t } = useTranslation()
  const access = control.remote?.access ?? null
  const track = useLastTrack(props.track, access !== null)
  const [hasFrame, setHasFrame] = useState(false)
  const isSharing = access !== null && track !== null
  useEffect(() => {
    if (!isSharing) setHasFrame(false)
  }, [isSharing])
  const onLost = useCallback((listener: () => void) => whenLost(feature, listener), [feature])
  const waitedMs = useWaited(isSharing && !hasFrame && control.isReachable)
  const limits = control.remote?.limits ?? []
  const trouble = isSharing ? pictureTrouble({ hasFrame, waitedMs, limits, kbps: receivedKbps() }) : null
  return (
    <Box component="main" pos="relative" flex={1} miw={0} h="100%">
      {isSharing ? (
        <RemoteScreen
          words={{
            screen: t('remote.screen'),
            keyboard: t('remote.keyboard'),
            leaveHint: t('remote.leaveHint'),
          }}
          track={track}
          mode={mode}
          input={canSendInput(control) ? feature.input : null}
          onLeave={onLeave}
          onFirstFrame={() => setHasFrame(true)}
          onLost={onLost}
          video={props.video}
        />
      ) : (
        idle
      )}
      {isSharing && !hasFrame && trouble === null && (
        <Center pos="absolute" inset={0} style={{ pointerEvents: 'none' }}>
          <Group c="gray.3">
            <Loader size="sm" color="gray.3" />
            <Text>{t('remote.firstFrame')}</Text>
          </Group>
        </Center>
      )}
      {/* Never pushes the picture aside: a click that was aimed must land where it was aimed. */}
      <Stack
        pos="absolute"
        top={12}
        left={12}
        right={12}
        gap="xs"
        align="center"
        role="status"
        style={{ pointerEvents: 'none', zIndex: 5 }}
      >
        {notices}
        {trouble !== null && <StageNote>{t(troubleKey(trouble), { name: customerName })}</StageNote>}
        <PictureNoteLine control={control} name={customerName} />
      </Stack>
      <ControlNewsCard feature={feature} control={control} name={customerName} />
    </Box>
  )
}

export interface StageNoteProps {
  readonly children: ReactNode
  readonly isWarning?: boolean
  /** Of a note that stays until somebody has read it. */
  readonly onDismiss?: () => void
}

/** A pill of text over the picture. */
export function StageNote({ children, isWarning = false, onDismiss }: StageNoteProps) {
  const { t } = useTranslation()
  return (
    <Paper shadow="md" radius="xl" px="lg" py={8} withBorder maw={680}>
      <Group gap="xs" wrap="nowrap">
        <Text size="sm" fw={500} c={`var(--mantine-color-${isWarning ? 'error' : 'text'})`}>
          {children}
        </Text>
        {onDismiss !== undefined && (
          <CloseButton
            size="sm"
            style={{ flexShrink: 0, pointerEvents: 'auto' }}
            aria-label={t('common.close')}
            onClick={onDismiss}
          />
        )}
      </Group>
    </Paper>
  )
}

function PictureNoteLine({ control, name }: { control: ControlState; name: string }) {
  const { t } = useTranslation()
  const note = pictureNote(control)
  // The toolbar says "viewing"; reconnecting is said with the people it concerns.
  if (note === null || note.kind === 'view-only' || note.kind === 'reconnecting') return null
  if (note.kind === 'no-input') return <StageNote>{t(`remote.limits.${note.limit}`)}</StageNote>
  return <StageNote>{t(`remote.pause.${note.pause}`, { name })}</StageNote>
}

function troubleKey(trouble: PictureTrouble) {
  if (trouble === 'capture-unavailable' || trouble === 'empty-picture')
    return `remote.limits.${trouble}` as const
  return `remote.trouble.${trouble}` as const
}

/** Keeps the last picture on screen while the link is restored. */
function useLastTrack(track: MediaStreamTrack | null, isShared: boolean): MediaStreamTrack | null {
  const [last, setLast] = useState(track)
  if (track !== null && track !== last) setLast(track)
  return isShared ? (track ?? last) : null
}

function whenLost({ state }: RemoteControlFeature, listener: () => void): () => void {
  let wasReachable = state.getSnapshot().isReachable
  return state.subscribe(() => {
    const { isReachable } = state.getSnapshot()
    if (wasReachable && !isReachable) listener()
    wasReachable = isReachable
  })
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
export function IdleStage({ title, text, action }: { title: string; text: string; action?: ReactNode }) {
  return (
    <Center h="100%" bg="var(--deskside-ground)" p="xl">
      <Stack align="center" gap="md" maw={460}>
        <Title order={2} size="h3" ta="center">
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
