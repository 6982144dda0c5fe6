import { SessionStage } from '../testing/session-stage.ts'

describe('guessing a code', () => {
  it('ends at the helper too, whatever the server says about tries left', async () => {
    const stage = await SessionStage.open()
    const lee = stage.guest('Lee')
    const { code } = await stage.invite()
    const mistyped = { ...code, secret: code.secret === '000000' ? '000001' : '000000' }
    // A server that wants more guesses would say that nothing has happened yet.
    stage.server.meddle = (message) => [
      message.type === 'claim/failed' ? { ...message, triesLeft: 3 } : message,
    ]

    for (const triesLeft of [2, 1, 0]) {
      expect(await stage.tries(lee, mistyped)).toEqual({ kind: 'wrong-code', triesLeft })
    }
    const claimsBefore = stage.server.seen.filter((message) => message.includes('invite/claim')).length

    expect(await stage.tries(lee, code)).toEqual({ kind: 'wrong-code', triesLeft: 0 })
    expect(stage.server.seen.filter((message) => message.includes('invite/claim'))).toHaveLength(claimsBefore)
  })
})
