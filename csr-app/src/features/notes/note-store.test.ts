import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NoteStore, type Parcel } from './note-store.main.ts'

describe('notes on this computer', () => {
  let folder: string
  const parcel: Parcel = {
    sessionId: 'session-1',
    server: 'https://support.example.com',
    body: { text: 'Printer fixed.' },
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'deskside-notes-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('gives a draft back after a crash', async () => {
    await new NoteStore(folder, async () => true).keepDraft('session-1', 'half a sent')

    expect(await new NoteStore(folder, async () => true).loadDraft('session-1')).toBe('half a sent')
  })

  it('has nothing for a session it does not know', async () => {
    expect(await new NoteStore(folder, async () => true).loadDraft('session-9')).toBe('')
  })

  it('keeps what the server cannot take and sends it when it can', async () => {
    let isServerThere = false
    const arrived: Parcel[] = []
    const deliver = async (sent: Parcel) => {
      if (isServerThere) arrived.push(sent)
      return isServerThere
    }
    const store = new NoteStore(folder, deliver)

    expect(await store.save(parcel)).toBe('kept')
    store.stop()
    isServerThere = true
    const later = new NoteStore(folder, deliver)
    await later.sendWaiting()

    expect(arrived).toEqual([parcel])
    expect(readdirSync(join(folder, 'outbox'))).toEqual([])
  })

  it('writes the last of many quick drafts', async () => {
    const store = new NoteStore(folder, async () => true)
    await Promise.all(['a', 'ab', 'abc'].map((text) => store.keepDraft('session-1', text)))

    expect(await store.loadDraft('session-1')).toBe('abc')
  })
})
