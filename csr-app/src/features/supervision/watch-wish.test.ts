import { Store } from '@deskside/shared/kernel/store.ts'
import { TypedEvents } from '@deskside/shared/kernel/typed-events.ts'
import { serverMessageExamples } from '@deskside/shared/protocol/signaling.examples.ts'
import type { ClientMessage, RefusalCode, ServerMessage } from '@deskside/shared/protocol/signaling.ts'
import type { SignalingState } from '@deskside/shared/session/ports.ts'
import { FakeClock } from '@deskside/shared/testing/fake-clock.ts'
import { WatchWish } from './watch-wish.ts'

const ANNA = 'account-Anna'
const SESSION = {
  ...{ sessionId: 'session-0001', host: { accountId: ANNA, name: 'Anna' } },
  ...{ people: 2, isWatched: false, openedAt: 0 },
}
const [welcome] = serverMessageExamples.welcome.valid as readonly Extract<
  ServerMessage,
  { type: 'welcome' }
>[]

describe('the wish to watch a session', () => {
  function wished() {
    if (welcome === undefined) throw new Error('no welcome')
    const events = new TypedEvents<{ message: ServerMessage }>()
    const state = new Store<SignalingState>({ kind: 'connected', welcome })
    const said: ClientMessage[] = []
    const clock = new FakeClock()
    let count = 0
    const wish = new WatchWish({
      ...{ clock, signaling: { events, state, send: (message) => said.push(message) > 0 } },
      newId: () => {
        count += 1
        return `id-number-${count}`
      },
    })
    void wish.ask(SESSION)
    const { askId } = wish.state.getSnapshot() ?? { askId: '' }
    return { wish, askId, events, state, said, clock, shown: () => wish.state.getSnapshot()?.state }
  }

  it('is good for one call of the host, and for no second one', () => {
    const { wish, askId, shown } = wished()

    expect(wish.mayComeFrom(ANNA)).toBe(true)
    expect(wish.take(ANNA, askId)).toBe(true)
    expect(shown()).toEqual({ kind: 'coming' })
    expect(wish.mayComeFrom(ANNA)).toBe(false)
    expect(wish.take(ANNA, askId)).toBe(false)
  })

  it('is good for nobody else’s call, and for none that answers another wish', () => {
    const { wish, askId } = wished()

    expect(wish.take('account-Eve', askId)).toBe(false)
    expect(wish.take(ANNA, 'another-wish')).toBe(false)
    wish.takeBack()
    expect(wish.take(ANNA, askId)).toBe(false)
  })

  it('is one at a time', () => {
    const { wish, askId } = wished()
    void wish.ask({ ...SESSION, sessionId: 'session-0002' })

    expect(wish.state.getSnapshot()?.askId).toBe(askId)
  })

  it.each<[RefusalCode, string]>([
    ['unknown-session', 'gone'],
    ['unknown-colleague', 'gone'],
    ['version', 'too-old'],
    ['too-many-tries', 'busy'],
  ])('that the server refuses as %s ends as %s', async (code, why) => {
    const { events, said, shown } = wished()
    const requestId = said.flatMap((message) => ('requestId' in message ? [message.requestId] : []))[0] ?? ''
    events.emit('message', { type: 'refused', code, requestId })
    await Promise.resolve()
    await Promise.resolve()

    expect(shown()).toEqual({ kind: 'failed', why })
  })

  it('that nobody answers, not even with a no, ends by itself and is worth nothing afterwards', async () => {
    const { wish, askId, events, said, clock, shown } = wished()
    const requestId = said.flatMap((message) => ('requestId' in message ? [message.requestId] : []))[0] ?? ''
    events.emit('message', { type: 'supervision/asking', requestId, askId })
    await clock.advance(60_000)

    expect(shown()).toEqual({ kind: 'failed', why: 'no-answer' })
    expect(said.at(-1)).toEqual({ type: 'supervision/cancel', askId })
    expect(wish.take(ANNA, askId)).toBe(false)
  })

  it('ends when the server goes away', () => {
    const { state, shown } = wished()
    state.set({ kind: 'waiting', retryInMs: 1_000 })

    expect(shown()).toEqual({ kind: 'failed', why: 'offline' })
  })
})
