/** Where every session begins: one button, and what will happen after it. */
import type { OpenOutcome } from '@deskside/shared/session/host-requests.ts'
import type { SignalingState } from '@deskside/shared/session/ports.ts'
import type { JoinOutcome } from '@deskside/shared/session/session-snapshot.ts'
import type { JoinCode } from '@deskside/shared/trust/join-code.ts'
import { Icon, type IconName } from '@deskside/shared/ui/Icon.tsx'
import {
  Alert,
  Button,
  Center,
  Group,
  ScrollArea,
  SimpleGrid,
  Stack,
  Text,
  ThemeIcon,
  Title,
} from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Bridge, Settings } from '../csr-app.ipc.ts'
import { CallsChoice, NoCallsBadge } from '../features/colleagues/CallsChoice.tsx'
import type { ColleagueDesk } from '../features/colleagues/colleague-desk.ts'
import { JoinDialog } from '../features/join/JoinDialog.tsx'
import { LeftOverNotesList } from '../features/notes/LeftOverNotesList.tsx'
import type { LeftOverNotes } from '../features/notes/notes.ipc.ts'
import { AccountMenu } from '../features/settings/AccountMenu.tsx'

export interface HomeScreenProps {
  readonly bridge: Bridge
  readonly settings: Settings
  readonly version: string
  readonly name: string
  readonly organisation: string
  readonly signaling: SignalingState
  readonly colleagues: ColleagueDesk
  readonly sessions: OpenSessions
  readonly onStart: () => Promise<OpenOutcome>
  readonly onJoin: (code: JoinCode) => Promise<JoinOutcome>
  /** Of supervisors: what is going on elsewhere. */
  readonly children?: ReactNode
}

/** What is open already. */
export interface OpenSessions {
  readonly count: number
  /** No other can be opened. */
  readonly isFull: boolean
  /** Whose notes are still being written. */
  readonly ids: readonly (string | null)[]
}

const STEPS: readonly { readonly icon: IconName; readonly key: 'step1' | 'step2' | 'step3' }[] = [
  { icon: 'invite', key: 'step1' },
  { icon: 'eye', key: 'step2' },
  { icon: 'notes', key: 'step3' },
]

type Trouble = Exclude<OpenOutcome, { kind: 'opened' }>

export function HomeScreen({
  bridge,
  settings,
  version,
  name,
  organisation,
  signaling,
  colleagues,
  sessions,
  onStart,
  onJoin,
  children,
}: HomeScreenProps) {
  const { t } = useTranslation()
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [isJoining, setJoining] = useState(false)
  const [notes, setNotes] = useLeftOverNotes(bridge)
  const sentence = troubleSentence(signaling, trouble, sessions)
  const isReady = signaling.kind === 'connected' && !sessions.isFull
  const start = async (): Promise<void> => {
    setBusy(true)
    setTrouble(null)
    const outcome = await onStart()
    setBusy(false)
    if (outcome.kind !== 'opened') setTrouble(outcome)
  }
  return (
    <Stack h="100%" gap={0}>
      <Group component="header" justify="space-between" px="lg" py="sm">
        <Text fw={600}>{organisation}</Text>
        <Group gap="sm">
          <NoCallsBadge desk={colleagues} />
          <AccountMenu
            name={name}
            version={version}
            theme={settings.theme}
            onLanguage={(language) => bridge.tell['keep-settings']({ language })}
            onTheme={(theme) => bridge.tell['keep-settings']({ theme })}
            onSignOut={sessions.count === 0 ? () => void bridge.ask['sign-out']('asked') : null}
          >
            <CallsChoice desk={colleagues} />
          </AccountMenu>
        </Group>
      </Group>
      <ScrollArea
        component="main"
        flex={1}
        mih={0}
        styles={{ content: { minHeight: '100%', display: 'flex' } }}
      >
        <Center flex={1} p="xl">
          <Stack align="center" gap={32} maw={860} pb={40}>
            <Stack align="center" gap="sm">
              <Title order={1} size={40}>
                {t('home.title')}
              </Title>
              <Text size="lg" c="dimmed" ta="center" maw={540}>
                {t('home.lead')}
              </Text>
            </Stack>
            <Button
              size="xl"
              px={64}
              onClick={() => void start()}
              loading={isBusy}
              disabled={!isReady}
              data-autofocus
            >
              {t('home.start')}
            </Button>
            <Button
              variant="subtle"
              mt={-16}
              leftSection={<Icon name="people" />}
              onClick={() => setJoining(true)}
              disabled={!isReady}
            >
              {t('home.join')}
            </Button>
            <div role="status">
              {sentence !== null && (
                <Alert color="yellow" variant="light" icon={<Icon name="alert" />} role="presentation">
                  {t(sentence, { count: sessions.count })}
                </Alert>
              )}
            </div>
            {children}
            <LeftOverNotesList
              notes={notes.filter(({ sessionId }) => !sessions.ids.includes(sessionId))}
              onSave={({ writtenAt: _, ...content }) => bridge.ask['save-notes'](content)}
              onCopy={(text) => bridge.tell.copy(text)}
              onDiscard={(sessionId) => void bridge.ask['discard-notes'](sessionId)}
              onSettled={(sessionId) => setNotes((all) => all.filter((one) => one.sessionId !== sessionId))}
            />
            <SimpleGrid cols={3} spacing={40} mt="sm">
              {STEPS.map(({ icon, key }) => (
                <Stack key={key} gap="xs" align="center">
                  <ThemeIcon variant="light" size={44} radius="xl">
                    <Icon name={icon} size={22} />
                  </ThemeIcon>
                  <Text fw={600} ta="center">
                    {t(`home.${key}`)}
                  </Text>
                  <Text size="sm" c="dimmed" ta="center">
                    {t(`home.${key}Text`)}
                  </Text>
                </Stack>
              ))}
            </SimpleGrid>
          </Stack>
        </Center>
      </ScrollArea>
      <JoinDialog isOpen={isJoining} onJoin={onJoin} onClose={() => setJoining(false)} />
    </Stack>
  )
}

function useLeftOverNotes(bridge: Bridge) {
  const [notes, setNotes] = useState<readonly LeftOverNotes[]>([])
  useEffect(() => {
    let isShown = true
    void bridge.ask['left-over-notes'](null).then((found) => {
      if (isShown) setNotes(found)
    })
    return () => {
      isShown = false
    }
  }, [bridge])
  return [notes, setNotes] as const
}

function troubleSentence(signaling: SignalingState, trouble: Trouble | null, { isFull }: OpenSessions) {
  if (signaling.kind === 'stopped' && signaling.reason === 'not-signed-in') return 'home.signedOut'
  if (signaling.kind === 'stopped' && signaling.reason === 'version') return 'home.wrongVersion'
  if (signaling.kind === 'waiting' || trouble?.kind === 'offline') return 'home.offline'
  if (isFull) return 'home.full'
  if (trouble === null) return null
  return trouble.code === 'too-many-tries' || trouble.code === 'full' ? 'home.busy' : 'home.refused'
}
