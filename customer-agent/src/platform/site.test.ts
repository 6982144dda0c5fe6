import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSiteServer } from './site.main.ts'

const OURS = 'https://support.example.com'
const EVIL = 'https://evil.example'
let folder: string
const policy = () => join(folder, 'policy.json')
const write = (file: string, text: string) => writeFileSync(join(folder, file), text)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'site-test-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the site of a helper', () => {
  it('is the one it was built for, whatever the command line says', () => {
    write('site.json', JSON.stringify({ server: OURS }))

    const site = readSiteServer({ isPackaged: true, resources: folder, policy: policy(), commandLine: EVIL })

    expect(site).toBe(OURS)
  })

  it('is what the company’s IT says, where it says anything', () => {
    write('site.json', JSON.stringify({ server: EVIL }))
    write('policy.json', JSON.stringify({ server: OURS }))

    expect(readSiteServer({ isPackaged: true, resources: folder, policy: policy(), commandLine: null })).toBe(
      OURS,
    )
  })

  it('is the command line’s outside of a package only', () => {
    expect(
      readSiteServer({ isPackaged: false, resources: folder, policy: policy(), commandLine: OURS }),
    ).toBe(OURS)
  })

  it('is none when the file is missing or broken', () => {
    const read = () =>
      readSiteServer({ isPackaged: true, resources: folder, policy: null, commandLine: EVIL })
    expect(read()).toBeNull()
    for (const text of ['', '{', '[]', '{"server":7}', '{"server":""}']) {
      write('site.json', text)
      expect(read()).toBeNull()
    }
  })
})
