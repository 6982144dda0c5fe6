import { FakeClock } from '@deskside/shared/testing/fake-clock.ts'
import { NoteBook, type NotePicture, type SaveOutcome } from './note-book.ts'
import type { PictureKept } from './notes.ipc.ts'
import type { NotesContent } from './parcel.ts'

function writing(save: (content: NotesContent) => Promise<SaveOutcome> = async () => 'saved') {
  const clock = new FakeClock()
  const contents: NotesContent[] = []
  const drafts: string[] = []
  const released: string[] = []
  const kept: NotesContent[] = []
  const disk: { outcome: PictureKept } = { outcome: 'kept' }
  const book = new NoteBook({
    clock,
    keepDraft: (content) => {
      contents.push(content)
      drafts.push(content.text)
    },
    keepPicture: async (content) => {
      kept.push(content)
      return disk.outcome
    },
    release: ({ url }) => released.push(url),
    save,
  })
  return { clock, contents, disk, drafts, kept, released, book, view: () => book.state.getSnapshot() }
}

const picture = (pictureId: string): NotePicture => ({
  ...{ pictureId, caption: 'The error', takenAt: '2026-05-04T09:30:00.000Z' },
  shown: { url: `blob:${pictureId}`, width: 1280, height: 800 },
})
const BYTES = new Uint8Array(8)

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

    expect(view()).toEqual({ text: 'Printer fixed.', pictures: [], condition: outcome, isSaving: false })
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

describe('pictures in the notes', () => {
  it('are part of the notes once they are on the disk, and are saved by their names', async () => {
    const saved: NotesContent[] = []
    const { book, view } = writing(async (content) => {
      saved.push(content)
      return 'saved'
    })

    expect(await book.addPicture(picture('picture-1'), BYTES)).toBe('kept')
    expect(view().condition).toBe('unsaved')
    await book.save()

    const { shown: _, ...facts } = picture('picture-1')
    expect(saved).toEqual([{ text: '', pictures: [facts] }])
    expect(view().condition).toBe('saved')
  })

  it('go to the disk with all there is, whether it was saved before or not', async () => {
    const { book, kept } = writing()
    book.write('Saved before.')
    await book.addPicture(picture('picture-1'), BYTES)
    await book.save()

    await book.addPicture(picture('picture-2'), BYTES)

    expect(kept.at(-1)).toMatchObject({
      text: 'Saved before.',
      pictures: [{ pictureId: 'picture-1' }, { pictureId: 'picture-2' }],
    })
  })

  it('are not part of them when the disk is full, and nothing else changes', async () => {
    const { book, view, disk } = writing()
    disk.outcome = 'disk-full'

    expect(await book.addPicture(picture('picture-1'), BYTES)).toBe('disk-full')

    expect(view()).toMatchObject({ pictures: [], condition: 'empty' })
  })

  it('are named in a draft that is written while they go to the disk', async () => {
    const { book, contents, clock } = writing()
    book.write('See below.')

    const adding = book.addPicture(picture('picture-1'), BYTES)
    await clock.advance(300)
    await adding

    expect(contents.at(-1)?.pictures).toMatchObject([{ pictureId: 'picture-1' }])
  })

  it('are as many as the notes can hold', async () => {
    const { book } = writing()
    for (let count = 0; count < 20; count += 1) await book.addPicture(picture(`picture-${count}`), BYTES)

    expect(await book.addPicture(picture('one-too-many'), BYTES)).toBe('too-many')
  })

  it('are gone from draft and notes when they are removed, and the server hears that none is left', async () => {
    const saved: NotesContent[] = []
    const { book, view, contents, released } = writing(async (content) => {
      saved.push(content)
      return 'saved'
    })
    await book.addPicture(picture('picture-1'), BYTES)
    await book.save()

    book.removePicture('picture-1')
    expect(contents.at(-1)).toEqual({ text: '', pictures: [] })
    expect(view()).toMatchObject({ pictures: [], condition: 'unsaved' })
    await book.save()

    expect(saved.at(-1)).toEqual({ text: '', pictures: [] })
    expect(released).toEqual(['blob:picture-1'])
  })

  it('take no more memory once the notes are put away, and are still saved', async () => {
    const saved: NotesContent[] = []
    const { book, released } = writing(async (content) => {
      saved.push(content)
      return 'saved'
    })
    await book.addPicture(picture('picture-1'), BYTES)

    const saving = book.save()
    book.putAway()
    await saving

    expect(released).toEqual(['blob:picture-1'])
    expect(saved.at(-1)?.pictures).toMatchObject([{ pictureId: 'picture-1' }])
  })
})
