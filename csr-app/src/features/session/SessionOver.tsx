import type { SessionEnd } from '@deskside/shared/session/session-snapshot.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Button, Center, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export interface SessionOverProps {
  readonly end: SessionEnd
  readonly saved: 'saved' | 'kept' | null
  readonly onHome: () => void
}

export function SessionOver({ end, saved, onHome }: SessionOverProps) {
  const { t } = useTranslation()
  return (
    <Center component="main" h="100vh" p="xl">
      <Stack align="center" gap="md" maw={460}>
        <ThemeIcon size={56} radius="xl" variant="light">
          <Icon name="check" size={28} />
        </ThemeIcon>
        <Title order={1} size="h2" ta="center">
          {t('session.over.ended')}
        </Title>
        <Text c="dimmed" ta="center">
          {t(`session.over.${end.kind === 'ended' ? end.reason : end.kind}`)}
        </Text>
        {saved !== null && (
          <Text ta="center">
            {t(saved === 'saved' ? 'session.over.notesSaved' : 'session.over.notesKept')}
          </Text>
        )}
        <Button size="md" onClick={onHome} mt="md" data-autofocus>
          {t('session.over.home')}
        </Button>
      </Stack>
    </Center>
  )
}
