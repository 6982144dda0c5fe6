/** The way in: server, e-mail, password. Whatever goes wrong is a sentence, and nothing that was typed is lost. */
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
import { useDuration } from '../../ui/useDuration.ts'
import type { SignInOutcome } from './sign-in-outcome.ts'

export interface SignInScreenProps {
  readonly settings: { readonly server: string; readonly email: string }
  /** The server ended the last sign-in; the person has not asked for it. */
  readonly wasSignedOut: boolean
  readonly onSignIn: (typed: { server: string; email: string; password: string }) => Promise<SignInOutcome>
}

type Trouble = Exclude<SignInOutcome, { kind: 'signed-in' }>

export function SignInScreen({ settings, wasSignedOut, onSignIn }: SignInScreenProps) {
  const { t } = useTranslation()
  const duration = useDuration()
  const [server, setServer] = useState(settings.server)
  const [email, setEmail] = useState(settings.email)
  const [password, setPassword] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  const submit = async (): Promise<void> => {
    setBusy(true)
    setTrouble(null)
    const outcome = await onSignIn({ server, email, password })
    // The window loads anew when it worked.
    if (outcome.kind === 'signed-in') return
    setBusy(false)
    setTrouble(outcome)
  }
  const sentence = (): string | null => {
    if (trouble === null) return wasSignedOut && !isBusy ? t('signIn.expired') : null
    const time = duration(trouble.kind === 'too-many-tries' ? trouble.retryAfterMs : 0)
    return t(`signIn.${trouble.kind}`, { time })
  }
  const said = sentence()
  return (
    <Center component="main" mih="100vh" p="xl" bg="var(--deskside-ground)">
      <Paper
        component="form"
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          void submit()
        }}
        withBorder
        shadow="sm"
        p={36}
        radius="lg"
        w={420}
      >
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
            description={t('signIn.serverHint')}
            value={server}
            onChange={(event) => setServer(event.currentTarget.value)}
            aria-invalid={trouble?.kind === 'wrong-address'}
            autoFocus={server === ''}
            required
            withAsterisk={false}
            spellCheck={false}
          />
          <TextInput
            label={t('signIn.email')}
            type="email"
            autoComplete="username"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            autoFocus={server !== '' && email === ''}
            required
            withAsterisk={false}
          />
          <PasswordInput
            label={t('signIn.password')}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            autoFocus={server !== '' && email !== ''}
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
            required
            withAsterisk={false}
          />
          <div>
            <div role="alert">
              {said !== null && (
                <Alert
                  color={trouble === null ? 'yellow' : 'red'}
                  variant="light"
                  mb="lg"
                  icon={<Icon name="alert" />}
                  role="presentation"
                >
                  {said}
                </Alert>
              )}
            </div>
            <Button type="submit" size="md" loading={isBusy} fullWidth>
              {t('signIn.submit')}
            </Button>
          </div>
        </Stack>
      </Paper>
    </Center>
  )
}
