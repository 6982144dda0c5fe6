import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { diskTroubleOf } from '../../platform/disk-trouble.ts'
import { NoteStore } from './note-store.main.ts'
import type { Delivery, Parcel } from './parcel.ts'

/** Every write to it fails as on a disk without room. */
const FULL_DISK = '/dev/full'
const server = 'https://support.example.com'
const draft = (text: string, sessionId = 'session-1') => ({ sessionId, server, text })
const notes = (text: string): Parcel => ({ sessionId: 'session-1', server, body: { text } })

describe('notes on this computer', () => {
  let folder: string
  let answer: Delivery
  let arrived: Parcel[]
  let now: number
  /** What a delivery found on the disk. */
  let read: string[]

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'deskside-notes-'))
    answer = 'delivered'
    arrived = []
    read = []
    now = Date.UTC(2026, 0, 1)
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  /** As after a start of the app: nothing but the files is known. */
  const started = () =>
    new NoteStore({
      folder,
      now: () => now,
      onError: (error) => {
        throw error
      },
      deliver: async (parcel, readPicture) => {
        if (answer === 'delivered') arrived.push(parcel)
        const named = 'text' in parcel.body ? (parcel.body.pictures ?? []) : []
        for (const { pictureId } of named) read.push(`${pictureId}: ${await readPicture(pictureId)}`)
        return answer
      },
    })
  const filesIn = (name: string) => readdirSync(join(folder, name))

  it('gives drafts back after a crash, the newest first', async () => {
    await started().keepDraft(draft('half a sent', 'session-1'))
    now += 60_000
    await started().keepDraft(draft('later', 'session-2'))

    expect((await started().leftOver(server)).map(({ text }) => text)).toEqual(['later', 'half a sent'])
  })

  it('shows drafts only for the server they were written at', async () => {
    await started().keepDraft(draft('text'))

    expect(await started().leftOver('https://other.example.com')).toEqual([])
  })

  it('keeps the last of many quick keystrokes', async () => {
    const store = started()
    await Promise.all(['a', 'ab', 'abc'].map((text) => store.keepDraft(draft(text))))

    expect(await store.leftOver(server)).toMatchObject([{ text: 'abc' }])
  })

  it('leaves nothing behind of an empty or a saved text', async () => {
    const store = started()
    await store.keepDraft(draft('a'))
    await store.keepDraft(draft(''))
    expect(await store.leftOver(server)).toEqual([])

    await store.keepDraft(draft('Printer fixed.'))
    expect(await store.save(notes('Printer fixed.'))).toBe('saved')

    expect(await store.leftOver(server)).toEqual([])
    expect(filesIn('outbox')).toEqual([])
  })

  it('keeps a draft that was written on while an older text was saved', async () => {
    const store = started()
    const saving = store.save(notes('Printer'))
    await store.keepDraft(draft('Printer fixed.'))
    await saving

    expect(await store.leftOver(server)).toMatchObject([{ text: 'Printer fixed.' }])
  })

  it('keeps what the server cannot take and sends it when it can', async () => {
    answer = 'away'
    const store = started()
    expect(await store.save(notes('Printer fixed.'))).toBe('kept')
    store.stop()

    answer = 'delivered'
    await started().sendWaiting()

    expect(arrived).toEqual([notes('Printer fixed.')])
    expect(filesIn('outbox')).toEqual([])
  })

  it('never loses a text that the server refuses', async () => {
    answer = 'refused'
    const store = started()

    expect(await store.save(notes('Too late'))).toBe('refused')

    expect(filesIn('outbox')).toEqual([])
    expect(await store.leftOver(server)).toMatchObject([{ text: 'Too late' }])
    await store.discardDraft('session-1')
    expect(await store.leftOver(server)).toEqual([])
  })

  it('lets a newer text replace an older one that still waits', async () => {
    answer = 'away'
    const store = started()
    await store.save(notes('first'))
    await store.save(notes('second'))
    store.stop()

    answer = 'delivered'
    await started().sendWaiting()

    expect(arrived).toEqual([notes('second')])
  })

  describe('with pictures', () => {
    const place = { sessionId: 'session-1', server }
    const facts = (pictureId: string) => ({ pictureId, caption: '', takenAt: '2026-05-04T09:30:00.000Z' })
    const ONE = facts('picture-1')
    const TWO = facts('picture-2')
    const withPictures = (...pictures: (typeof ONE)[]): Parcel => ({
      ...place,
      body: { text: 'See below.', pictures },
    })
    const keep = (store: NoteStore, pictures = [ONE], text = '') => {
      const { pictureId } = pictures.at(-1) ?? ONE
      return store.keepPicture({ ...place, text, pictures }, pictureId, Buffer.from(`bytes of ${pictureId}`))
    }
    /** Of every session. */
    const shelved = () =>
      existsSync(join(folder, 'pictures'))
        ? filesIn('pictures').flatMap((session) => readdirSync(join(folder, 'pictures', session)))
        : []

    it('are there after a crash in the very next moment, even without a word written', async () => {
      await keep(started())

      expect(await started().leftOver(server)).toMatchObject([{ text: '', pictures: [ONE] }])
      await started().save(withPictures(ONE))
      expect(read).toEqual(['picture-1: bytes of picture-1'])
    })

    it('come back with all of the notes they were added to, so that saving those loses nothing', async () => {
      await keep(started(), [ONE, TWO], 'Saved before.')

      expect(await started().leftOver(server)).toMatchObject([
        { text: 'Saved before.', pictures: [ONE, TWO] },
      ])
    })

    it('leave nothing behind once the server has them', async () => {
      const store = started()
      await keep(store)
      await store.keepDraft({ ...place, text: 'See below.', pictures: [ONE] })

      expect(await store.save(withPictures(ONE))).toBe('saved')

      expect([await store.leftOver(server), shelved(), filesIn('outbox')]).toEqual([[], [], []])
    })

    it('wait with their notes until the server is back', async () => {
      answer = 'away'
      const store = started()
      await keep(store)
      await store.keepDraft({ ...place, text: 'See below.', pictures: [ONE] })
      expect(await store.save(withPictures(ONE))).toBe('kept')
      store.stop()
      expect(shelved()).toEqual(['picture-1'])

      answer = 'delivered'
      read = []
      await started().sendWaiting()

      expect(read).toHaveLength(1)
      expect(read[0]).not.toContain('null')
      expect(shelved()).toEqual([])
    })

    it('stay with notes that the server refuses', async () => {
      answer = 'refused'
      const store = started()
      await keep(store)

      expect(await store.save(withPictures(ONE))).toBe('refused')

      expect(await store.leftOver(server)).toMatchObject([{ pictures: [ONE] }])
      expect(shelved()).toEqual(['picture-1'])
      await store.discardDraft('session-1')
      expect(shelved()).toEqual([])
    })

    it('go when they are removed, but not from notes that still wait for the server', async () => {
      answer = 'away'
      const store = started()
      await keep(store)
      await keep(store, [ONE, TWO])
      await store.save(withPictures(ONE))
      store.stop()

      await store.keepDraft({ ...place, text: 'No picture.', pictures: [] })

      expect(shelved()).toEqual(['picture-1'])
    })

    it('are not cleared away by a draft of the moment before', async () => {
      const store = started()

      await Promise.all([store.keepDraft({ ...place, text: 'a' }), keep(store)])

      expect(shelved()).toEqual(['picture-1'])
    })

    it('say so on a full disk, and the notes, the pictures before and the room there is stay as they were', async () => {
      const store = started()
      await store.keepDraft({ ...place, text: 'See below.' })
      await keep(store, [ONE], 'See below.')
      const [session = ''] = filesIn('pictures')
      symlinkSync(FULL_DISK, join(folder, 'pictures', session, 'picture-2.new'))

      const failure = await keep(store, [ONE, TWO]).catch((error: unknown) => error)

      expect(diskTroubleOf(failure)).toBe('disk-full')
      expect(await store.leftOver(server)).toMatchObject([{ text: 'See below.', pictures: [ONE] }])
      expect(shelved()).toEqual(['picture-1'])
    })

    it('say so when they cannot be written, and the notes stay as they were', async () => {
      const store = started()
      await store.keepDraft({ ...place, text: 'See below.' })
      writeFileSync(join(folder, 'pictures'), 'a file where the folder should be')

      await expect(keep(store)).rejects.toThrow('ENOTDIR')

      rmSync(join(folder, 'pictures'))
      expect(await store.leftOver(server)).toMatchObject([{ text: 'See below.' }])
      await keep(store)
      expect(shelved()).toEqual(['picture-1'])
    })
  })
})
