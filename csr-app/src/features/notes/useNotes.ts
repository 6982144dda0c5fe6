import { useSyncExternalStore } from 'react'
import type { NoteBook, NotesState } from './note-book.ts'

export function useNotes({ state }: NoteBook): NotesState {
  return useSyncExternalStore(state.subscribe, state.getSnapshot)
}
