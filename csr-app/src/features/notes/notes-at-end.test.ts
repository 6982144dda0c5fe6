import type { NotesState } from './note-book.ts'
import { areSafe } from './notes-at-end.ts'

const PICTURE = {
  ...{ pictureId: 'picture-1', caption: '', takenAt: '2026-05-04T09:30:00.000Z' },
  shown: { url: 'blob:1', width: 10, height: 10 },
}
const notes = (change: Partial<NotesState>): NotesState => ({
  ...{ text: '', pictures: [], condition: 'empty', isSaving: false },
  ...change,
})

describe('notes when a session ends', () => {
  it.each<Partial<NotesState>>([{}, { text: 'Fixed.', condition: 'saved' }, { text: '', condition: 'kept' }])(
    'are safe as %j',
    (change) => {
      expect(areSafe(notes(change))).toBe(true)
    },
  )

  it.each<Partial<NotesState>>([
    { text: 'Fixed.', condition: 'unsaved' },
    { pictures: [PICTURE], condition: 'unsaved' },
    { pictures: [PICTURE], condition: 'refused' },
    { pictures: [PICTURE], condition: 'kept' },
  ])('have to be saved as %j', (change) => {
    expect(areSafe(notes(change))).toBe(false)
  })
})
