/** Which screen is shown: sign in, or the start page and the sessions. */
import { Tone } from '@deskside/shared/features/chat/tone.dom.ts'
import type { AskResponse } from '@deskside/shared/kernel/ipc-contract.ts'
import { Store } from '@deskside/shared/kernel/store.ts'
import { performanceClock } from '@deskside/shared/platform/browser-ports.dom.ts'
import { SignalingSocket } from '@deskside/shared/platform/signaling-socket.dom.ts'
import { FailureCounter } from '@deskside/shared/trust/failure-counter.ts'
import type { JoinCode } from '@deskside/shared/trust/join-code.ts'
import { ErrorBoundary } from '@deskside/shared/ui/ErrorBoundary.tsx'
import { Button, Center, Stack, Text, Title } from '@mantine/core'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Bridge, CsrAppIpc, SignedInApp } from '../csr-app.ipc.ts'
import type { JoinPurpose } from '../features/colleagues/incoming-calls.ts'
import { SignInScreen } from '../features/sign-in/SignInScreen.tsx'
import { LiveSessionsList } from '../features/supervision/LiveSessionsList.tsx'
import { isSupervisor } from '../features/supervision/live-sessions.ts'
import { SessionTabs } from '../features/tabs/session-tabs.ts'
import { HomeScreen } from './HomeScreen.tsx'
import { LiveSession } from './live-session.dom.ts'
import { RingingColleagues } from './RingingColleagues.tsx'
import { SessionDesk } from './SessionDesk.tsx'
import { useColleagueDesk } from './useColleagueDesk.ts'
import { useDeviceChoice } from './useDeviceChoice.ts'
import { useSupervision } from './useSupervision.ts'
import { WatchQuestionsLayer } from './WatchQuestionsLayer.tsx'

export type Start = AskResponse<CsrAppIpc, 'start'>

export interface AppProps {
  readonly bridge: Bridge
  readonly start: Start
  /** Logs an error. @returns the id it can be found by */
  readonly report: (error: unknown) => string
}

export function App({ bridge, start, report }: AppProps) {
  return (
    <ErrorBoundary report={report} fallback={(id) => <Broken id={id} />}>
      {start.signedIn === null ? (
        <SignInScreen
          settings={start.settings}
          wasSignedOut={start.wasSignedOut}
          onSignIn={bridge.ask['sign-in']}
        />
      ) : (
        <SignedIn bridge={bridge} start={start} signedIn={start.signedIn} />
      )}
    </ErrorBoundary>
  )
}

function SignedIn({
  bridge,
  start,
  signedIn,
}: Pick<AppProps, 'bridge' | 'start'> & { signedIn: SignedInApp }) {
  const [socket] = useState(
    () =>
      new SignalingSocket({
        url: signedIn.socketUrl,
        app: 'csr-app',
        appVersion: start.version,
        token: signedIn.token,
        clock: performanceClock,
      }),
  )
  const signaling = useSyncExternalStore(socket.state.subscribe, socket.state.getSnapshot)
  const [chatSound] = useState(() => new Store(start.settings.chatSound ?? true))
  const [tone] = useState(() => new Tone())
  const devices = useDeviceChoice(bridge, start.settings)
  useEffect(
    () => chatSound.subscribe(() => bridge.tell['keep-settings']({ chatSound: chatSound.getSnapshot() })),
    [chatSound, bridge],
  )
  // One for as long as somebody is signed in: a hostile server could otherwise guess once per try.
  const [failures] = useState(() => new FailureCounter())
  const [tabs] = useState(() => new SessionTabs<LiveSession>(() => crypto.randomUUID()))
  const open = useSyncExternalStore(tabs.state.subscribe, tabs.state.getSnapshot)
  const isTokenDead = signaling.kind === 'stopped' && signaling.reason === 'not-signed-in'
  // Never in the middle of a session: it lives between the two computers and needs no server to go on. And what has ended
  // may have notes to save.
  const mustSignInAgain = isTokenDead && open.tabs.length === 0
  useEffect(() => {
    if (mustSignInAgain) void bridge.ask['sign-out']('token-dead')
  }, [mustSignInAgain, bridge])

  const supervision = useSupervision({ signaling: socket, bridge, tabs })
  const colleagues = useColleagueDesk({
    ...{ signaling: socket, bridge, signedIn, settings: start.settings },
    isInSession: tabs.running.length > 0,
    awaited: supervision.wish,
    join: (code, purpose) => onJoin(code, purpose),
  })

  const onStart = async () => {
    const session = new LiveSession(socket, bridge, signedIn, { chatSound, tone, devices }, colleagues)
    const outcome = await session.session.open()
    if (outcome.kind === 'opened') {
      session.dialog.set('invite')
      tabs.add(session)
    }
    return outcome
  }
  const onJoin = async (code: JoinCode, purpose: JoinPurpose = 'help') => {
    const session = new LiveSession(socket, bridge, signedIn, { chatSound, tone, devices }, colleagues, code)
    const outcome = await session.session.join(code, failures, purpose)
    if (outcome.kind === 'joined') tabs.add(session)
    else session.session.leave()
    return outcome
  }
  const home = (
    <HomeScreen
      bridge={bridge}
      settings={start.settings}
      version={start.version}
      name={signedIn.account.name}
      organisation={signedIn.organisation}
      signaling={signaling}
      colleagues={colleagues}
      sessions={{
        count: open.tabs.length,
        isFull: tabs.isFull,
        ids: open.tabs.map(({ id }) => tabs.live(id)?.sessionId ?? null),
      }}
      onStart={onStart}
      onJoin={onJoin}
    >
      {isSupervisor(socket) && (
        <LiveSessionsList sessions={supervision.sessions} wish={supervision.wish} mayJoin={!tabs.isFull} />
      )}
    </HomeScreen>
  )
  return (
    <>
      <SessionDesk tabs={tabs} bridge={bridge} signaling={signaling} colleagues={colleagues} home={home} />
      <WatchQuestionsLayer questions={supervision.questions} vault={colleagues.vault} bridge={bridge} />
      <RingingColleagues desk={colleagues} bridge={bridge} mayJoin={!tabs.isFull} />
    </>
  )
}

function Broken({ id }: { id: string }) {
  const { t } = useTranslation()
  return (
    <Center component="main" h="100vh" p="xl">
      <Stack maw={440} align="flex-start" role="alert">
        <Title order={1} size="h2">
          {t('error.title')}
        </Title>
        <Text>{t('error.text', { id })}</Text>
        <Button onClick={() => window.location.reload()}>{t('error.reload')}</Button>
      </Stack>
    </Center>
  )
}
