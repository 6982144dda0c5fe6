/** The customer in a session: with whom, what is shared at this moment, how to stop it, and the chat. */
import { ChatPanel } from '@deskside/shared/features/chat/ChatPanel.tsx'
import { useChat, useChosenReaders } from '@deskside/shared/features/chat/useChat.ts'
import { VideoPanel } from '@deskside/shared/features/video/VideoPanel.tsx'
import { PhonePanel } from '@deskside/shared/features/voice/PhonePanel.tsx'
import { usePhone, usePhoneLine } from '@deskside/shared/features/voice/usePhoneLine.ts'
import { useVoice } from '@deskside/shared/features/voice/useVoice.ts'
import { VoicePanel } from '@deskside/shared/features/voice/VoicePanel.tsx'
import { otherWhoHosts, type Participant } from '@deskside/shared/session/session-snapshot.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Alert, Avatar, Box, Button, Divider, Group, Stack, Text, Title } from '@mantine/core'
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { PeopleNews } from '../../features/participants/PeopleNews.tsx'
import { placeIn } from '../../features/remote-control/customer-place.ts'
import { ScreenshotNotice } from '../../features/remote-control/ScreenshotNotice.tsx'
import { SharingStatus } from '../../features/remote-control/SharingStatus.tsx'
import { ShownScreenPanel } from '../../features/remote-control/ShownScreenPanel.tsx'
import { useScreenshotLines } from '../../features/remote-control/useScreenshotLines.ts'
import { Supervisors } from '../../features/supervision/Supervisors.tsx'
import type { Bridge, LiveSession } from './helper.dom.ts'
import { QuietNotice } from './QuietNotice.tsx'

/** Room for the field and two lines; what has more room grows. */
const LEAST_CHAT_PX = 230

export function SessionScreen({
  live,
  bridge,
  onLeave,
}: {
  live: LiveSession
  bridge: Bridge
  onLeave: () => void
}) {
  const { t } = useTranslation()
  const { session, chat, sharing, voice } = live
  const view = useSyncExternalStore(session.snapshot.subscribe, session.snapshot.getSnapshot)
  const shared = useSyncExternalStore(sharing.view.subscribe, sharing.view.getSnapshot)
  const chatState = useChat(chat)
  const chosen = useChosenReaders(chat)
  const isSoundOn = useSyncExternalStore(live.chatSound.subscribe, live.chatSound.getSnapshot)
  useEffect(() => {
    chat.setVisible(true)
    const stopHearing = bridge.hear.visible(({ isVisible }) => chat.setVisible(isVisible))
    return () => {
      stopHearing()
      chat.setVisible(false)
    }
  }, [chat, bridge])
  useEffect(() => bridge.tell.unread({ count: chatState.unread }), [bridge, chatState.unread])
  const { conferenceId } = useVoice(voice)
  const isAskedToCall = usePhone(live.phone) !== null
  useEffect(() => {
    if (isAskedToCall) bridge.tell.invitedToTalk({})
  }, [bridge, isAskedToCall])
  usePhoneLine(
    live.phone,
    useCallback((line) => chat.show(line), [chat]),
  )
  useScreenshotLines(
    sharing.screenshots,
    useCallback((line) => chat.show(line), [chat]),
  )
  useEffect(() => {
    if (conferenceId !== null) bridge.tell.invitedToTalk({})
  }, [bridge, conferenceId])
  const isEndingSoon = view.quiet !== null
  useEffect(() => {
    // The window may be out of sight while something is shared.
    if (isEndingSoon) bridge.tell.invitedToTalk({})
  }, [bridge, isEndingSoon])
  const onLarge = useCallback((isLarge: boolean) => bridge.tell.enlarge({ isLarge }), [bridge])
  const host = otherWhoHosts(view)
  const others = view.participants.filter((person) => person !== host)
  const nameOf = (participantId: string): string =>
    view.participants.find((person) => person.participantId === participantId)?.name ?? ''

  return (
    <Stack component="main" h="100vh" gap="sm" p="md">
      {/* Leave stays in sight, however long names get in the smallest window. */}
      {/* Positioned, so that words for screen readers alone scroll with it and do not make the page longer. */}
      <Stack gap="sm" flex={1} mih={0} pos="relative" style={{ overflowY: 'auto', scrollbarWidth: 'thin' }}>
        <Host host={host} />
        {host?.link === 'reconnecting' && (
          <Alert color="yellow" py={8} role="status" icon={<Icon name="alert" />}>
            {t('session.reconnecting')}
          </Alert>
        )}
        <OnHold host={host} />
        <QuietNotice
          warning={view.quiet}
          onKeepOpen={() => session.send(view.hostId ?? '', { type: 'quiet/activity' })}
        />
        <PeopleNews news={live.peopleNews} onLeave={onLeave} />
        <Supervisors
          session={session}
          supervisors={others.filter(isSupervisor)}
          onComes={() => bridge.tell.supervisorComes({})}
        />
        <ScreenshotNotice news={sharing.screenshots} />
        {/* What is shared and its Stop do not scroll away. */}
        <Box pos="sticky" top={0} bg="var(--mantine-color-body)" style={{ zIndex: 1 }}>
          <SharingStatus
            view={shared}
            nameOf={nameOf}
            place={placeIn(view)}
            onStop={(participantId) => sharing.stopSharing(participantId)}
            onKeepToCsrs={() => sharing.keepToCsrs()}
          />
        </Box>
        <ShownScreenPanel
          screens={live.shownScreens}
          control={live.shownControl}
          nameOf={nameOf}
          linkOf={(participantId) => session.linkOf(participantId)}
          onLarge={onLarge}
        />
        <VoicePanel voice={voice} participants={view.participants} hostName={host?.name ?? ''} />
        <PhonePanel
          phone={live.phone}
          onCopy={(text) => bridge.tell.copyPhone({ text })}
          onCall={(address) => void bridge.ask.openOutside({ address })}
        />
        <VideoPanel
          video={live.video}
          camera={live.camera}
          participants={view.participants}
          linkOf={(participantId) => session.linkOf(participantId)}
        />
        <Colleagues colleagues={others.filter((one) => one.role === 'csr' && !isSupervisor(one))} />
        <Customers customers={others.filter((person) => person.role === 'customer')} />
        <Divider />
        <Title order={2} size="h6">
          {t('session.chat')}
        </Title>
        <Box flex={1} mih={LEAST_CHAT_PX}>
          <ChatPanel
            chat={chatState}
            readers={view.participants}
            offersCsrs={view.participants.filter((person) => person.role === 'csr').length > 1}
            chosen={chosen}
            onChoose={(chosen) => chat.chosen.set(chosen)}
            onSay={(text, to) => chat.say(text, to)}
            onSayAgain={(id) => chat.sayAgain(id)}
            pictures={live.pictures}
            keeping={{ isKept: live.keepsTranscripts, organisation: host?.organisation ?? null }}
            sound={{ isOn: isSoundOn, onChange: (isOn) => live.chatSound.set(isOn) }}
            onOpenAddress={(address) => void bridge.ask.openOutside({ address })}
          />
        </Box>
      </Stack>
      <Divider />
      <Button variant="default" leftSection={<Icon name="power" />} onClick={onLeave}>
        {t('session.leave')}
      </Button>
    </Stack>
  )
}

function isSupervisor({ role, supervisor }: Participant): boolean {
  return role === 'csr' && supervisor === true
}

function Host({ host }: { host: Participant | undefined }) {
  const { t } = useTranslation()
  return (
    <Stack gap="sm">
      <Group wrap="nowrap" gap="md">
        <Avatar name={host?.name ?? '?'} color="blue" radius="xl" size={48} aria-hidden />
        <Stack gap={0} flex={1} miw={0}>
          <Text size="xs" c="dimmed">
            {host === undefined ? t('session.unknown') : t('session.with')}
          </Text>
          <Title order={1} size="h4" style={{ overflowWrap: 'anywhere' }}>
            {host?.name}
          </Title>
          <Text size="sm">{host?.organisation}</Text>
        </Stack>
      </Group>
      {host?.safetyNumber != null && <SafetyNumber number={host.safetyNumber} />}
    </Stack>
  )
}

/** The CSR has several sessions and is in another one: somebody who talks now would talk to nobody. */
function OnHold({ host }: { host: Participant | undefined }) {
  const { t } = useTranslation()
  if (host?.link !== 'verified' || !host.presence.onHold) return null
  return (
    <Alert color="gray" py={8} role="status" icon={<Icon name="pause" />}>
      {t('session.onHold', { name: host.name })}
    </Alert>
  )
}

function SafetyNumber({ number }: { number: string }) {
  const { t } = useTranslation()
  return (
    <Group wrap="nowrap" gap="md" px="sm" py={6} bg="var(--deskside-ground)" bdrs="md">
      <Stack gap={0} flex={1}>
        <Text size="sm" fw={600}>
          {t('session.safety')}
        </Text>
        <Text size="xs" c="dimmed" id="safety-text">
          {t('session.safetyText')}
        </Text>
      </Stack>
      <Text
        ff="monospace"
        fw={600}
        fz={22}
        data-testid="safety-number"
        aria-describedby="safety-text"
        style={{ whiteSpace: 'nowrap' }}
      >
        {number}
      </Text>
    </Group>
  )
}

/** Everyone besides the host who could ask for the screen, by name and before anything is shown to them. */
function Colleagues({ colleagues }: { colleagues: readonly Participant[] }) {
  const { t } = useTranslation()
  return (
    <Stack gap={4} role="status">
      {colleagues.map(({ participantId, name, organisation }) => (
        <Group key={participantId} gap="xs" wrap="nowrap" align="flex-start">
          <Icon name="people" size={18} />
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {organisation === undefined
              ? t('session.colleague', { name })
              : t('session.colleagueOf', { name, organisation })}
          </Text>
        </Group>
      ))}
    </Stack>
  )
}

function Customers({ customers }: { customers: readonly Participant[] }) {
  const { t, i18n } = useTranslation()
  if (customers.length === 0) return null
  const names = new Intl.ListFormat(i18n.language).format(customers.map(({ name }) => name))
  return (
    <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
      {t('session.otherCustomers', { names })}
    </Text>
  )
}
