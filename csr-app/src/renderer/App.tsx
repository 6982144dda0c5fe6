/** Which screen is shown: sign in, start, or the session. */
import type { AskResponse, IpcBridge } from '@deskside/shared/kernel/ipc-contract.ts'
import { performanceClock } from '@deskside/shared/platform/browser-ports.dom.ts'
import { SignalingSocket } from '@deskside/shared/platform/signaling-socket.dom.ts'
import { ErrorBoundary } from '@deskside/shared/ui/ErrorBoundary.tsx'
import { Button, Center, Stack, Text, Title } from '@mantine/core'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { CsrAppIpc, SignedInApp } from '../csr-app.ipc.ts'
import { HomeScreen, type StartTrouble } from '../features/session/HomeScreen.tsx'
import { SignInScreen } from '../features/sign-in/SignInScreen.tsx'
import { LiveSession } from './live-session.dom.ts'
import { SessionScreen } from './SessionScreen.tsx'

export type Bridge = IpcBridge<CsrAppIpc>
export type Start = AskResponse<CsrAppIpc, 'start'>

export function App({ bridge, start }: { bridge: Bridge; start: Start }) {
  const report = (error: unknown): string => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    void bridge.ask['report-error'](text.slice(0, 4000))
    return new Date().toISOString().slice(11, 19)
  }
  return (
    <ErrorBoundary report={report} fallback={(id) => <Broken id={id} />}>
      {start.signedIn === null ? (
        <SignInScreen bridge={bridge} settings={start.settings} />
      ) : (
        <SignedIn bridge={bridge} start={start} signedIn={start.signedIn} />
      )}
    </ErrorBoundary>
  )
}

function SignedIn({ bridge, start, signedIn }: { bridge: Bridge; start: Start; signedIn: SignedInApp }) {
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
  const [live, setLive] = useState<LiveSession | null>(null)
  const [trouble, setTrouble] = useState<StartTrouble | null>(null)
  const wasSignedOut = signaling.kind === 'stopped' && signaling.reason === 'not-signed-in'
  useEffect(() => {
    if (wasSignedOut) void bridge.ask['sign-out'](null)
  }, [wasSignedOut, bridge])

  const onStart = async (): Promise<void> => {
    const session = new LiveSession(socket, signedIn)
    const outcome = await session.session.open()
    if (outcome.kind !== 'opened') return setTrouble(outcome.kind)
    setTrouble(null)
    setLive(session)
  }
  if (live !== null) return <SessionScreen live={live} bridge={bridge} onHome={() => setLive(null)} />
  return (
    <HomeScreen
      bridge={bridge}
      settings={start.settings}
      name={signedIn.account.name}
      organisation={signedIn.organisation}
      connection={signaling.kind}
      isOutdated={signaling.kind === 'stopped' && signaling.reason === 'version'}
      trouble={trouble}
      onStart={onStart}
    />
  )
}

function Broken({ id }: { id: string }) {
  const { t } = useTranslation()
  return (
    <Center h="100vh" p="xl">
      <Stack maw={440} align="flex-start">
        <Title order={2}>{t('error.title')}</Title>
        <Text>{t('error.text', { id })}</Text>
        <Button onClick={() => window.location.reload()}>{t('error.reload')}</Button>
      </Stack>
    </Center>
  )
}
