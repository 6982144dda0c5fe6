/** What is left when a session has ended: why it did, and the notes if they are not saved yet. */
import { sentenceFor, toneOf } from '@deskside/shared/session/session-end.ts'
import type { SessionEnd } from '@deskside/shared/session/session-snapshot.ts'
import { EndSign } from '@deskside/shared/ui/EndSign.tsx'
import { Button, Center, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export interface SessionOverProps {
  readonly end: SessionEnd
  /** `none`: nothing was written. */
  readonly notes: 'none' | 'saved' | 'kept' | 'unsaved'
  /** Where unsaved notes can still be saved. */
  readonly notesEditor: ReactNode
  readonly onHome: () => void
}

export function SessionOver({ end, notes, notesEditor, onHome }: SessionOverProps) {
  const { t } = useTranslation()
  const { key, minutes } = sentenceFor(end)
  return (
    <Center component="main" h="100%" p="xl">
      <Stack align="center" gap="md" w={520}>
        <EndSign tone={toneOf(end)} />
        <Title order={1} size="h2" ta="center">
          {t('session.over.ended')}
        </Title>
        <Text c="dimmed" ta="center" role="status">
          {t(`session.over.${key}`, { minutes })}
        </Text>
        {notes === 'saved' && <Text ta="center">{t('session.over.notesSaved')}</Text>}
        {notes === 'kept' && <Text ta="center">{t('session.over.notesKept')}</Text>}
        {notes === 'unsaved' && (
          <Stack w="100%" gap="xs">
            <Text>{t('session.over.notesUnsaved')}</Text>
            {notesEditor}
          </Stack>
        )}
        <Button size="md" onClick={onHome} mt="md" autoFocus>
          {t('session.over.home')}
        </Button>
      </Stack>
    </Center>
  )
}
