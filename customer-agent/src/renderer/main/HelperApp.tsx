/** The helper's main window: which step the customer is at. */
import { ErrorBoundary } from '@deskside/shared/ui/ErrorBoundary.tsx'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { LANGUAGE_NAMES, LANGUAGES } from '@deskside/shared/ui/language.ts'
import { Button, Center, Group, Loader, NativeSelect, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { CodeScreen } from '../../features/join/CodeScreen.tsx'
import type { Start } from '../../features/join/join.ipc.ts'
import type { JoinScreen } from '../../features/join/join-flow.ts'
import { OverScreen } from '../../features/join/OverScreen.tsx'
import { WarningScreen } from '../../features/join/WarningScreen.tsx'
import { type Bridge, Helper } from './helper.dom.ts'
import { SessionScreen } from './SessionScreen.tsx'

export function HelperApp({ bridge, start }: { bridge: Bridge; start: Start }) {
  const report = (error: unknown): string => {
    const id = crypto.randomUUID().slice(0, 8)
    bridge.tell.failed({
      id,
      text: (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(0, 4000),
    })
    return id
  }
  return (
    <ErrorBoundary report={report} fallback={(id) => <Broken id={id} />}>
      {start.socketUrl === null ? (
        <NoSite />
      ) : (
        <Steps bridge={bridge} start={start} socketUrl={start.socketUrl} />
      )}
    </ErrorBoundary>
  )
}

function Steps({ bridge, start, socketUrl }: { bridge: Bridge; start: Start; socketUrl: string }) {
  const [helper] = useState(() => new Helper(bridge, start, socketUrl))
  const { flow } = helper
  const [name, setName] = useState('')
  const screen = useSyncExternalStore(flow.screen.subscribe, flow.screen.getSnapshot)
  const live = useSyncExternalStore(helper.live.subscribe, helper.live.getSnapshot)
  if (screen.kind === 'session' && live !== null) {
    return <SessionScreen live={live} bridge={bridge} onLeave={() => flow.leave()} />
  }
  return (
    <Stack h="100vh" gap={0}>
      <LanguageChoice bridge={bridge} start={start} />
      <Stack
        component="main"
        flex={1}
        px={32}
        pb={28}
        mih={0}
        style={{ overflowY: 'auto', scrollbarWidth: 'thin' }}
      >
        {stepOf(screen, helper, name, setName)}
      </Stack>
    </Stack>
  )
}

function stepOf(
  screen: JoinScreen,
  { flow }: Helper,
  name: string,
  onName: (name: string) => void,
): ReactNode {
  switch (screen.kind) {
    case 'code':
      // A code from a link, or a problem, fills the form anew.
      return (
        <CodeScreen
          key={`${screen.code?.kind ?? ''}-${screen.code?.nameplate ?? ''}-${screen.problem?.kind ?? ''}`}
          code={screen.code}
          problem={screen.problem}
          name={name}
          onName={onName}
          onSubmit={(code) => void flow.submit(code, name.trim())}
        />
      )
    case 'warning':
      return (
        <WarningScreen
          mayGoOnAt={screen.mayGoOnAt}
          onLeave={() => flow.turnBack()}
          onContinue={() => void flow.goOn()}
        />
      )
    case 'over':
      return <OverScreen end={screen.end} onAgain={() => flow.startOver()} />
    case 'joining':
    case 'session':
      return <Joining onLeave={() => flow.leave()} />
  }
}

function Joining({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation()
  return (
    <Center flex={1}>
      <Stack align="center">
        <Stack align="center" role="status">
          <Loader />
          <Title order={1} size="h3">
            {t('joining.title')}
          </Title>
          <Text c="dimmed" ta="center">
            {t('joining.text')}
          </Text>
        </Stack>
        <Button variant="default" onClick={onLeave}>
          {t('joining.cancel')}
        </Button>
      </Stack>
    </Center>
  )
}

function LanguageChoice({ bridge, start }: { bridge: Bridge; start: Start }) {
  const { t, i18n } = useTranslation()
  return (
    <Group justify="flex-end" p="sm" component="header">
      <NativeSelect
        size="xs"
        variant="unstyled"
        aria-label={t('common.language')}
        data={LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language] }))}
        value={i18n.language}
        onChange={(event) => {
          const language = LANGUAGES.find((known) => known === event.currentTarget.value) ?? 'en'
          void i18n.changeLanguage(language)
          bridge.tell.appearance({ language, theme: start.appearance.theme })
        }}
      />
    </Group>
  )
}

function NoSite() {
  const { t } = useTranslation()
  return (
    <Center component="main" h="100vh" p="xl">
      <Stack align="center" maw={360}>
        <Icon name="alert" size={40} />
        <Text ta="center">{t('code.noSite')}</Text>
      </Stack>
    </Center>
  )
}

function Broken({ id }: { id: string }) {
  const { t } = useTranslation()
  return (
    <Center component="main" h="100vh" p="xl">
      <Stack maw={360} align="flex-start">
        <Title order={1} size="h3">
          {t('error.title')}
        </Title>
        <Text>{t('error.text', { id })}</Text>
        <Button onClick={() => window.location.reload()}>{t('error.again')}</Button>
      </Stack>
    </Center>
  )
}
