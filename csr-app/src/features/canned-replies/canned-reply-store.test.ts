import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CannedReplyStore } from './canned-reply-store.main.ts'

const anna = { siteId: 'site-0001', accountId: '../anna' }
const bo = { siteId: 'site-0001', accountId: 'bo' }
const reply = { id: 'reply-0001', title: 'Hello', text: 'Hello {{customer}}' }

describe('canned replies on this computer', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'deskside-replies-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('are there after a start, for the one who wrote them only', async () => {
    await new CannedReplyStore(folder).keep(anna, [reply])

    const started = new CannedReplyStore(folder)
    expect(await started.read(anna)).toEqual([reply])
    expect(await started.read(bo)).toEqual([])
  })

  it('are none when the file is not what this app writes', async () => {
    const store = new CannedReplyStore(folder)
    await store.keep(anna, [reply])
    const [file] = readdirSync(folder)
    writeFileSync(join(folder, file ?? ''), '[{"id":"x"}]')

    expect(await store.read(anna)).toEqual([])
  })
})
