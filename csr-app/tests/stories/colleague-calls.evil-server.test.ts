/** What a server that has been taken over can make of the calls between colleagues: less than it would like. */
import { RING_TIMEOUT_MS } from '@deskside/shared/protocol/limits.ts'
import type { ServerMessage } from '@deskside/shared/protocol/signaling.ts'
import type { MemoryConnection } from '@deskside/shared/testing/memory-server.ts'
import { links, people } from '@deskside/shared/testing/session-stage.ts'
import { ColleagueRig, type CsrAtDesk } from './colleague-rig.ts'

type Incoming = Extract<ServerMessage, { type: 'call/incoming' }>

describe('a taken-over server', () => {
  let rig: ColleagueRig
  beforeEach(async () => {
    rig = await ColleagueRig.open()
  })
  afterEach(async () => {
    await rig.close()
    expect(rig.errors).toEqual([])
  })

  const outcomeIs = (kind: string) =>
    rig.until(`the call to be ${kind}`, () => rig.anna.outcome?.kind === kind)

  /** What the server does with the calls on their way. */
  const meddleWithCalls = (
    meddle: (call: Incoming, to: MemoryConnection) => readonly ServerMessage[],
  ): void => {
    rig.stage.server.meddle = (message, to) =>
      message.type === 'call/incoming' ? meddle(message, to) : [message]
  }

  /** The server shows its own computer in place of Ben's. */
  async function putInPlaceOfBens(evil: CsrAtDesk): Promise<void> {
    const { deviceId, publicKey } = await evil.desk.vault.ownDevice()
    rig.stage.server.meddle = (message) => {
      if (message.type !== 'colleagues/list') return [message]
      const colleagues = message.colleagues
        .filter(({ name }) => name !== evil.name || name === 'Ben')
        .map((one) => (one.name === 'Ben' ? { ...one, devices: [{ deviceId, publicKey }] } : one))
      return [{ ...message, colleagues }]
    }
    // Something has changed, so the list is told anew.
    rig.ben.desk.online.setInSession(true)
    await rig.until('the other computer to be shown', () => {
      const list = rig.anna.desk.online.list.getSnapshot()
      return Array.isArray(list) && list.some((one) => one.devices[0]?.publicKey === publicKey)
    })
  }

  /** A call that was answered, so that both know each other's computer. */
  async function haveMet(): Promise<void> {
    await rig.anna.calls('Ben')
    const { callId } = await rig.ben.isRung()
    await rig.ben.desk.incoming.decline(callId, '')
    await outcomeIs('declined')
    rig.anna.call.dismiss()
  }

  it('learns neither why somebody calls, nor for whom, nor the secret that lets the colleague in', async () => {
    await rig.stage.joined('Lee Chan')
    await rig.anna.calls('Ben')
    const { callId } = await rig.ben.isRung()
    const invite = rig.anna.seated.session.snapshot.getSnapshot().invites.at(-1)
    const secret = invite?.link.split('#')[1] ?? 'none'
    await rig.ben.desk.incoming.accept(callId, false)
    await rig.until('the call to be over', () => rig.anna.outcome === null)

    const { seen } = rig.stage.server
    for (const word of [secret, secret.toUpperCase(), 'printer']) expect(seen.join('\n')).not.toContain(word)
    const calls = seen.filter((text) => text.includes('"call/'))
    expect(calls).toHaveLength(2)
    expect(calls.join('\n')).not.toContain('Lee Chan')
  })

  it('that puts its own computer in place of a known one is shown, and nothing is sent to it', async () => {
    await haveMet()
    await putInPlaceOfBens(rig.colleague('Ben', 'evil'))
    const before = rig.stage.server.seen.length

    const ben = await rig.anna.sees('Ben')
    expect(ben.trust).toBe('changed')
    rig.anna.call.start({ colleague: ben, reason: 'The printer', isSpokenFor: false })
    await outcomeIs('failed')

    expect(rig.anna.outcome).toEqual({ kind: 'failed', why: 'changed' })
    expect(rig.stage.server.seen.slice(before).filter((text) => text.includes('call/ring'))).toEqual([])
  })

  it('that does so at the first meeting is given away by the number of the computer', async () => {
    const evil = rig.colleague('Ben', 'evil')
    await putInPlaceOfBens(evil)
    const [shown] = (await rig.anna.sees('Ben')).devices
    const atAnnas = await rig.anna.desk.vault.numberOf(shown?.publicKey ?? '')
    const ownNumber = async ({ vault }: CsrAtDesk['desk']) =>
      vault.numberOf((await vault.ownDevice()).publicKey)

    expect(atAnnas).not.toBe(await ownNumber(rig.ben.desk))
    expect(atAnnas).toBe(await ownNumber(evil.desk))
  })

  it('cannot bring in another Anna under a fresh account', async () => {
    await rig.anna.calls('Ben')
    const { callId } = await rig.ben.isRung()
    await rig.ben.desk.incoming.accept(callId, false)
    await rig.until('the call to be over', () => rig.anna.outcome === null)
    const evil = rig.colleague('Anna', 'evil')
    const { deviceId, publicKey } = await evil.desk.vault.ownDevice()
    const judged = await rig.ben.desk.vault.judge([
      { accountId: 'account-fresh', name: 'anna', devices: [{ deviceId, publicKey }] },
    ])

    expect(judged[0]?.trust).toBe('changed')
  })

  it('cannot ring as a known colleague: the person is told, and has to insist', async () => {
    await rig.anna.calls('Ben')
    const first = await rig.ben.isRung()
    await rig.ben.desk.incoming.accept(first.callId, false)
    await rig.until('the call to be over', () => rig.anna.outcome === null)
    const evil = rig.colleague('Anna', 'evil')
    await evil.seated.session.open()
    void evil.call
    evil.desk.online.watch()
    await evil.calls('Ben')
    const call = await rig.ben.isRung()

    expect(call.trust).toBe('changed')
    await rig.ben.desk.incoming.accept(call.callId, false)
    expect(rig.ben.ringing?.state.kind).toBe('ringing')
    expect(rig.ben.entered).toHaveLength(1)
  })

  it('rings once with a call it keeps, however it sends it again', async () => {
    meddleWithCalls((call) => [call, call, { ...call, callId: 'call-again' }])
    await rig.anna.calls('Ben')
    const { callId } = await rig.ben.isRung()
    await rig.nothingMore()
    expect(rig.ben.desk.incoming.state.getSnapshot()).toHaveLength(1)
    await rig.ben.desk.incoming.decline(callId, '')
    await rig.nothingMore()

    expect(rig.ben.ringing).toBeUndefined()
  })

  it.each([
    ['a call it has changed', (call: Incoming) => ({ ...call, body: `${call.body.slice(0, -8)}AAAAAAAA` })],
    [
      'the call of another account',
      (call: Incoming) => ({ ...call, from: { ...call.from, accountId: 'account-Eve' } }),
    ],
    [
      'a call under another name',
      (call: Incoming) => ({ ...call, from: { ...call.from, name: 'The boss' } }),
    ],
    [
      'a call from another key',
      (call: Incoming) => ({ ...call, from: { ...call.from, publicKey: call.body.slice(0, 43) } }),
    ],
  ])('does not ring with %s', async (_what, change) => {
    let isDelivered = false
    meddleWithCalls((call) => {
      isDelivered = true
      return [change(call)]
    })
    await rig.anna.calls('Ben')
    await rig.until('the call to be delivered', () => isDelivered)
    await rig.nothingMore()

    expect(rig.ben.ringing).toBeUndefined()
  })

  it('cannot send the call to somebody else: it opens at nobody else’s', async () => {
    const carl = rig.colleague('Carl')
    const heard: Incoming[] = []
    carl.seated.signaling.events.on('message', (message) => {
      if (message.type === 'call/incoming') heard.push(message)
    })
    meddleWithCalls((call, to) => {
      if (to !== carl.seated.signaling) rig.stage.server.tell(carl.seated.signaling, call)
      return [call]
    })
    await rig.anna.calls('Ben')
    await rig.until('it to be delivered', () => heard.length > 0)
    await rig.nothingMore()

    expect(carl.ringing).toBeUndefined()
    expect(rig.ben.ringing?.state.kind).toBe('ringing')
  })

  it('does not fill the screen with calls, however many it makes', async () => {
    const evil = rig.colleague('Mallory')
    const { deviceId, publicKey } = await rig.ben.desk.vault.ownDevice()
    const from = { accountId: 'account-Mallory', name: 'Mallory', ...(await evil.desk.vault.ownDevice()) }
    for (let at = 0; at < 20; at += 1) {
      const callId = `call-number-${at}`
      const sealed = await evil.desk.vault.seal({
        ...{ callId, reason: '', isSpokenFor: true, code: { nameplate: '123456', secret: '0'.repeat(26) } },
        to: { accountId: 'account-Ben', name: 'Ben', devices: [{ deviceId, publicKey }] },
      })
      if (sealed.kind !== 'sealed') throw new Error(sealed.kind)
      rig.stage.server.tell(rig.ben.seated.signaling, {
        ...{ type: 'call/incoming', callId, body: sealed.sealed[0]?.body ?? '' },
        from: {
          accountId: from.accountId,
          name: from.name,
          deviceId: from.deviceId,
          publicKey: from.publicKey,
        },
      })
    }
    await rig.until('it to ring', () => rig.ben.ringing !== undefined)
    await rig.nothingMore()

    expect(rig.ben.desk.incoming.state.getSnapshot()).toHaveLength(3)
  })

  it('cannot make up an answer, nor use that of another call', async () => {
    const answers: ServerMessage[] = []
    rig.stage.server.meddle = (message) => {
      if (message.type === 'call/answered') answers.push(message)
      return [message]
    }
    await haveMet()
    const [old] = answers
    if (old?.type !== 'call/answered') throw new Error('no answer was heard')
    await rig.anna.calls('Ben')
    const { callId } = await rig.ben.isRung()
    await outcomeIs('ringing')
    for (const body of [old.body, 'A'.repeat(old.body.length)])
      rig.stage.server.tell(rig.anna.seated.signaling, { ...old, callId, body })
    await rig.nothingMore()

    expect(rig.anna.outcome).toEqual({ kind: 'ringing' })
  })

  it('that withholds the answers delays and nothing more', async () => {
    rig.stage.server.meddle = (message) => (message.type === 'call/answered' ? [] : [message])
    await rig.anna.calls('Ben')
    const first = await rig.ben.isRung()
    await outcomeIs('ringing')
    await rig.ben.desk.incoming.decline(first.callId, 'no')
    await rig.stage.clock.advance(RING_TIMEOUT_MS)
    expect(rig.anna.outcome).toEqual({ kind: 'failed', why: 'no-answer' })

    await rig.anna.calls('Ben')
    const second = await rig.ben.isRung()
    await rig.ben.desk.incoming.accept(second.callId, false)
    await rig.until('Ben to be in', () => rig.anna.outcome === null)
    await rig.stage.clock.advance(3_000)
    expect(links(rig.ben.seated)).toEqual({ Anna: 'verified' })
  })

  it('that withholds the end does not let it ring for ever', async () => {
    rig.stage.server.meddle = (message) => (message.type === 'call/over' ? [] : [message])
    await rig.anna.calls('Ben')
    await rig.ben.isRung()
    await outcomeIs('ringing')
    rig.anna.call.takeBack()
    await rig.stage.clock.advance(RING_TIMEOUT_MS + 5_000)

    expect(rig.ben.ringing?.state.kind).toBe('missed')
  })

  it('that does not pass “do not disturb” on does not disturb', async () => {
    const ben = await rig.anna.sees('Ben')
    rig.stage.server.switchboard.hear = (
      (hear) => (from, message) =>
        hear.call(
          rig.stage.server.switchboard,
          from,
          message.type === 'colleagues/announce' ? { ...message, availability: 'available' } : message,
        )
    )(rig.stage.server.switchboard.hear)
    rig.ben.desk.online.setDoNotDisturb(true)
    await rig.nothingMore()
    rig.anna.call.start({ colleague: ben, reason: '', isSpokenFor: false })
    await outcomeIs('ringing')
    await rig.nothingMore()

    expect(rig.ben.ringing).toBeUndefined()
  })

  it('does not become a confirmed colleague by having been called', async () => {
    const evil = rig.colleague('Ben', 'evil')
    const { publicKey } = await evil.desk.vault.ownDevice()
    await putInPlaceOfBens(evil)
    meddleWithCalls((call) => [call])
    const ben = await rig.anna.sees('Ben')
    rig.anna.call.start({ colleague: ben, reason: '', isSpokenFor: false })
    const { callId } = await evil.isRung()
    await evil.desk.incoming.accept(callId, false)
    await rig.until('it to be in', () => people(rig.anna.seated).some(({ link }) => link === 'verified'))
    await rig.nothingMore()

    const judged = await rig.anna.desk.vault.judge([
      { accountId: 'account-Ben', name: 'Ben', devices: [{ deviceId: 'device-0001', publicKey }] },
    ])
    expect(judged[0]?.trust).toBe('met')
  })
})
