import { CALL_TEXT_BYTES, MAX_SIGNALING_BYTES, RING_TIMEOUT_MS } from '@deskside/shared/protocol/limits.ts'
import { type ServerMessage, serverMessageSchema } from '@deskside/shared/protocol/signaling.ts'
import { FakeClock } from '@deskside/shared/testing/fake-clock.ts'
import { InProcessPresence } from '../cluster/in-process-presence.ts'
import { Calls } from './calls.ts'

const BODY = 'B'.repeat(Math.ceil(((CALL_TEXT_BYTES + 48) * 4) / 3))

class Desk {
  readonly told: ServerMessage[] = []
  readonly #calls: Calls

  constructor(calls: Calls, accountId: string, name = accountId) {
    this.#calls = calls
    calls.presence.announce(this, {
      ...{ accountId, name, deviceId: `${accountId}-device`, publicKey: 'A'.repeat(43) },
      availability: 'available',
      tell: (message) => this.told.push(message),
    })
  }

  rings(accountId: string): string {
    return this.#calls.ring(this, {
      ...{ type: 'call/ring', requestId: 'request-1', callId: 'call-0001', to: accountId },
      sealed: [{ deviceId: `${accountId}-device`, body: BODY }],
    })
  }

  watches(accountId: string): void {
    this.#calls.presence.watch(this, { accountId, tell: (message) => this.told.push(message) })
  }

  get lists(): ServerMessage[] {
    return this.told.filter(({ type }) => type === 'colleagues/list')
  }
}

describe('a call and a list at the server', () => {
  const clock = new FakeClock()
  const calls = new Calls(clock, new InProcessPresence(clock))
  const anna = new Desk(calls, 'account-anna')
  const ben = new Desk(calls, 'account-ben')

  it('ends by itself when the caller’s app does not end it', async () => {
    expect(anna.rings('account-ben')).toBe('ringing')
    await clock.advance(RING_TIMEOUT_MS + 15_000)

    for (const { told } of [anna, ben])
      expect(told.at(-1)).toEqual({ type: 'call/over', callId: 'call-0001', reason: 'timed-out' })
    expect(anna.rings('account-ben')).toBe('ringing')
  })

  it('is told once when many come at once, and always fits into one message', async () => {
    anna.watches('account-anna')
    const before = anna.lists.length
    const longName = '李'.repeat(80)
    for (let at = 0; at < 400; at += 1) new Desk(calls, `account-${at}`, longName)
    await clock.advance(1_000)

    expect(anna.lists.length).toBe(before + 1)
    const list = JSON.stringify(anna.lists.at(-1))
    expect(Buffer.byteLength(list)).toBeLessThanOrEqual(MAX_SIGNALING_BYTES)
    expect(serverMessageSchema.safeParse(JSON.parse(list)).success).toBe(true)
  })

  it('is told no more to whoever no longer looks', async () => {
    calls.presence.unwatch(anna)
    const before = anna.lists.length
    new Desk(calls, 'account-late')
    await clock.advance(1_000)

    expect(anna.lists.length).toBe(before)
  })
})
