import { countSubscriptions } from '@deskside/shared/testing/open-subscriptions.ts'
import { SessionStage } from '@deskside/shared/testing/session-stage.ts'
import { OutgoingCall } from './outgoing-call.ts'

describe('the calls of a session', () => {
  it('leave nobody listening at the connection to the server when the session is over', async () => {
    const stage = await SessionStage.open()
    const { session, signaling } = await stage.anotherSession()
    const listening = countSubscriptions(signaling)
    const call = new OutgoingCall({
      ...{ session, signaling, clock: stage.clock, newId: () => 'call-0001' },
      vault: {
        seal: () => Promise.reject(new Error('nobody is called here')),
        openAnswer: () => Promise.reject(new Error('nobody answers here')),
      },
      onError: () => undefined,
    })
    expect(listening()).toBeGreaterThan(0)

    session.end()
    await stage.moment()

    expect(listening()).toBe(0)
    expect(call.state.getSnapshot()).toBeNull()
  })
})
