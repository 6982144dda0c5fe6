/** One session: toolbar above, the customer's desktop in the middle, people and talk at the side. */

import type { ViewMode } from '@deskside/shared/features/remote-control/viewer/pointer-mapper.ts'
import { usePhoneLine } from '@deskside/shared/features/voice/usePhoneLine.ts'
import type { SignalingState } from '@deskside/shared/session/ports.ts'
import { amHost } from '@deskside/shared/session/session-snapshot.ts'
import { Group, Stack } from '@mantine/core'
import { Activity, type RefObject, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Bridge } from '../csr-app.ipc.ts'
import type { ColleagueDesk } from '../features/colleagues/colleague-desk.ts'
import { NotesBox } from '../features/notes/NotesBox.tsx'
import { notesAtEnd } from '../features/notes/notes-at-end.ts'
import { useNotes } from '../features/notes/useNotes.ts'
import { FullScreenBar } from '../features/remote-control/FullScreenBar.tsx'
import { MyDeskBar } from '../features/remote-control/MyDeskBar.tsx'
import { RemoteStage } from '../features/remote-control/RemoteStage.tsx'
import { canSendInput } from '../features/remote-control/remote-control-state.ts'
import { type FullScreen, useFullScreen } from '../features/remote-control/useFullScreen.ts'
import { ScreenshotButton } from '../features/screenshot/ScreenshotButton.tsx'
import { useScreenshotKey } from '../features/screenshot/useScreenshotKey.ts'
import { frameOf } from '../features/screenshot/video-frame.dom.ts'
import { SessionOver } from '../features/session/SessionOver.tsx'
import type { LiveSession } from './live-session.dom.ts'
import { SessionDialogs } from './SessionDialogs.tsx'
import { SessionIdle } from './SessionIdle.tsx'
import { SessionNotices } from './SessionNotices.tsx'
import { SessionScreenshot } from './SessionScreenshot.tsx'
import { SessionSide } from './SessionSide.tsx'
import { SessionToolbar } from './SessionToolbar.tsx'
import { useActivity } from './useActivity.ts'
import { useSideNews } from './useSideNews.ts'

export interface SessionScreenProps {
  readonly live: LiveSession
  readonly bridge: Bridge
  readonly signaling: SignalingState
  readonly colleagues: ColleagueDesk
  /** The person decided not to end it. */
  readonly onStay: () => void
  /** Of a session that is over. */
  readonly onClose: () => void
}

export function SessionScreen({ live, bridge, signaling, colleagues, onStay, onClose }: SessionScreenProps) {
  const { session, control: feature, meter } = live
  const view = useSyncExternalStore(session.snapshot.subscribe, session.snapshot.getSnapshot)
  const control = useSyncExternalStore(feature.state.subscribe, feature.state.getSnapshot)
  const notes = useNotes(live.notes)
  const dialog = useSyncExternalStore(live.dialog.subscribe, live.dialog.getSnapshot)
  const [mode, setMode] = useState<ViewMode>('fit')
  const firstButton = useRef<HTMLButtonElement>(null)
  const video = useRef<HTMLVideoElement>(null)
  const fullScreen = useFullScreen(canSendInput(control))
  const isHost = amHost(view)
  const isOver = view.phase.kind === 'over'
  useActivity(live.noteActivity)
  useEffect(() => {
    meter.start()
    return () => meter.stop()
  }, [meter])
  useEffect(() => {
    if (isOver) fullScreen.leave()
  }, [isOver, fullScreen.leave])

  const takeScreenshot = (): void => void live.screenshots.take(() => frameOf(video.current))
  useScreenshotKey(takeScreenshot)

  const customer = view.participants.find((person) => person.participantId === control.targetId) ?? null
  const sideNews = useSideNews(live, view)
  usePhoneLine(live.phone, live.showInChat)
  const access = control.remote?.access ?? null
  const leave = useGiveBack(fullScreen, firstButton)
  if (view.phase.kind === 'over') {
    return (
      <>
        <SessionOver
          end={view.phase.end}
          notes={notesAtEnd(notes)}
          notesEditor={<NotesBox book={live.notes} />}
          onHome={onClose}
        />
        <SessionScreenshot live={live} bridge={bridge} view={view} />
      </>
    )
  }
  return (
    <Stack h="100%" gap={0}>
      {!fullScreen.isOn && (
        <SessionToolbar
          live={live}
          view={view}
          control={control}
          customer={customer}
          mode={mode}
          onMode={setMode}
          onScreenshot={takeScreenshot}
          onFullScreen={fullScreen.enter}
          onShare={(what) => live.dialog.set(what === 'desktop' ? 'share-desktop' : 'share-application')}
          isHost={isHost}
          onInvite={() => live.dialog.set('invite')}
          onEnd={() => live.dialog.set('end')}
          firstButton={firstButton}
        />
      )}
      {!fullScreen.isOn && <MyDeskBar desk={live.desk} people={view.participants} />}
      <Group flex={1} mih={0} gap={0} align="stretch" wrap="nowrap">
        <RemoteStage
          feature={feature}
          control={control}
          track={
            customer === null ? null : (session.linkOf(customer.participantId)?.media.track('screen') ?? null)
          }
          video={video}
          mode={mode}
          customerName={customer?.name ?? ''}
          receivedKbps={() => meter.quality.getSnapshot().kbps}
          onLeave={leave}
          notices={<SessionNotices live={live} view={view} signaling={signaling} />}
          idle={
            <SessionIdle
              view={view}
              live={live}
              customer={customer}
              isAsking={control.request !== null}
              onInvite={isHost ? () => live.dialog.set('invite') : null}
            />
          }
        />
        {/* Half-written lines and chosen readers are there again afterwards. */}
        <Activity mode={fullScreen.isOn ? 'hidden' : 'visible'}>
          <SessionSide live={live} bridge={bridge} view={view} isHost={isHost} control={control} />
        </Activity>
      </Group>
      {fullScreen.isOn && (
        <FullScreenBar
          name={customer?.name ?? ''}
          hasAccess={access !== null}
          news={sideNews}
          onLeave={leave}
          onStop={() => feature.stop()}
        >
          {access !== null && (
            <ScreenshotButton isCompact isPossible={control.isReachable} onTake={takeScreenshot} />
          )}
        </FullScreenBar>
      )}
      <SessionDialogs
        open={dialog}
        live={live}
        bridge={bridge}
        view={view}
        colleagues={colleagues}
        onClose={() => live.dialog.set(null)}
        onStay={onStay}
      />
      <SessionScreenshot live={live} bridge={bridge} view={view} />
    </Stack>
  )
}

/** Ends full screen and puts the keyboard on the toolbar, which is there only once full screen is over. */
function useGiveBack(fullScreen: FullScreen, firstButton: RefObject<HTMLButtonElement | null>): () => void {
  const isLeaving = useRef(false)
  useEffect(() => {
    if (fullScreen.isOn || !isLeaving.current) return
    isLeaving.current = false
    firstButton.current?.focus()
  }, [fullScreen.isOn, firstButton])
  return () => {
    isLeaving.current = fullScreen.isOn
    fullScreen.leave()
    firstButton.current?.focus()
  }
}
