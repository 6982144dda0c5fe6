/** The notes in a dialog: as high as they need to be with their pictures. */
import { Box } from '@mantine/core'
import { NotesPanel } from './NotesPanel.tsx'
import type { NoteBook } from './note-book.ts'
import { useNotes } from './useNotes.ts'

const TEXT_PX = 220
const PICTURES_PX = 120

export function NotesBox({ book }: { book: NoteBook }) {
  const { pictures } = useNotes(book)
  return (
    <Box h={TEXT_PX + (pictures.length > 0 ? PICTURES_PX : 0)}>
      <NotesPanel book={book} />
    </Box>
  )
}
