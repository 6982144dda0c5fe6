import type { IpcBridge } from '@deskside/shared/kernel/ipc-contract.ts'
import { Icon, type IconName } from '@deskside/shared/ui/Icon.tsx'
import { LANGUAGE_NAMES, LANGUAGES, type Language, THEMES, type Theme } from '@deskside/shared/ui/language.ts'
import { Alert, Button, Center, Group, Menu, SimpleGrid, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CsrAppIpc, Settings } from '../../csr-app.ipc.ts'

export type StartTrouble = 'refused' | 'offline'

export interface HomeScreenProps {
  readonly bridge: IpcBridge<CsrAppIpc>
  readonly settings: Settings
  readonly name: string
  readonly organisation: string
  readonly connection: 'connecting' | 'connected' | 'waiting' | 'stopped'
  readonly isOutdated: boolean
  readonly trouble: StartTrouble | null
  readonly onStart: () => Promise<void>
}

const STEPS: readonly { readonly icon: IconName; readonly key: 'step1' | 'step2' | 'step3' }[] = [
  { icon: 'invite', key: 'step1' },
  { icon: 'eye', key: 'step2' },
  { icon: 'notes', key: 'step3' },
]

export function HomeScreen(props: HomeScreenProps) {
  const { bridge, name, organisation, connection, isOutdated, trouble, onStart } = props
  const { t } = useTranslation()
  const [isBusy, setBusy] = useState(false)
  const sentence = troubleSentence(isOutdated, connection, trouble)
  const start = async (): Promise<void> => {
    setBusy(true)
    await onStart()
    setBusy(false)
  }
  return (
    <Stack h="100vh" gap={0}>
      <Group component="header" justify="space-between" px="lg" py="sm">
        <Text fw={600}>{organisation}</Text>
        <AccountMenu bridge={bridge} settings={props.settings} name={name} />
      </Group>
      <Center component="main" flex={1} p="xl">
        <Stack align="center" gap={36} maw={860}>
          <Stack align="center" gap="sm">
            <Title order={1} size={40}>
              {t('home.title')}
            </Title>
            <Text size="lg" c="dimmed" ta="center" maw={520}>
              {t('home.lead')}
            </Text>
          </Stack>
          <Button size="xl" px={64} onClick={start} loading={isBusy} disabled={connection !== 'connected'}>
            {t('home.start')}
          </Button>
          {sentence !== null && (
            <Alert color="yellow" variant="light" role="status" icon={<Icon name="alert" />}>
              {t(sentence)}
            </Alert>
          )}
          <SimpleGrid cols={3} spacing={40} mt="lg">
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
    </Stack>
  )
}

function troubleSentence(
  isOutdated: boolean,
  connection: HomeScreenProps['connection'],
  trouble: StartTrouble | null,
): 'home.version' | 'home.offline' | 'home.refused' | null {
  if (isOutdated) return 'home.version'
  if (connection === 'waiting' || trouble === 'offline') return 'home.offline'
  return trouble === 'refused' ? 'home.refused' : null
}

function AccountMenu({ bridge, settings, name }: Pick<HomeScreenProps, 'bridge' | 'settings' | 'name'>) {
  const { t, i18n } = useTranslation()
  const [theme, setTheme] = useState<Theme>(settings.theme)
  const chooseLanguage = (language: Language): void => {
    void i18n.changeLanguage(language)
    bridge.tell['keep-settings']({ language })
  }
  const chooseTheme = (chosen: Theme): void => {
    setTheme(chosen)
    bridge.tell['keep-settings']({ theme: chosen })
  }
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button variant="subtle" color="gray" rightSection={<Icon name="chevron" size={16} />}>
          {t('home.signedInAs', { name })}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('home.language')}</Menu.Label>
        {LANGUAGES.map((language) => (
          <Menu.Item
            key={language}
            onClick={() => chooseLanguage(language)}
            rightSection={i18n.language === language ? <Icon name="check" size={16} /> : null}
          >
            {LANGUAGE_NAMES[language]}
          </Menu.Item>
        ))}
        <Menu.Label>{t('home.theme')}</Menu.Label>
        {THEMES.map((choice) => (
          <Menu.Item
            key={choice}
            onClick={() => chooseTheme(choice)}
            rightSection={theme === choice ? <Icon name="check" size={16} /> : null}
          >
            {t(`home.themes.${choice}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => void bridge.ask['sign-out'](null)}>{t('home.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
