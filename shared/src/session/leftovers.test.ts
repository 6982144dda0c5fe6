import { countSubscriptions } from '../testing/open-subscriptions.ts'
import { phase, SessionStage } from '../testing/session-stage.ts'

describe('a session that could not be opened', () => {
  it.each([
    ['because the server is away', (stage: SessionStage) => stage.csr.signaling.disconnect()],
    [
      'because the server refuses',
      ({ server }: SessionStage) => {
        server.meddle = (message) => [
          message.type === 'session/opened'
            ? { type: 'refused', requestId: message.requestId, code: 'full' }
            : message,
        ]
      },
    ],
  ])('%s is over, and nothing of it listens to the server any more', async (_why, spoil) => {
    const stage = await SessionStage.open()
    spoil(stage)
    const listening = countSubscriptions(stage.csr.signaling)

    const opening = stage.anotherSession()
    await stage.moment()
    const again = await opening

    expect(phase(again)).toEqual({ kind: 'over', end: { kind: 'left' } })
    expect(listening()).toBe(0)
  })
})
