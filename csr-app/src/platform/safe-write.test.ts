import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { diskTroubleOf } from './disk-trouble.ts'
import { writeSafely } from './safe-write.main.ts'

describe('writing a file', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'deskside-write-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('keeps the old one, and nothing half written, on a full disk', async () => {
    const file = join(folder, 'picture.png')
    await writeSafely(file, 'the old one')
    symlinkSync('/dev/full', `${file}.new`)

    const failure = await writeSafely(file, 'the new one').catch((error: unknown) => error)

    expect(diskTroubleOf(failure)).toBe('disk-full')
    expect([readFileSync(file, 'utf8'), readdirSync(folder)]).toEqual(['the old one', ['picture.png']])
  })

  it('says in what way a place is unfit', async () => {
    const failure = await writeSafely('/proc/version/x.png', 'x').catch((error: unknown) => error)

    expect(diskTroubleOf(failure)).toBe('failed')
    expect(existsSync('/proc/version/x.png.new')).toBe(false)
    expect(['EROFS', 'EACCES', 'EPERM', 'EDQUOT'].map((code) => diskTroubleOf({ code }))).toEqual([
      'read-only',
      'not-allowed',
      'not-allowed',
      'disk-full',
    ])
    expect(diskTroubleOf('no error at all')).toBe('failed')
  })
})
