/** People, talk and notes beside the customer's desktop. */
import { useChat } from '@deskside/shared/features/chat/useChat.ts'
import { VideoPanel } from '@deskside/shared/features/video/VideoPanel.tsx'
import { PhonePanel } from '@deskside/shared/features/voice/PhonePanel.tsx'
import { VoicePanel } from '@deskside/shared/features/voice/VoicePanel.tsx'
import { otherWhoHosts, type SessionSnapshot } from '@deskside/shared/session/session-snapshot.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Badge, Box, Divider, Indicator, Stack, Tabs, VisuallyHidden } from '@mantine/core'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Bridge } from '../csr-app.ipc.ts'
import { NotesPanel } from '../features/notes/NotesPanel.tsx'
import { useNotes } from '../features/notes/useNotes.ts'
import { ParticipantsPanel } from '../features/participants/ParticipantsPanel.tsx'
import type { ControlState } from '../features/remote-control/remote-control-state.ts'
import { PhoneAskingNote } from '../features/voice/PhoneAskingNote.tsx'
import { ChatTab } from './ChatTab.tsx'
import type { LiveSession } from './live-session.dom.ts'

/** What is written is always in sight, however many people and cameras are above it. */
const LEAST_TALK = 'max(260px, 45%)'
/** Of people and calls, in a window too low for both: then the whole side scrolls. */
const LEAST_PEOPLE_PX = 120
/** Inside what scrolls, a focus ring is cut off at the edge. */
const FOCUS_RING_PX = 3

export interface SessionSideProps {
  readonly live: LiveSession
  readonly bridge: Bridge
  readonly view: SessionSnapshot
  readonly isHost: boolean
  readonly control: ControlState
}

export function SessionSide({ live, bridge, view, isHost, control }: SessionSideProps) {
  const { t } = useTranslation()
  const { session, chat, voice } = live
  const [panel, setPanel] = useState<'chat' | 'notes'>('chat')
  const chatState = useChat(chat)
  const { condition } = useNotes(live.notes)
  const isWindowVisible = useSyncExternalStore(
    live.isWindowVisible.subscribe,
    live.isWindowVisible.getSnapshot,
  )
  const isChatSeen = panel === 'chat' && isWindowVisible
  useEffect(() => {
    chat.setVisible(isChatSeen)
    return () => chat.setVisible(false)
  }, [chat, isChatSeen])
  return (
    <Stack
      component="aside"
      aria-label={t('session.sidebar')}
      w={330}
      p="md"
      gap="md"
      pos="relative"
      style={{
        borderLeft: '1px solid var(--mantine-color-default-border)',
        overflowY: 'auto',
        scrollbarWidth: 'thin',
      }}
    >
      <Stack
        gap="md"
        m={-FOCUS_RING_PX}
        p={FOCUS_RING_PX}
        mih={LEAST_PEOPLE_PX}
        style={{ flex: '0 1 auto', overflowY: 'auto', scrollbarWidth: 'thin' }}
        // Without the buttons of a host nothing in it takes the keyboard, and a long list has to be scrolled.
        {...(isHost ? {} : { tabIndex: 0, role: 'group', 'aria-label': t('session.peopleAndCalls') })}
      >
        <ParticipantsPanel
          view={view}
          isHost={isHost}
          uses={control.uses}
          onMakePrimary={(participantId) => live.control.follow(() => session.makePrimary(participantId))}
          onRemove={(participantId) => session.removeParticipant(participantId)}
          onPassControl={(participantId, note) => session.passControl(participantId, note)}
        />
        <VoicePanel
          voice={voice}
          participants={view.participants}
          hostName={otherWhoHosts(view)?.name ?? ''}
        />
        <VideoPanel
          video={live.video}
          camera={live.camera}
          participants={view.participants}
          linkOf={(participantId) => session.linkOf(participantId)}
        />
        {live.phoneDesk !== null && <PhoneAskingNote desk={live.phoneDesk} />}
        <PhonePanel
          phone={live.phone}
          onCopy={(text) => bridge.tell.copy(text)}
          onCall={(address) => void bridge.ask['open-outside'](address)}
        />
      </Stack>
      <Divider />
      <Tabs
        value={panel}
        onChange={(value) => setPanel(value === 'notes' ? 'notes' : 'chat')}
        flex="1 0 auto"
        mih={LEAST_TALK}
        h={0}
        display="flex"
        style={{ flexDirection: 'column' }}
        styles={{ tab: { justifyContent: 'center' }, tabLabel: { flex: 'none' } }}
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
              <Indicator disabled={condition !== 'unsaved'} size={7} color="yellow">
                <Box component="span" display="block" lh={0}>
                  <Icon name="notes" size={16} />
                </Box>
              </Indicator>
            }
          >
            {t('session.notes')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="chat" flex={1} mih={0}>
          <ChatTab live={live} bridge={bridge} view={view} />
        </Tabs.Panel>
        <Tabs.Panel value="notes" flex={1} mih={0}>
          <NotesPanel book={live.notes} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  )
}

function Unread({ count }: { count: number }) {
  const { t } = useTranslation()
  if (count === 0) return null
  return (
    <Badge size="sm" circle={count < 10}>
      <span aria-hidden="true">{count}</span>
      <VisuallyHidden>{t('session.unread', { count })}</VisuallyHidden>
    </Badge>
  )
}
