/** Notes that a crash or an unfinished end left on this computer: to be saved after all, copied, or thrown away. */
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SaveOutcome } from './note-book.ts'
import type { LeftOverNotes } from './notes.ipc.ts'

export interface LeftOverNotesListProps {
  readonly notes: readonly LeftOverNotes[]
  readonly onSave: (notes: LeftOverNotes) => Promise<SaveOutcome>
  readonly onCopy: (text: string) => void
  readonly onDiscard: (sessionId: string) => void
  /** This one needs to be shown no longer. */
  readonly onSettled: (sessionId: string) => void
}

export function LeftOverNotesList({ notes, ...actions }: LeftOverNotesListProps) {
  const { t } = useTranslation()
  if (notes.length === 0) return null
  return (
    <Stack component="section" gap="xs" w="100%" maw={640} aria-labelledby="left-over-title">
      <Title order={2} size="h5" id="left-over-title">
        {t('leftOver.title')}
      </Title>
      {notes.map((one) => (
        <LeftOverNote key={one.sessionId} note={one} {...actions} />
      ))}
    </Stack>
  )
}

function LeftOverNote({
  note,
  onSave,
  onCopy,
  onDiscard,
  onSettled,
}: Omit<LeftOverNotesListProps, 'notes'> & { note: LeftOverNotes }) {
  const { t, i18n } = useTranslation()
  const [isRefused, setRefused] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const pictureCount = note.pictures?.length ?? 0
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(note.writtenAt),
  )
  const save = async (): Promise<void> => {
    setBusy(true)
    const outcome = await onSave(note)
    setBusy(false)
    if (outcome === 'refused') setRefused(true)
    else onSettled(note.sessionId)
  }
  return (
    <Paper withBorder radius="md" p="md">
      <Stack gap="xs">
        <Text size="sm" c="dimmed">
          {isRefused ? t('leftOver.refused') : t('leftOver.when', { when })}
        </Text>
        <Text size="sm" lineClamp={3} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {note.text}
        </Text>
        {pictureCount > 0 && (
          <Group gap={6} wrap="nowrap">
            <Icon name="picture" size={16} />
            <Text size="sm">{t('leftOver.pictures', { count: pictureCount })}</Text>
          </Group>
        )}
        <Group gap="xs">
          {!isRefused && (
            <Button size="xs" onClick={() => void save()} loading={isBusy}>
              {t('leftOver.save')}
            </Button>
          )}
          {note.text !== '' && (
            <Button size="xs" variant="default" onClick={() => onCopy(note.text)}>
              {t('leftOver.copy')}
            </Button>
          )}
          <Button
            size="xs"
            variant="subtle"
            color="red"
            onClick={() => {
              onDiscard(note.sessionId)
              onSettled(note.sessionId)
            }}
          >
            {t('leftOver.discard')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}
