import { readOutsideAddress } from '@deskside/shared/platform/outside-address.ts'
import { CHANNELS, handOff } from './hand-off.ts'

const invitation = {
  csrName: "Anna & Co? (it's #1!) 100% *",
  organisation: 'Example Ltd',
  code: '123 456 - 789 012',
  link: 'https://support.example.com/j/123456#abcdefghijklmnopqrstuvwxyz',
}
const messageIn = (address: string): string => {
  const { searchParams } = new URL(address)
  return searchParams.get('body') ?? searchParams.get('text') ?? ''
}

describe('an invitation handed to a program of the CSR’s own', () => {
  describe.each(CHANNELS)('by %s', (channel) => {
    it.each(['en', 'zh-CN'] as const)(
      'carries link and code whole in %s, whatever is in the names',
      (language) => {
        const { address, text } = handOff(channel, language, invitation)

        for (const message of [messageIn(address), text]) {
          expect(message).toContain(invitation.link)
          expect(message).toContain(invitation.code)
          expect(message).toContain(invitation.csrName)
        }
      },
    )

    it('is an address that may be opened', () => {
      const { address } = handOff(channel, 'zh-CN', invitation)

      expect(readOutsideAddress(address)).toBe(address)
    })
  })

  it('speaks the customer’s language', () => {
    const { address } = handOff('mailProgram', 'zh-CN', invitation)

    expect(new URL(address).searchParams.get('subject')).toBe('来自 Example Ltd 的远程支持')
    expect(handOff('sms', 'zh-CN', invitation).text).toContain('希望帮助您')
  })

  it('tells somebody with a phone in the hand how to get to the computer', () => {
    expect(handOff('sms', 'en', invitation).text).toContain(
      'open support.example.com and type 123 456 - 789 012',
    )
  })
})
