import fc from 'fast-check'
import { readOutsideAddress } from './outside-address.ts'

describe('an address that is opened outside', () => {
  it.each([
    'https://support.example.com/j/123456#abc',
    'https://wa.me/?text=Hello%20Lee',
    'http://support.example.com/',
    'mailto:?subject=Hi&body=Open%20this',
    'tel:+49301234567',
    'sms:?body=Open%20https%3A%2F%2Fsupport.example%2Fj%2F123456%23abc',
    'sms:?body=%E6%82%A8%E5%A5%BD',
  ])('may be %s', (address) => {
    expect(readOutsideAddress(address)).toBe(address)
  })

  it.each([
    'sms:',
    'sms:?body=',
    'sms:+15550100?body=Hello',
    'sms:+15550100,+15550101?body=Hello',
    'sms://+15550100?body=Hello',
    'sms:?body=Hello&body=again',
    'sms:?body=Hello&to=+15550100',
    'sms:?to=+15550100&body=Hello',
    'sms:?body=Hello World',
    'sms:?body=Hello+World',
    'sms:?body=Hello%0',
    'sms:?body=Hello%zz',
    'sms:?body=Hello;recipient=1',
    'sms:?body=Hello#x',
    'sms:?body=$(calc)',
    "sms:?body='%20--exec",
    'sms:?body=Hello\nsms:?body=again',
    'sms:?body=Hello\u0000',
    ' sms:?body=Hello',
    'SMS:?body=Hello',
    'smsto:?body=Hello',
    `sms:?body=${'a'.repeat(4001)}`,
    'whatsapp://send?text=Hello',
    'tel:*21*+15550100#',
    'tel:+49301234567,1',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'ms-msdt:/id',
    'deskside:join/123456',
    'https://user:pass@wa.me/?text=Hello',
    `https://support.example.com/${'a'.repeat(8192)}`,
    'nonsense',
    '',
  ])('is never %j', (address) => {
    expect(readOutsideAddress(address)).toBeNull()
  })

  it('is of one of five kinds, whatever a page asks for', () => {
    const parts = fc.constantFrom(
      'sms:',
      '?body=',
      '&',
      'a',
      '%20',
      '%',
      '//',
      'tel:',
      '+4930',
      '\n',
      'https:',
      'x',
      ' ',
    )
    const text = fc.oneof(
      fc.array(parts, { maxLength: 8 }).map((some) => some.join('')),
      fc.string({ unit: 'binary', maxLength: 60 }),
    )
    fc.assert(
      fc.property(text, (address) => {
        const opened = readOutsideAddress(address)
        if (opened === null) return
        expect(opened).toMatch(/^(https?:|mailto:|tel:\+\d{7,15}$|sms:\?body=[\w.~%-]+$)/)
      }),
      { numRuns: 2_000 },
    )
  })
})
