import type { IpcBridge } from '@deskside/shared/kernel/ipc-contract.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import {
  Alert,
  Button,
  Center,
  Paper,
  PasswordInput,
  Stack,
  Text,
  TextInput,
  ThemeIcon,
  Title,
} from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CsrAppIpc, Settings, SignInOutcome } from '../../csr-app.ipc.ts'
import { useDuration } from '../session/useDuration.ts'

type Trouble = Exclude<SignInOutcome, { kind: 'signed-in' }>

export function SignInScreen({ bridge, settings }: { bridge: IpcBridge<CsrAppIpc>; settings: Settings }) {
  const { t } = useTranslation()
  const duration = useDuration()
  const [server, setServer] = useState(settings.server)
  const [email, setEmail] = useState(settings.email)
  const [password, setPassword] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    setTrouble(null)
    const outcome = await bridge.ask['sign-in']({ server, email, password })
    if (outcome.kind === 'signed-in') return
    setBusy(false)
    setTrouble(outcome)
  }
  const sentence =
    trouble === null
      ? ''
      : t(`signIn.${trouble.kind}`, { time: duration('retryAfterMs' in trouble ? trouble.retryAfterMs : 0) })
  return (
    <Center component="main" mih="100vh" p="xl" bg="var(--mantine-color-default-hover)">
      <Paper component="form" onSubmit={onSubmit} withBorder shadow="sm" p={36} radius="lg" w={420}>
        <Stack gap="lg">
          <Stack gap={6}>
            <ThemeIcon size={44} radius="md" mb="xs">
              <Icon name="screen" size={26} />
            </ThemeIcon>
            <Title order={1} size="h2">
              {t('signIn.title')}
            </Title>
            <Text c="dimmed">{t('signIn.lead')}</Text>
          </Stack>
          <TextInput
            label={t('signIn.server')}
            placeholder={t('signIn.serverHint')}
            value={server}
            onChange={(event) => setServer(event.currentTarget.value)}
            error={trouble?.kind === 'wrong-address' ? sentence : undefined}
            required
            withAsterisk={false}
          />
          <TextInput
            label={t('signIn.email')}
            type="email"
            autoComplete="username"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            required
            withAsterisk={false}
          />
          <PasswordInput
            label={t('signIn.password')}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            required
            withAsterisk={false}
          />
          {trouble !== null && trouble.kind !== 'wrong-address' && (
            <Alert color="red" variant="light" role="alert" icon={<Icon name="alert" />}>
              {sentence}
            </Alert>
          )}
          <Button type="submit" size="md" loading={isBusy} fullWidth>
            {t('signIn.submit')}
          </Button>
        </Stack>
      </Paper>
    </Center>
  )
}
