import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Button, Group, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface WarningScreenProps {
  /** On this window's clock; null until the main process has begun to count. */
  readonly mayGoOnAt: number | null
  readonly onLeave: () => void
  readonly onContinue: () => void
}

const POINTS = ['called', 'authority', 'money'] as const

export function WarningScreen({ mayGoOnAt, onLeave, onContinue }: WarningScreenProps) {
  const { t } = useTranslation()
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 200)
    return () => clearInterval(timer)
  }, [])
  const seconds = mayGoOnAt === null ? null : Math.max(0, Math.ceil((mayGoOnAt - now) / 1000))
  return (
    <Stack gap="lg" flex={1} justify="center">
      <Group gap="md" wrap="nowrap">
        <ThemeIcon size={52} radius="xl" color="orange" variant="light">
          <Icon name="alert" size={28} />
        </ThemeIcon>
        <Title order={1} size={28}>
          {t('warning.title')}
        </Title>
      </Group>
      <Text>{t('warning.lead')}</Text>
      <Stack gap="sm" component="ul" m={0} pl={0} style={{ listStyle: 'none' }}>
        {POINTS.map((point) => (
          <Group key={point} component="li" gap="sm" wrap="nowrap" align="flex-start">
            <Text c="var(--mantine-color-error)" component="span" aria-hidden>
              <Icon name="close" size={20} />
            </Text>
            <Text>{t(`warning.points.${point}`)}</Text>
          </Group>
        ))}
      </Stack>
      <Text c="dimmed">{t('warning.good')}</Text>
      <Stack gap="sm">
        <Button size="lg" onClick={onLeave} autoFocus>
          {t('warning.leave')}
        </Button>
        <Button size="lg" variant="default" onClick={onContinue} disabled={seconds !== 0}>
          {t('warning.next')}
        </Button>
        <Text size="sm" c="dimmed" ta="center" role="status" mih={22}>
          {seconds !== null && seconds > 0 ? t('warning.wait', { count: seconds }) : ''}
        </Text>
      </Stack>
    </Stack>
  )
}
