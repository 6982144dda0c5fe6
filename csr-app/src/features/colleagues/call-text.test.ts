import { utf8ToBytes } from '@deskside/shared/kernel/bytes.ts'
import { type CallText, readAnswer, readCall, writeAnswer, writeCall } from './call-text.ts'

const call: CallText = {
  from: { accountId: 'account-anna', name: 'Anna' },
  to: { accountId: 'account-ben', name: 'Ben' },
  reason: 'The printer driver',
  customer: 'Lee',
  code: { nameplate: '123456', secret: '0123456789abcdefghjkmnpqr0' },
}

describe('what a call says', () => {
  it('is read as it was written, whatever it says in as many bytes', () => {
    const longest = {
      ...call,
      from: { accountId: 'a'.repeat(64), name: '李'.repeat(80) },
      to: { accountId: 'b'.repeat(64), name: '李'.repeat(80) },
      reason: '"'.repeat(100) + '打'.repeat(100),
      customer: '李'.repeat(80),
    }

    for (const one of [call, { ...call, reason: '' }, longest]) {
      expect(readCall(writeCall(one))).toEqual(one)
      expect(writeCall(one)).toHaveLength(writeCall(call).length)
    }
  })

  it('is nothing when it is not what an app of ours says', () => {
    for (const text of ['', '{', '{}', JSON.stringify({ ...call, code: { ...call.code, secret: '12' } })])
      expect(readCall(utf8ToBytes(text))).toBeNull()
    expect(readCall(Uint8Array.of(0xff, 0xfe))).toBeNull()
    expect(readCall(utf8ToBytes(JSON.stringify({ ...call, reason: 'a\u202eb' })))).toBeNull()
  })

  it('hides by its size whether an answer is a yes or a no', () => {
    const yes = writeAnswer({ accepted: true, word: '' })
    const no = writeAnswer({ accepted: false, word: '忙'.repeat(200) })

    expect(yes).toHaveLength(no.length)
    expect(readAnswer(yes)).toEqual({ accepted: true, word: '' })
    expect(readAnswer(writeCall(call))).toBeNull()
  })
})
