import { Store } from '@deskside/shared/kernel/store.ts'
import { TypedEvents } from '@deskside/shared/kernel/typed-events.ts'
import type { ClientMessage, ServerMessage } from '@deskside/shared/protocol/signaling.ts'
import type { SignalingState } from '@deskside/shared/session/ports.ts'
import { FakeClock, settle } from '@deskside/shared/testing/fake-clock.ts'
import type { CallVault } from './colleagues.ipc.ts'
import { IncomingCalls } from './incoming-calls.ts'

type Accepted = Awaited<ReturnType<CallVault['accept']>>

const CALL_ID = 'call-1'
const ACCEPTED: Accepted = {
  kind: 'accepted',
  body: 'sealed',
  code: { nameplate: '123456', secret: 'S'.repeat(22) },
}

/** A call of Anna's that rings; the vault takes its time until it is released. */
async function ringing() {
  const events = new TypedEvents<{ message: ServerMessage }>()
  const sent: ClientMessage[] = []
  const { promise, resolve } = Promise.withResolvers<Accepted>()
  let accepts = 0
  let joins = 0
  const calls = new IncomingCalls({
    signaling: {
      state: new Store<SignalingState>({ kind: 'connecting' }),
      events,
      send: (message) => sent.push(message) > 0,
    },
    clock: new FakeClock(),
    vault: {
      open: async () => ({
        ...{ kind: 'call', trust: 'met', name: 'Anna', reason: 'The printer' },
      }),
      // Only the first one gets it, and later than the second its no.
      accept: () => (accepts++ === 0 ? promise : Promise.resolve({ kind: 'unknown' })),
      decline: async () => null,
    },
    wantsNoCalls: () => false,
    awaited: { mayComeFrom: () => false, take: () => false, over: () => undefined },
    join: async () => {
      joins += 1
      return { kind: 'refused', code: 'unknown-code', retryAfterMs: null }
    },
    onError: (error) => {
      throw error
    },
  })
  events.emit('message', {
    type: 'call/incoming',
    callId: CALL_ID,
    from: { accountId: 'account-anna', name: 'Anna', deviceId: 'device-1', publicKey: 'K'.repeat(43) },
    body: 'sealed',
  })
  await settle()
  return {
    calls,
    events,
    sent,
    release: () => resolve(ACCEPTED),
    joins: () => joins,
    state: () => calls.state.getSnapshot().map(({ state }) => state.kind),
  }
}

describe('a colleague’s call that rings here', () => {
  it('is missed when the caller hangs up while it is being accepted', async () => {
    const { calls, events, sent, release, joins, state } = await ringing()
    const done = calls.accept(CALL_ID, false)

    events.emit('message', { type: 'call/over', callId: CALL_ID, reason: 'cancelled' })
    release()
    await done

    expect(state()).toEqual(['missed'])
    expect(joins()).toBe(0)
    expect(sent).toEqual([])
  })

  it('is accepted once, however often that is pressed, and says when it did not work', async () => {
    const { calls, release, joins, state } = await ringing()
    const presses = [calls.accept(CALL_ID, false), calls.accept(CALL_ID, false)]

    await settle()
    release()
    await Promise.all(presses)

    expect(joins()).toBe(1)
    expect(state()).toEqual(['failed'])
  })
})
