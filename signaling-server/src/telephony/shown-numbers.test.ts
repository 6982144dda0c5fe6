import type { PhoneNumber } from '@deskside/shared/protocol/phone.ts'
import { systemRandom } from '../system-ports.ts'
import { PIN_DIGITS, ShownNumbers } from './shown-numbers.ts'

const NUMBERS: readonly PhoneNumber[] = [{ label: 'Berlin', number: '+49 30 1234567' }]

/** Draws that come one after the other, each the four bytes of a number. */
function draws(...values: readonly number[]): (length: number) => Uint8Array {
  const left = [...values]
  return () => {
    const bytes = new Uint8Array(4)
    new DataView(bytes.buffer).setUint32(0, left.shift() ?? 0)
    return bytes
  }
}

describe('the numbers a site shows', () => {
  it('come with a PIN that stays the session’s own for as long as it lasts', async () => {
    const telephony = new ShownNumbers(NUMBERS, systemRandom)

    const first = await telephony.conferenceFor('session-1', null)

    expect(first.numbers).toEqual(NUMBERS)
    expect(first.pin).toMatch(new RegExp(`^\\d{${PIN_DIGITS}}$`))
    expect(await telephony.conferenceFor('session-1', null)).toEqual(first)
  })

  it('never lead two live sessions to one room', async () => {
    const telephony = new ShownNumbers(NUMBERS, draws(7, 7, 8))

    expect((await telephony.conferenceFor('session-1', null)).pin).toBe('000000007')
    expect((await telephony.conferenceFor('session-2', null)).pin).toBe('000000008')
  })

  it('favour no PIN: a draw from the uneven end is made again', async () => {
    const telephony = new ShownNumbers(NUMBERS, draws(4_000_000_001, 2_000_000_042))

    expect((await telephony.conferenceFor('session-1', null)).pin).toBe('000000042')
  })

  it('get a new PIN once the old one was taken away', async () => {
    const telephony = new ShownNumbers(NUMBERS, draws(1, 2))
    await telephony.conferenceFor('session-1', null)

    await telephony.end('session-1')

    expect((await telephony.conferenceFor('session-1', null)).pin).toBe('000000002')
  })

  it('go on with the PIN people have after a restart, unless another session got it meanwhile', async () => {
    const telephony = new ShownNumbers(NUMBERS, draws(5))

    expect((await telephony.conferenceFor('session-1', '123456789')).pin).toBe('123456789')
    expect((await telephony.conferenceFor('session-2', '123456789')).pin).toBe('000000005')
  })

  it('take no shorter PIN than their own from an app', async () => {
    const telephony = new ShownNumbers(NUMBERS, draws(5))

    expect((await telephony.conferenceFor('session-1', '111111')).pin).toBe('000000005')
  })
})
