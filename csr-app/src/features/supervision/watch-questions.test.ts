import { Store } from '@deskside/shared/kernel/store.ts'
import { TypedEvents } from '@deskside/shared/kernel/typed-events.ts'
import type { ClientMessage, ServerMessage } from '@deskside/shared/protocol/signaling.ts'
import type { SignalingState } from '@deskside/shared/session/ports.ts'
import { FakeClock } from '@deskside/shared/testing/fake-clock.ts'
import { WatchQuestions } from './watch-questions.ts'

const CLARA = {
  accountId: 'account-Clara',
  name: 'Clara',
  deviceId: 'claras-laptop',
  publicKey: 'K'.repeat(43),
}

describe('questions of supervisors', () => {
  /** `canAnnounce`: everybody's app could say who comes. */
  function asked({ canAnnounce = true, mayLetIn = true, isAllowed = false } = {}) {
    const events = new TypedEvents<{ message: ServerMessage }>()
    const state = new Store<SignalingState>({ kind: 'connecting' })
    const said: ClientMessage[] = []
    const letIn: string[] = []
    const questions = new WatchQuestions({
      signaling: { events, state, send: (message) => said.push(message) > 0 },
      clock: new FakeClock(),
      judge: async () => ({ trust: 'met', isAllowed }),
      sessionOf: () => ({
        ...{ customer: 'Lee', canAnnounce },
        letIn: ({ name }) => {
          letIn.push(name)
          return mayLetIn
        },
      }),
      onError: (error) => {
        throw error
      },
    })
    events.emit('message', {
      ...{ type: 'supervision/asked', askId: 'ask-0001', sessionId: 'session-0001', from: CLARA },
    })
    return { questions, said, letIn }
  }
  const DECLINED = { type: 'supervision/decline', askId: 'ask-0001' }

  it('are asked with the name of the customer whom it is about', async () => {
    const { questions } = asked()
    await Promise.resolve()

    expect(questions.state.getSnapshot()).toMatchObject([{ customer: 'Lee', watcher: { name: 'Clara' } }])
  })

  it.each([{ isAllowed: false }, { isAllowed: true }])(
    'are answered with a no where somebody’s app could not announce the supervisor: %p',
    async ({ isAllowed }) => {
      const { questions, said, letIn } = asked({ canAnnounce: false, isAllowed })
      await Promise.resolve()

      expect(said).toEqual([DECLINED])
      expect(letIn).toEqual([])
      expect(questions.state.getSnapshot()).toEqual([])
    },
  )

  it('are not asked about a computer that was let in for good', async () => {
    const { questions, letIn } = asked({ isAllowed: true })
    await Promise.resolve()

    expect(letIn).toEqual(['Clara'])
    expect(questions.state.getSnapshot()).toEqual([])
  })

  it('are answered with a no where the session cannot call just now', async () => {
    const { said } = asked({ isAllowed: true, mayLetIn: false })
    await Promise.resolve()

    expect(said).toEqual([DECLINED])
  })
})
