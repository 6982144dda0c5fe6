/** People, talk and notes beside the customer's desktop. */
import { ChatPanel } from '@deskside/shared/features/chat/ChatPanel.tsx'
import { useChat } from '@deskside/shared/features/chat/useChat.ts'
import type { SessionSnapshot } from '@deskside/shared/session/session-snapshot.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Badge, Box, Divider, Indicator, Stack, Tabs, VisuallyHidden } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Bridge } from '../csr-app.ipc.ts'
import { NotesPanel } from '../features/notes/NotesPanel.tsx'
import { useNotes } from '../features/notes/useNotes.ts'
import {
  ParticipantsPanel,
  type ParticipantsPanelProps,
} from '../features/participants/ParticipantsPanel.tsx'
import type { LiveSession } from './live-session.dom.ts'

export interface SessionSideProps {
  readonly live: LiveSession
  readonly bridge: Bridge
  readonly view: SessionSnapshot
  readonly access: ParticipantsPanelProps['access']
}

export function SessionSide({ live, bridge, view, access }: SessionSideProps) {
  const { t } = useTranslation()
  const { session, chat } = live
  const [panel, setPanel] = useState<'chat' | 'notes'>('chat')
  const chatState = useChat(chat)
  const { condition } = useNotes(live.notes)
  useEffect(() => {
    chat.setVisible(panel === 'chat')
    return () => chat.setVisible(false)
  }, [chat, panel])
  return (
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
        access={access}
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
          <ChatPanel
            chat={chatState}
            readers={view.participants}
            offersCsrs={view.participants.some((person) => person.role === 'csr')}
            onSay={(text, to) => chat.say(text, to)}
            onOpenAddress={(address) => void bridge.ask['open-outside'](address)}
          />
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
