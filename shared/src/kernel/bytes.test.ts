import fc from 'fast-check'
import { bytesToHex, fromBase64url, lengthPrefixed, toBase64url, toUint64 } from './bytes.ts'

describe('base64url', () => {
  it('is what Node makes of the same bytes, and reads back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = toBase64url(bytes)

        expect(text).toBe(Buffer.from(bytes).toString('base64url'))
        expect(fromBase64url(text)).toEqual(bytes)
      }),
    )
  })

  it.each(['A', 'AAAAA', 'AB', 'AAB', 'AA==', 'A+A', 'A/A', 'AA A', 'AA\n', 'ÄA'])('refuses "%s"', (text) => {
    expect(fromBase64url(text)).toBeNull()
  })

  it('has one text for given bytes: whatever is accepted comes out the same again', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 12 }),
        fc.stringMatching(/^[A-Za-z0-9_-]{0,12}$/),
        (junk, plausible) => {
          for (const text of [junk, plausible]) {
            const bytes = fromBase64url(text)
            if (bytes !== null) expect(toBase64url(bytes)).toBe(text)
          }
        },
      ),
    )
  })
})

describe('length-prefixed joining', () => {
  it('keeps parts apart that plain joining would confuse', () => {
    expect(bytesToHex(lengthPrefixed('ab', 'c'))).toBe('0261620163')
    expect(bytesToHex(lengthPrefixed('a', 'bc'))).toBe('0161026263')
  })

  it('writes lengths from 128 on in several bytes', () => {
    expect(bytesToHex(lengthPrefixed(new Uint8Array(300)).subarray(0, 2))).toBe('ac02')
  })
})

describe('64-bit numbers', () => {
  it('are written with the highest byte first', () => {
    expect(bytesToHex(toUint64(0x1_0000_0002))).toBe('0000000100000002')
  })
})
