import fc from 'fast-check'
import { parseJoinArguments, parseJoinFileName, parseJoinInput } from './join-code.ts'

const SECRET = '0k3m9tq2vwx7y8z1a4b5c6d7e8'

const HOSTILE = [
  `deskside:join/123456#${SECRET}&server=evil.example`,
  `deskside:join/123456?server=evil.example#${SECRET}`,
  `deskside:join/123456#${SECRET}?password=x`,
  `deskside:join/123456#${SECRET}#${SECRET}`,
  `deskside://evil.example/join/123456#${SECRET}`,
  `deskside:join/evil.example/123456#${SECRET}`,
  `deskside:server/evil.example/join/123456#${SECRET}`,
  `deskside:config/host=evil.example,key=AAAA`,
  `deskside:join/123456 --inspect=0.0.0.0:9229 #${SECRET}`,
  `deskside:join/123456#${SECRET}" --inspect="9229`,
  `deskside:join/123456#${SECRET}\n--gpu-launcher=calc`,
  `deskside:join/123456#${SECRET}%00`,
  `deskside:join/123456#${SECRET}\u0000`,
  `deskside:join/12345６#${SECRET}`,
  `deskside:join/../123456#${SECRET}`,
  `deskside:join/123456#${SECRET.slice(1)}`,
  `deskside:join/123456#${SECRET}0`,
  `deskside:join/123456#${SECRET.slice(0, 25)}1`,
  `deskside:join/123456#${SECRET.replace('k', 'u')}`,
  `deskside:join/123456#12345`,
  `deskside:join/123456#1234567`,
  'deskside:join/123456#',
  'deskside:join/123456%23',
  'deskside:join/123456//',
  'deskside:join/123456/x',
  'deskside:join/123456?server=evil.example',
  'deskside:join/123456&server=evil.example',
  'deskside:join/123456 ',
  'deskside:join/123456\n--gpu-launcher=calc',
  'deskside:join/123456\u0000',
  'deskside:join/12345',
  'deskside:join/1234567',
  'deskside:join/12345６',
  'deskside:join/evil.example/123456',
  'deskside://evil.example/join/123456',
  'https://support.example/j/123456',
  'deskside:join/',
  'deskside:',
  `deskside:join/123456#${'0'.repeat(64 * 1024)}`,
  `javascript:join/123456#${SECRET}`,
  `file:///j/123456#${SECRET}`,
  `//support.example/j/123456#${SECRET}`,
  `https://user:pass@evil.example/j/123456#${SECRET}`,
  `https://support.example/j/123456?server=evil.example#${SECRET}`,
  `https://support.example/j/123456\\@evil.example#${SECRET}`,
  `https://support.example/j/123456/../../x#${SECRET}`,
  `https://support.example/#/j/123456#${SECRET}`,
  `https://${'a'.repeat(64 * 1024)}/j/123456#${SECRET}`,
  `https://support.example${'/a'.repeat(200)}/j/123456#${SECRET}`,
  '--inspect',
  '--inspect=123456789012',
  '--gpu-launcher=123456789012',
  '--server=evil.example',
  'server=evil.example 123456789012',
  '"123456789012"',
  "'123456789012'; rm -rf ~",
  '$(123456789012)',
  '123456789012; shutdown',
  '12345678901',
  '1234567890123',
  '123456-78901a',
  '1e11',
  '٠١٢٣٤٥٦٧٨٩٠١',
  '①②③④⑤⑥⑦⑧⑨①②③',
  '\u202e123456789012',
  '9'.repeat(64 * 1024),
  `${' '.repeat(64 * 1024)}123456789012`,
  '',
  ' ',
  '\u0000',
  '__proto__',
  '{"nameplate":"123456","secret":"789012","server":"evil.example"}',
]

/** The only shapes that may ever come out, whatever went in. */
function expectCodeOrNothing(result: unknown): void {
  if (result === null) return
  if ((result as { kind: string }).kind === 'number') {
    expect(Object.keys(result as object).sort()).toEqual(['kind', 'nameplate'])
    expect(result).toMatchObject({ nameplate: expect.stringMatching(/^\d{6}$/) })
    return
  }
  expect(Object.keys(result as object).sort()).toEqual(['kind', 'nameplate', 'secret'])
  expect(result).toEqual({
    kind: expect.stringMatching(/^(?:code|link)$/),
    nameplate: expect.stringMatching(/^\d{6}$/),
    secret: expect.stringMatching(/^(?:\d{6}|[0-9a-hjkmnp-tv-z]{26})$/),
  })
}

const fragments = fc.constantFrom(
  ...[
    'deskside:',
    '//',
    'join/',
    '123456',
    '#',
    '%23',
    SECRET,
    '789012',
    '?',
    '&',
    'server=evil.example',
    '/j/',
  ],
  ...[
    'https://',
    'support.example',
    '"',
    ' ',
    '\\',
    '--inspect',
    '\n',
    '-',
    '.exe',
    ' (1)',
    '%00',
    '@',
    ';',
    '١',
  ],
)
const assembled = fc.array(fragments, { maxLength: 12 }).map((parts) => parts.join(''))
const anything = fc.oneof(assembled, assembled, fc.string({ unit: 'binary', maxLength: 200 }))

describe('join code from hostile hands', () => {
  it.each(HOSTILE.map((text) => [text.length > 80 ? `${text.slice(0, 77)}…` : text, text]))(
    'takes nothing from %j',
    (_, text) => {
      expect(parseJoinInput(text)).toBeNull()
      expect(parseJoinArguments(['helper', text])).toBeNull()
    },
  )

  it('reads no option of a command line, even one that is all digits', () => {
    expect(parseJoinArguments(['helper', '-123456789012'])).toBeNull()
    expect(parseJoinArguments(['helper', '--join=123456789012'])).toBeNull()
  })

  it('never yields more than a code, from text, arguments or file names', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expectCodeOrNothing(parseJoinInput(text))
        expectCodeOrNothing(parseJoinFileName(text))
      }),
      { numRuns: 2_000 },
    )
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 6 }), (argv) =>
        expectCodeOrNothing(parseJoinArguments(argv)),
      ),
      { numRuns: 500 },
    )
  })

  it('reads half a code from the one link that carries it, and from nothing a person types', () => {
    expect(parseJoinInput('deskside:join/123456')).toBeNull()
    expect(parseJoinArguments(['helper', '123456'])).toBeNull()
    fc.assert(
      fc.property(
        fc.nat('deskside:join/123456'.length),
        fc.constantFrom(...'"\'`;&?=<>\\\u0000\n!*(){}|^~$,# %09a-'),
        (at, extra) => {
          const link = 'deskside:join/123456'
          const changed = link.slice(0, at) + extra + link.slice(at)
          expect(parseJoinArguments(['helper', changed])).toBeNull()
        },
      ),
    )
  })

  it('reads a whole valid link only: a character more anywhere makes it none', () => {
    const link = `deskside:join/123456#${SECRET}`
    fc.assert(
      fc.property(fc.nat(link.length), fc.constantFrom(...'"\'`;&?=<>\\\u0000\n!*(){}|^~$,'), (at, extra) => {
        const changed = link.slice(0, at) + extra + link.slice(at)
        // Blanks around a pasted link are the only thing taken off.
        if (changed.trim() === link) return
        expect(parseJoinInput(changed)).toBeNull()
      }),
    )
  })
})
