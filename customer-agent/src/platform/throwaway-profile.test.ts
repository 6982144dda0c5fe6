import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openThrowawayProfile } from './throwaway-profile.main.ts'

const ME = process.getuid?.() ?? null
let temporary: string

beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'profile-test-'))
})
afterEach(() => rmSync(temporary, { recursive: true, force: true }))

describe('the throwaway profile', () => {
  it('is the same for a second start, and for this person only', () => {
    const first = openThrowawayProfile(temporary, ME)
    const second = openThrowawayProfile(temporary, ME)

    expect(second.folder).toBe(first.folder)
    expect(statSync(first.folder).mode & 0o777).toBe(0o700)
  })

  it('is gone with everything in it', () => {
    const profile = openThrowawayProfile(temporary, ME)
    mkdirSync(join(profile.folder, 'Cache'))
    writeFileSync(join(profile.folder, 'Cache', 'index'), 'x')

    profile.remove()

    expect(existsSync(profile.folder)).toBe(false)
  })

  it('does not follow a link somebody else laid there', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'profile-elsewhere-'))
    writeFileSync(join(elsewhere, 'letter.txt'), 'mine')
    symlinkSync(elsewhere, join(temporary, `deskside-helper-${ME}`))

    const profile = openThrowawayProfile(temporary, ME)
    profile.remove()

    expect(profile.folder).not.toBe(join(temporary, `deskside-helper-${ME}`))
    expect(existsSync(join(elsewhere, 'letter.txt'))).toBe(true)
    rmSync(elsewhere, { recursive: true })
  })

  it('does not use a folder that belongs to somebody else', () => {
    const somebodyElse = (ME ?? 0) + 1
    const profile = openThrowawayProfile(temporary, somebodyElse)

    expect(profile.folder).not.toBe(join(temporary, `deskside-helper-${somebodyElse}`))
  })
})
