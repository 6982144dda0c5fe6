import { FakeClock } from '@deskside/shared/testing/fake-clock.ts'
import { NoteBook, type SaveOutcome } from './note-book.ts'

function writing(save: (text: string) => Promise<SaveOutcome> = async () => 'saved') {
  const clock = new FakeClock()
  const drafts: string[] = []
  const book = new NoteBook({ clock, keepDraft: (text) => drafts.push(text), save })
  return { clock, drafts, book, view: () => book.state.getSnapshot() }
}

describe('NoteBook', () => {
  it('keeps a draft soon after something is written, not at every key', async () => {
    const { book, drafts, clock } = writing()

    for (const text of ['P', 'Pr', 'Pri']) book.write(text)
    expect(drafts).toEqual([])
    await clock.advance(300)

    expect(drafts).toEqual(['Pri'])
  })

  it('goes on keeping drafts of somebody who never pauses', async () => {
    const { book, drafts, clock } = writing()

    for (const text of ['a', 'ab', 'abc', 'abcd']) {
      book.write(text)
      await clock.advance(200)
    }

    expect(drafts).toEqual(['ab', 'abcd'])
  })

  it.each(['saved', 'kept', 'refused'] as const)('says how saving went: %s', async (outcome) => {
    const { book, view } = writing(async () => outcome)
    book.write('Printer fixed.')

    await book.save()

    expect(view()).toEqual({ text: 'Printer fixed.', condition: outcome, isSaving: false })
  })

  it('does not call saved what was written while it was saved', async () => {
    const { book, view } = writing()
    book.write('Printer')

    const saving = book.save()
    book.write('Printer fixed.')
    await saving

    expect(view()).toMatchObject({ text: 'Printer fixed.', condition: 'unsaved' })
  })

  it('keeps the draft before it saves', async () => {
    const { book, drafts } = writing()
    book.write('Printer')

    await book.save()

    expect(drafts).toEqual(['Printer'])
  })

  it('keeps the text when saving breaks', async () => {
    const { book, view } = writing(() => Promise.reject(new Error('disk full')))
    book.write('Printer')

    expect(await book.save()).toBe('refused')

    expect(view().text).toBe('Printer')
  })
})
