/** One session: toolbar above, the customer's desktop in the middle, people and talk at the side. */

import { ChatPanel } from '@deskside/shared/features/chat/ChatPanel.tsx'
import { useChat } from '@deskside/shared/features/chat/useChat.ts'
import type { SessionNotice } from '@deskside/shared/session/support-session.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Alert, Badge, Box, Button, Divider, Group, Indicator, Stack, Tabs, Text } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { ConnectionBadge } from '../features/connection/ConnectionBadge.tsx'
import { InviteDialog } from '../features/invite/InviteDialog.tsx'
import { NotesPanel } from '../features/notes/NotesPanel.tsx'
import { useNotes } from '../features/notes/useNotes.ts'
import { ParticipantsPanel } from '../features/participants/ParticipantsPanel.tsx'
import type { ViewMode } from '../features/remote-control/pointer-mapper.ts'
import { RemoteControlMenu } from '../features/remote-control/RemoteControlMenu.tsx'
import { IdleStage, RemoteStage } from '../features/remote-control/RemoteStage.tsx'
import { SpecialKeysMenu, ViewMenu } from '../features/remote-control/ScreenMenus.tsx'
import { EndDialog } from '../features/session/EndDialog.tsx'
import { SessionOver } from '../features/session/SessionOver.tsx'
import { SessionTimer } from '../features/session/SessionTimer.tsx'
import { transcriptOf } from '../features/session/transcript.ts'
import type { Bridge } from './App.tsx'
import type { LiveSession } from './live-session.dom.ts'

export interface SessionScreenProps {
  readonly live: LiveSession
  readonly bridge: Bridge
  readonly onHome: () => void
}

export function SessionScreen({ live, bridge, onHome }: SessionScreenProps) {
  const { t } = useTranslation()
  const { session, chat, control, meter } = live
  const view = useSyncExternalStore(session.snapshot.subscribe, session.snapshot.getSnapshot)
  const state = useSyncExternalStore(control.state.subscribe, control.state.getSnapshot)
  const quality = useSyncExternalStore(meter.quality.subscribe, meter.quality.getSnapshot)
  const chatState = useChat(chat)
  const notes = useNotes(bridge, view.sessionId)
  const notices = useNotices(live)
  const isFullScreen = useFullScreen(bridge)
  const [dialog, setDialog] = useState<'invite' | 'end' | null>('invite')
  const [panel, setPanel] = useState<'chat' | 'notes'>('chat')
  const [mode, setMode] = useState<ViewMode>('fit')
  const [saved, setSaved] = useState<'saved' | 'kept' | null>(null)
  useEffect(() => {
    meter.start()
    return () => meter.stop()
  }, [meter])
  useEffect(() => chat.setVisible(panel === 'chat' && !isFullScreen), [chat, panel, isFullScreen])
  const hasSomebody = view.participants.length > 0
  useEffect(() => {
    if (hasSomebody) setDialog((open) => (open === 'invite' ? null : open))
  }, [hasSomebody])

  const customer = view.participants.find((person) => person.participantId === state.targetId) ?? null
  const link = customer === null ? null : session.linkOf(customer.participantId)
  const access = state.remote?.access ?? null
  const setFullScreen = (isOn: boolean): void => bridge.tell['full-screen'](isOn)
  const end = async (): Promise<void> => {
    const { sessionId } = view
    const outcome = notes.text === '' ? 'saved' : await notes.save()
    if (sessionId !== null && view.me !== null && chatState.lines.length > 0) {
      await bridge.ask['save-transcript']({ sessionId, lines: transcriptOf(chatState.lines, view.me.name) })
    }
    setSaved(notes.text === '' ? null : outcome)
    setDialog(null)
    setFullScreen(false)
    session.end()
  }
  if (view.phase.kind === 'over') return <SessionOver end={view.phase.end} saved={saved} onHome={onHome} />

  return (
    <Stack h="100vh" gap={0}>
      {!isFullScreen && (
        <Group
          component="header"
          role="toolbar"
          aria-label={t('session.toolbar')}
          px="md"
          py={10}
          gap="sm"
          wrap="nowrap"
        >
          <RemoteControlMenu
            control={state}
            onRequest={(wanted) => control.request(wanted)}
            onCancel={() => control.cancelRequest()}
            onStop={() => control.stop()}
          />
          {access === 'control' && <SpecialKeysMenu onPress={(keys) => control.pressSpecialKeys(keys)} />}
          {access !== null && (
            <ViewMenu
              mode={mode}
              onMode={setMode}
              onFullScreen={() => setFullScreen(true)}
              quality={state.quality}
              onQuality={(wanted) => control.setQuality(wanted)}
            />
          )}
          <Box flex={1} />
          {customer !== null && <ConnectionBadge quality={quality} safetyNumber={customer.safetyNumber} />}
          <SessionTimer startedAt={view.startedAt} />
          <Divider orientation="vertical" />
          <Button variant="default" leftSection={<Icon name="invite" />} onClick={() => setDialog('invite')}>
            {t('session.invite')}
          </Button>
          <Button
            color="red"
            variant="light"
            leftSection={<Icon name="power" />}
            onClick={() => setDialog('end')}
          >
            {t('session.end')}
          </Button>
        </Group>
      )}
      <Divider />
      <SessionAlerts view={view} notices={notices} customerName={customer?.name ?? ''} t={t} />
      <Group flex={1} mih={0} gap={0} align="stretch" wrap="nowrap">
        <RemoteStage
          feature={control}
          control={state}
          track={link?.media.track('screen') ?? null}
          mode={mode}
          customerName={customer?.name ?? ''}
          kbps={quality.kbps}
          onLeave={() => setFullScreen(false)}
          idle={
            customer === null ? (
              <IdleStage
                title={t('session.waiting')}
                text={t('session.waitingText')}
                action={
                  <Button variant="light" onClick={() => setDialog('invite')}>
                    {t('session.openInvite')}
                  </Button>
                }
              />
            ) : (
              <IdleStage
                title={t('session.joined', { name: customer.name })}
                text={t('session.joinedText', { name: customer.name })}
                action={
                  <Group>
                    <Button onClick={() => control.request('control')}>{t('remote.requestControl')}</Button>
                    <Button variant="default" onClick={() => control.request('view')}>
                      {t('remote.requestView')}
                    </Button>
                  </Group>
                }
              />
            )
          }
        />
        {!isFullScreen && (
          <Stack
            component="aside"
            aria-label={t('session.sidebar')}
            w={330}
            p="md"
            gap="md"
            style={{ borderLeft: '1px solid var(--mantine-color-default-border)' }}
          >
            <ParticipantsPanel
              myName={view.me?.name ?? ''}
              participants={view.participants}
              access={
                access === null || customer === null
                  ? null
                  : { participantId: customer.participantId, access }
              }
              onMakePrimary={(participantId) => session.makePrimary(participantId)}
              onRemove={(participantId) => session.removeParticipant(participantId)}
            />
            <Divider />
            <Tabs
              value={panel}
              onChange={(value) => setPanel(value === 'notes' ? 'notes' : 'chat')}
              flex={1}
              mih={0}
              display="flex"
              style={{ flexDirection: 'column' }}
            >
              <Tabs.List mb="sm" grow>
                <Tabs.Tab
                  value="chat"
                  leftSection={<Icon name="chat" size={16} />}
                  rightSection={<Unread count={chatState.unread} />}
                >
                  {t('session.chat')}
                </Tabs.Tab>
                <Tabs.Tab
                  value="notes"
                  leftSection={
                    <Indicator disabled={notes.state !== 'unsaved'} size={6} color="yellow">
                      <Icon name="notes" size={16} />
                    </Indicator>
                  }
                >
                  {t('session.notes')}
                </Tabs.Tab>
              </Tabs.List>
              <Tabs.Panel value="chat" flex={1} mih={0}>
                <ChatPanel
                  chat={chatState}
                  readers={view.participants}
                  offersCsrs={view.participants.some((person) => person.role === 'csr')}
                  onSay={(text, to) => chat.say(text, to)}
                  onOpenAddress={(address) => void bridge.ask['open-outside'](address)}
                />
              </Tabs.Panel>
              <Tabs.Panel value="notes" flex={1} mih={0}>
                <NotesPanel notes={notes} />
              </Tabs.Panel>
            </Tabs>
          </Stack>
        )}
      </Group>
      <InviteDialog
        bridge={bridge}
        isOpen={dialog === 'invite'}
        onClose={() => setDialog(null)}
        invites={view.invites}
        csrName={view.me?.name ?? ''}
        organisation={view.me?.organisation ?? ''}
        onInvite={() => session.createInvite('customer')}
        onWithdraw={(inviteId) => session.withdrawInvite(inviteId)}
      />
      <EndDialog
        isOpen={dialog === 'end'}
        notes={notes.text}
        onWrite={notes.write}
        onCancel={() => setDialog(null)}
        onEnd={end}
      />
    </Stack>
  )
}

function Unread({ count }: { count: number }) {
  const { t } = useTranslation()
  if (count === 0) return null
  return (
    <Badge size="sm" circle aria-label={t('session.unread', { count })}>
      {count}
    </Badge>
  )
}

interface SessionAlertsProps {
  readonly view: ReturnType<LiveSession['session']['snapshot']['getSnapshot']>
  readonly notices: readonly SessionNotice[]
  readonly customerName: string
  readonly t: TFunction
}

function SessionAlerts({ view, notices, t }: SessionAlertsProps) {
  const away = view.participants.filter((person) => person.link === 'reconnecting')
  const lines = [
    ...(view.signaling === 'reconnecting' ? [t('session.serverAway')] : []),
    ...away.map((person) => t('session.reconnecting', { name: person.name })),
  ]
  return (
    <Box aria-live="polite">
      {lines.map((line) => (
        <Alert key={line} color="yellow" radius={0} py={8} icon={<Icon name="alert" />}>
          {line}
        </Alert>
      ))}
      {notices.map((notice) => (
        <Text
          key={noticeText(notice, t)}
          size="sm"
          px="md"
          py={6}
          c={isWarning(notice) ? 'var(--mantine-color-error)' : 'dimmed'}
        >
          {noticeText(notice, t)}
        </Text>
      ))}
    </Box>
  )
}

function isWarning(notice: SessionNotice): boolean {
  return notice.kind === 'code-failed' || notice.kind === 'tampered'
}

function noticeText(notice: SessionNotice, t: TFunction): string {
  switch (notice.kind) {
    case 'person-joined':
      return t('session.noticeJoined', { name: notice.person.name })
    case 'person-left':
      return t('session.noticeLeft', { name: notice.person.name })
    case 'reconnected':
      return t('session.noticeBack', { name: notice.person.name })
    case 'code-failed':
      return t('session.noticeCode', { count: notice.triesLeft })
    case 'tampered':
      return t('session.noticeTampered', { name: notice.person.name })
  }
}

/** The newest notice, for as long as it takes to read it; warnings stay twice as long. */
function useNotices({ session }: LiveSession): readonly SessionNotice[] {
  const [notices, setNotices] = useState<readonly SessionNotice[]>([])
  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>()
    const undo = session.events.on('notice', (notice) => {
      setNotices((shown) => [...shown, notice].slice(-2))
      const timer = setTimeout(
        () => setNotices((shown) => shown.filter((other) => other !== notice)),
        isWarning(notice) ? 12_000 : 6_000,
      )
      timers.add(timer)
    })
    return () => {
      undo()
      for (const timer of timers) clearTimeout(timer)
    }
  }, [session])
  return notices
}

function useFullScreen(bridge: Bridge): boolean {
  const [isOn, setOn] = useState(false)
  useEffect(() => bridge.hear['full-screen'](setOn), [bridge])
  return isOn
}
