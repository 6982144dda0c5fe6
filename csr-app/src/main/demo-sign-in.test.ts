import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readDemoCredentials } from './demo-sign-in.ts'

describe('signing in without a person', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'deskside-demo-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const account = { email: 'demo@example.com', password: 'secret' }
  const server = 'http://127.0.0.1:7380'
  const written = (): string => {
    const file = join(folder, 'sign-in.json')
    writeFileSync(file, JSON.stringify(account))
    return file
  }

  it('reads the account from the file it is given', () => {
    expect(readDemoCredentials({ isPackaged: false, file: written(), server })).toEqual({
      server,
      ...account,
    })
  })

  it('is refused to an installed app', () => {
    expect(readDemoCredentials({ isPackaged: true, file: written(), server })).toBeNull()
  })

  it('is not asked for without a file', () => {
    expect(readDemoCredentials({ isPackaged: false, file: undefined, server })).toBeNull()
  })
})
