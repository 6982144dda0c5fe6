import fc from 'fast-check'
import { lookAtAddress, splitLinks } from './line-links.ts'

describe('links in a line', () => {
  it.each([
    ['see https://example.com/a?b=c#d for more', ['https://example.com/a?b=c#d']],
    ['(https://example.com/x).', ['https://example.com/x']],
    ['请看 https://example.com/页面,谢谢', ['https://example.com/页面,谢谢']],
    ['two: http://a.example http://b.example', ['http://a.example', 'http://b.example']],
    ['javascript:alert(1) file:///etc/passwd www.example.com', []],
    ['https://', []],
    ['https://exa\u202emple.com', ['https://exa']],
  ])('%s', (text, links) => {
    const parts = splitLinks(text)

    expect(parts.filter(({ kind }) => kind === 'link').map((part) => part.text)).toEqual(links)
    expect(parts.map((part) => part.text).join('')).toBe(text)
  })

  it('loses no character of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(
          splitLinks(text)
            .map((part) => part.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})

describe('a look at an address', () => {
  it('shows the host apart from what is before and after it', () => {
    expect(lookAtAddress('https://Example.com:8443/a?b#c')).toEqual({
      href: 'https://example.com:8443/a?b#c',
      before: 'https://',
      host: 'example.com',
      after: ':8443/a?b#c',
      writtenHost: null,
      isEncrypted: true,
    })
  })

  it('shows look-alike letters as what they are, beside what was written', () => {
    expect(lookAtAddress('http://раypal.com/login')).toMatchObject({
      host: 'xn--ypal-43d9g.com',
      writtenHost: 'раypal.com',
      isEncrypted: false,
    })
  })

  it('leaves a host in punycode that was written so', () => {
    expect(lookAtAddress('https://xn--ypal-43d9g.com')).toMatchObject({ writtenHost: null })
  })

  it.each([
    'https://paypal.com@evil.example/',
    'https://a:b@evil.example',
    'javascript:alert(1)',
    'https://',
    'x',
  ])('opens nothing for %s', (address) => {
    expect(lookAtAddress(address)).toBeNull()
  })

  it('leaves nothing of the address out', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (address) => {
        const look = lookAtAddress(address)
        expect(look === null ? null : look.before + look.host + look.after).toBe(look?.href ?? null)
      }),
    )
  })
})
