import { randomBytes } from 'node:crypto'
import {
  formatJoinCode,
  helperLink,
  joinLink,
  makeCodeSecret,
  makeLinkSecret,
  parseJoinArguments,
  parseJoinFileName,
  parseJoinInput,
  secretBytes,
  spokenSecret,
} from './join-code.ts'

const LINK_SECRET = '0k3m9tq2vwx7y8z1a4b5c6d7e8'
const spoken = { kind: 'code', nameplate: '123456', secret: '789012' }
const linked = { kind: 'link', nameplate: '123456', secret: LINK_SECRET }
const random = (length: number) => Uint8Array.from(randomBytes(length))

describe('join code', () => {
  it('shows a spoken code in groups of three', () => {
    expect(formatJoinCode('123456', '789012')).toBe('123 456 - 789 012')
  })

  it('makes six digits, leading zeros included', () => {
    expect(makeCodeSecret(() => Uint8Array.of(0, 0, 42))).toBe('000042')
    for (let draw = 0; draw < 500; draw++) expect(makeCodeSecret(random)).toMatch(/^\d{6}$/)
  })

  it('throws draws away that would make some codes likelier', () => {
    // 16 777 215 and 16 000 000 are past the last full million; 15 999 999 is the last one inside.
    const draws = [
      Uint8Array.of(255, 255, 255),
      Uint8Array.of(0xf4, 0x24, 0x00),
      Uint8Array.of(0xf4, 0x23, 0xff),
    ]

    expect(makeCodeSecret(() => draws.shift() ?? new Uint8Array(3))).toBe('999999')
  })

  it('makes link secrets of 128 bits that it can read again', () => {
    expect(makeLinkSecret(() => new Uint8Array(16).fill(255))).toBe(`${'z'.repeat(25)}w`)
    expect(makeLinkSecret(() => new Uint8Array(16))).toBe('0'.repeat(26))
    for (let draw = 0; draw < 500; draw++) {
      const secret = makeLinkSecret(random)
      const link = joinLink('https://support.example/j/123456', secret)

      expect(parseJoinInput(link)).toEqual({ kind: 'link', nameplate: '123456', secret })
      expect(parseJoinInput(helperLink({ kind: 'link', nameplate: '123456', secret }))?.secret).toBe(secret)
    }
  })

  it('gives the handshake the same bytes however the secret was written', () => {
    const typed = parseJoinInput(`https://support.example/j/123456#${LINK_SECRET.toUpperCase()}`)

    expect(secretBytes(typed?.secret ?? '')).toEqual(secretBytes(LINK_SECRET))
  })

  it.each([
    '123456789012',
    '123 456 - 789 012',
    '123 456-789 012',
    '  123-456-789-012\n',
    '123.456.789.012',
    '12 34 56 78 90 12',
    '1 2 3 4 5 6 7 8 9 0 1 2',
    '123\u00a0456\u2009\u2013\u2009789\u202f012',
    '１２３　４５６　－　７８９　０１２',
    '123\u200b456\u2014789\u2060012',
    '123·456・789·012',
  ])('reads the spoken code "%s"', (text) => {
    expect(parseJoinInput(text)).toEqual(spoken)
  })

  it.each([
    `https://support.example/j/123456#${LINK_SECRET}`,
    `https://support.example/j/123456/#${LINK_SECRET}`,
    `HTTPS://Support.Example/J/123456#${LINK_SECRET.toUpperCase()}`,
    `http://localhost:8443/help/desk/j/123456#${LINK_SECRET}`,
    `http://[::1]:8443/j/123456#${LINK_SECRET}`,
    `deskside:join/123456#${LINK_SECRET}`,
    `deskside://join/123456/#${LINK_SECRET}`,
    `DESKSIDE:join/123456%23${LINK_SECRET}`,
  ])('reads the link "%s"', (text) => {
    expect(parseJoinInput(text)).toEqual(linked)
  })

  it('reads links that carry a spoken secret', () => {
    expect(parseJoinInput('deskside:join/123456#789012')).toEqual(spoken)
    expect(parseJoinInput('https://support.example/j/123456#789012')).toEqual(spoken)
  })

  it('reads letters that look like digits the way Crockford meant them', () => {
    const secret = LINK_SECRET.replace('0', 'O').replaceAll('1', 'l')

    expect(parseJoinInput(`deskside:join/123456#${secret}`)).toEqual(linked)
  })

  it.each([
    'Deskside-Helper-123456-789012.exe',
    'deskside-helper-123456-789012 (1).exe',
    'Deskside-Helper-123456-789012 (1) (2).exe.exe',
    'Deskside-Helper-123456-789012 - Copy.EXE',
    'Deskside-Helper-123456-789012 - 副本 (3).exe',
    'Deskside-Helper-123456-789012 2.app',
    'Deskside_Helper_123456_789012.AppImage',
    'helper from Ada 123456 - 789012.exe',
    '123456789012.exe',
    'C:\\Users\\Zoë\\Downloads\\Deskside-Helper-123456-789012[1].exe',
    '/home/ada/2024-11/Deskside-Helper-123456-789012.AppImage',
  ])('reads the file name "%s"', (name) => {
    expect(parseJoinFileName(name)).toEqual(spoken)
  })

  it.each([
    'Deskside-Helper.exe',
    'Deskside-Helper-123456.exe',
    'Deskside-Helper-1234567-789012.exe',
    'Deskside-Helper-123456-7890123.exe',
    'Deskside-Helper-123456-789012-345678-901234.exe',
    '/downloads/123456-789012/Deskside-Helper.exe',
    `123456-789012${' '.repeat(600)}.exe`,
    '',
  ])('finds no code in the file name "%s"', (name) => {
    expect(parseJoinFileName(name)).toBeNull()
  })

  it('finds the link among the arguments of a start', () => {
    const exe = 'C:\\Program Files\\Deskside\\Deskside Helper.exe'

    expect(parseJoinArguments([exe, '--no-first-run', `deskside:join/123456#${LINK_SECRET}`])).toEqual(linked)
    expect(parseJoinArguments([exe, '--', '123456-789012'])).toEqual(spoken)
    expect(parseJoinArguments([exe])).toBeNull()
  })

  it.each(['deskside:join/123456', 'deskside://join/123456/', 'DESKSIDE:join/123456'])(
    'finds the first half of a code in the start by "%s"',
    (link) => {
      expect(parseJoinArguments(['helper', link])).toEqual({ kind: 'number', nameplate: '123456' })
    },
  )

  it('shows half a code as far as the place of the other half', () => {
    expect(formatJoinCode('123456', '')).toBe('123 456 - ')
    expect(spokenSecret('123 456 - 789 012')).toBe('789 012')
  })

  it('takes no code from arguments that disagree', () => {
    expect(parseJoinArguments(['deskside:join/123456', 'deskside:join/123456'])).not.toBeNull()
    expect(parseJoinArguments(['deskside:join/123456', 'deskside:join/654321'])).toBeNull()
    expect(parseJoinArguments(['deskside:join/123456', 'deskside:join/123456#789012'])).toBeNull()
    expect(parseJoinArguments(['deskside:join/123456#789012', 'deskside:join/123456#789012'])).toEqual(spoken)
    expect(parseJoinArguments(['deskside:join/123456#789012', 'deskside:join/123456#789013'])).toBeNull()
  })
})
