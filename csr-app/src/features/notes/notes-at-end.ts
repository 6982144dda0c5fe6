/** What a session's end means for its notes. */
import type { NotesState } from './note-book.ts'

/** Nothing would be lost if the session ended now. */
export function areSafe({ text, pictures, condition }: NotesState): boolean {
  const isEmpty = text === '' && pictures.length === 0
  return condition === 'saved' || condition === 'empty' || (isEmpty && condition !== 'unsaved')
}

export function notesAtEnd({ condition }: NotesState): 'none' | 'saved' | 'kept' | 'unsaved' {
  if (condition === 'empty') return 'none'
  return condition === 'saved' || condition === 'kept' ? condition : 'unsaved'
}
