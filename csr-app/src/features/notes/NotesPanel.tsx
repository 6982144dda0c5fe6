import { MAX_NOTES_LENGTH } from '@deskside/shared/protocol/limits.ts'
import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { NotesState } from './useNotes.ts'

export function NotesPanel({ notes }: { notes: NotesState }) {
  const { t } = useTranslation()
  return (
    <Stack h="100%" gap="xs" component="section" aria-label={t('notes.title')}>
      <Textarea
        aria-label={t('notes.title')}
        placeholder={t('notes.placeholder')}
        value={notes.text}
        maxLength={MAX_NOTES_LENGTH}
        onChange={(event) => notes.write(event.currentTarget.value)}
        flex={1}
        styles={{
          root: { display: 'flex' },
          wrapper: { flex: 1, display: 'flex' },
          input: { height: '100%' },
        }}
      />
      <Group justify="space-between" wrap="nowrap">
        <Text size="xs" c="dimmed" role="status">
          {notes.state === 'draft' ? t('notes.draft') : t(`notes.${notes.state}`)}
        </Text>
        <Button
          size="xs"
          onClick={() => void notes.save()}
          loading={notes.isSaving}
          disabled={notes.state === 'saved'}
        >
          {t('notes.save')}
        </Button>
      </Group>
    </Stack>
  )
}
