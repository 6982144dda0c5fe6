import { MAX_NOTES_LENGTH } from '@deskside/shared/protocol/limits.ts'
import { Group, Stack, Text, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { WaitingButton } from '../../ui/WaitingButton.tsx'
import { NotePictures } from './NotePictures.tsx'
import type { NoteBook } from './note-book.ts'
import { useNotes } from './useNotes.ts'

export function NotesPanel({ book }: { book: NoteBook }) {
  const { t } = useTranslation()
  const { text, pictures, condition, isSaving } = useNotes(book)
  const isTrouble = condition === 'kept' || condition === 'refused'
  return (
    <Stack h="100%" gap="xs">
      <Textarea
        aria-label={t('notes.title')}
        placeholder={t('notes.placeholder')}
        value={text}
        maxLength={MAX_NOTES_LENGTH}
        onChange={(event) => book.write(event.currentTarget.value)}
        flex={1}
        styles={{
          root: { display: 'flex', minHeight: 120 },
          wrapper: { flex: 1, display: 'flex' },
          input: { height: '100%' },
        }}
      />
      <NotePictures pictures={pictures} onRemove={(pictureId) => book.removePicture(pictureId)} />
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text size="xs" c={isTrouble ? 'var(--mantine-color-error)' : 'dimmed'} role="status" flex={1}>
          {t(`notes.${condition}`)}
        </Text>
        <WaitingButton
          size="xs"
          onClick={() => void book.save()}
          isWaiting={isSaving}
          isDone={condition === 'saved' || condition === 'empty'}
        >
          {t('notes.save')}
        </WaitingButton>
      </Group>
    </Stack>
  )
}
