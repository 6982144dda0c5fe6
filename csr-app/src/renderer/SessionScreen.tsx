/** One session: toolbar above, the customer's desktop in the middle, people and talk at the side. */
import type { SignalingState } from '@deskside/shared/session/ports.ts'
import type { Participant } from '@deskside/shared/session/session-snapshot.ts'
import { Box, Button, Group, Stack } from '@mantine/core'
import { type RefObject, useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Bridge } from '../csr-app.ipc.ts'
import { InviteDialog } from '../features/invite/InviteDialog.tsx'
import { NotesPanel } from '../features/notes/NotesPanel.tsx'
import { useNotes } from '../features/notes/useNotes.ts'
import { FullScreenBar } from '../features/remote-control/FullScreenBar.tsx'
import type { ViewMode } from '../features/remote-control/pointer-mapper.ts'
import { IdleStage, RemoteStage } from '../features/remote-control/RemoteStage.tsx'
import { canSendInput } from '../features/remote-control/remote-control-state.ts'
import { type FullScreen, useFullScreen } from '../features/remote-control/useFullScreen.ts'
import { EndDialog } from '../features/session/EndDialog.tsx'
import { SessionOver } from '../features/session/SessionOver.tsx'
import type { LiveSession } from './live-session.dom.ts'
import { SessionNotices } from './SessionNotices.tsx'
import { SessionSide } from './SessionSide.tsx'
import { SessionToolbar } from './SessionToolbar.tsx'
import { useCloseGuard } from './useCloseGuard.ts'

export interface SessionScreenProps {
  readonly live: LiveSession
  readonly bridge: Bridge
  readonly signaling: SignalingState
  readonly onHome: () => void
}

export function SessionScreen({ live, bridge, signaling, onHome }: SessionScreenProps) {
  const { session, control: feature, meter } = live
  const view = useSyncExternalStore(session.snapshot.subscribe, session.snapshot.getSnapshot)
  const control = useSyncExternalStore(feature.state.subscribe, feature.state.getSnapshot)
  const quality = useSyncExternalStore(meter.quality.subscribe, meter.quality.getSnapshot)
  const notes = useNotes(live.notes)
  const [dialog, setDialog] = useState<'invite' | 'end' | null>('invite')
  const [mode, setMode] = useState<ViewMode>('fit')
  const firstButton = useRef<HTMLButtonElement>(null)
  const fullScreen = useFullScreen(canSendInput(control))
  const isOver = view.phase.kind === 'over'
  const guard = useCloseGuard(live, bridge, isOver, () => setDialog('end'))
  useEffect(() => {
    meter.start()
    return () => meter.stop()
  }, [meter])
  useCloseInvite(view.participants.length, () => setDialog((open) => (open === 'invite' ? null : open)))
  useEffect(() => {
    if (isOver) fullScreen.leave()
  }, [isOver, fullScreen.leave])

  const customer = view.participants.find((person) => person.participantId === control.targetId) ?? null
  const access = control.remote?.access ?? null
  const leave = useGiveBack(fullScreen, firstButton)
  if (view.phase.kind === 'over') {
    return (
      <SessionOver
        end={view.phase.end}
        notes={notesAtEnd(notes)}
        notesEditor={<NotesPanel book={live.notes} />}
        onHome={onHome}
      />
    )
  }
  return (
    <Stack h="100vh" gap={0}>
      {!fullScreen.isOn && (
        <SessionToolbar
          live={live}
          view={view}
          control={control}
          customer={customer}
          mode={mode}
          onMode={setMode}
          onFullScreen={fullScreen.enter}
          onInvite={() => setDialog('invite')}
          onEnd={() => setDialog('end')}
          firstButton={firstButton}
        />
      )}
      <Group flex={1} mih={0} gap={0} align="stretch" wrap="nowrap">
        <RemoteStage
          feature={feature}
          control={control}
          track={
            customer === null ? null : (session.linkOf(customer.participantId)?.media.track('screen') ?? null)
          }
          mode={mode}
          customerName={customer?.name ?? ''}
          kbps={quality.kbps}
          onLeave={leave}
          notices={<SessionNotices live={live} view={view} signaling={signaling} />}
          idle={<Idle live={live} customer={customer} onInvite={() => setDialog('invite')} />}
        />
        {!fullScreen.isOn && (
          <SessionSide
            live={live}
            bridge={bridge}
            view={view}
            access={
              access === null || customer === null ? null : { participantId: customer.participantId, access }
            }
          />
        )}
      </Group>
      {fullScreen.isOn && (
        <FullScreenBar
          name={customer?.name ?? ''}
          hasAccess={access !== null}
          onLeave={leave}
          onStop={() => feature.stop()}
        />
      )}
      <InviteDialog
        isOpen={dialog === 'invite'}
        onClose={() => setDialog(null)}
        invites={view.invites}
        csrName={view.me?.name ?? ''}
        organisation={view.me?.organisation ?? ''}
        onInvite={() => session.createInvite('customer')}
        onWithdraw={(inviteId) => session.withdrawInvite(inviteId)}
        onCopy={(text) => bridge.tell.copy(text)}
        onOpenMail={(address) => bridge.ask['open-outside'](address)}
      />
      <EndDialog
        isOpen={dialog === 'end'}
        notes={
          <Box h={220}>
            <NotesPanel book={live.notes} />
          </Box>
        }
        onSave={async () => (isSafe(live.notes.state.getSnapshot()) ? 'saved' : live.notes.save())}
        onEnd={() => {
          setDialog(null)
          session.end()
        }}
        onCancel={() => {
          setDialog(null)
          guard.stay()
        }}
      />
    </Stack>
  )
}

interface IdleProps {
  readonly live: LiveSession
  readonly customer: Participant | null
  readonly onInvite: () => void
}

function Idle({ live, customer, onInvite }: IdleProps) {
  const { t } = useTranslation()
  if (customer === null) {
    return (
      <IdleStage
        title={t('session.waiting')}
        text={t('session.waitingText')}
        action={
          <Button variant="light" onClick={onInvite}>
            {t('session.openInvite')}
          </Button>
        }
      />
    )
  }
  const { name } = customer
  if (customer.link !== 'verified')
    return <IdleStage title={t('session.connecting', { name })} text={t('session.connectingText')} />
  return (
    <IdleStage
      title={t('session.joined', { name })}
      text={t('session.joinedText', { name })}
      action={
        <Group>
          <Button onClick={() => live.control.request('control')}>{t('remote.requestControl')}</Button>
          <Button variant="default" onClick={() => live.control.request('view')}>
            {t('remote.requestView')}
          </Button>
        </Group>
      }
    />
  )
}

type Notes = ReturnType<typeof useNotes>

function isSafe({ text, condition }: Notes): boolean {
  return condition === 'saved' || condition === 'empty' || (text === '' && condition !== 'unsaved')
}

function notesAtEnd({ condition }: Notes): 'none' | 'saved' | 'kept' | 'unsaved' {
  if (condition === 'empty') return 'none'
  return condition === 'saved' || condition === 'kept' ? condition : 'unsaved'
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

/** Whoever was invited is here: the dialog has done its work. */
function useCloseInvite(people: number, close: () => void): void {
  const [known, setKnown] = useState(people)
  const closeNow = useEffectEvent(close)
  useEffect(() => {
    if (people > known) closeNow()
    setKnown(people)
  }, [people, known])
}
