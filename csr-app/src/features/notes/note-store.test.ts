import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NoteStore } from './note-store.main.ts'
import type { Delivery, Parcel } from './parcel.ts'

const server = 'https://support.example.com'
const draft = (text: string, sessionId = 'session-1') => ({ sessionId, server, text })
const notes = (text: string): Parcel => ({ sessionId: 'session-1', server, body: { text } })

describe('notes on this computer', () => {
  let folder: string
  let answer: Delivery
  let arrived: Parcel[]
  let now: number

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'deskside-notes-'))
    answer = 'delivered'
    arrived = []
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
      deliver: async (parcel) => {
        if (answer === 'delivered') arrived.push(parcel)
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
})
