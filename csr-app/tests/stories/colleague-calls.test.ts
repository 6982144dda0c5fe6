/** What two colleagues notice of a call between them. */
import { RING_TIMEOUT_MS } from '@deskside/shared/protocol/limits.ts'
import { links } from '@deskside/shared/testing/session-stage.ts'
import { ColleagueRig } from './colleague-rig.ts'

describe('a call to a colleague', () => {
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

  it('rings with name, reason and customer, and brings the colleague in by the usual handshake', async () => {
    const lee = await rig.stage.joined('Lee')
    await rig.anna.calls('Ben')
    const call = await rig.ben.isRung()
    expect(call).toMatchObject({ name: 'Anna', reason: 'The printer driver', customer: 'Lee', trust: 'new' })
    await outcomeIs('ringing')

    await rig.ben.desk.incoming.accept(call.callId, false)
    await rig.until('the call to be over', () => rig.anna.outcome === null)
    await rig.stage.clock.advance(3_000)

    expect(rig.ben.entered).toEqual([{ kind: 'joined' }])
    expect(links(rig.ben.seated)).toEqual({ Anna: 'verified', Lee: 'verified' })
    expect(links(lee)).toEqual({ Anna: 'verified', Ben: 'verified' })
    expect(rig.ben.ringing).toBeUndefined()
  })

  it('is declined with a word, and the invite dies with it', async () => {
    await rig.anna.calls('Ben')
    const { callId } = await rig.ben.isRung()
    await rig.ben.desk.incoming.decline(callId, 'In ten minutes')

    await outcomeIs('declined')
    expect(rig.anna.outcome).toEqual({ kind: 'declined', word: 'In ten minutes' })
    expect(rig.anna.seated.session.snapshot.getSnapshot().invites).toMatchObject([
      { state: { kind: 'closed' } },
    ])
    rig.anna.call.dismiss()
    await rig.anna.calls('Ben')
    await rig.ben.isRung()
  })

  it('ends after half a minute without an answer, on both sides', async () => {
    await rig.anna.calls('Ben')
    await rig.ben.isRung()
    await outcomeIs('ringing')
    await rig.stage.clock.advance(RING_TIMEOUT_MS)

    expect(rig.anna.outcome).toEqual({ kind: 'failed', why: 'no-answer' })
    await rig.until('a missed call', () => rig.ben.ringing?.state.kind === 'missed')
    rig.ben.desk.incoming.dismiss(rig.ben.ringing?.callId ?? '')
    expect(rig.ben.ringing).toBeUndefined()
  })

  it('can be taken back', async () => {
    await rig.anna.calls('Ben')
    const { callId } = await rig.ben.isRung()
    await outcomeIs('ringing')
    rig.anna.call.takeBack()
    await rig.until('a missed call', () => rig.ben.ringing?.state.kind === 'missed')

    await rig.ben.desk.incoming.accept(callId, false)
    expect(rig.anna.outcome).toBeNull()
    expect(rig.ben.entered).toEqual([])
  })

  it('does not ring any more when it was taken back before it could', async () => {
    rig.stage.server.meddle = (message) =>
      message.type === 'call/incoming'
        ? [message, { type: 'call/over', callId: message.callId, reason: 'cancelled' }]
        : [message]
    await rig.anna.calls('Ben')
    await outcomeIs('ringing')
    await rig.nothingMore()

    expect(rig.ben.ringing).toBeUndefined()
  })

  it('rings again however many were missed', async () => {
    for (let missed = 0; missed < 5; missed += 1) {
      await rig.anna.calls('Ben')
      await rig.until('it to ring', () => ringingAtBens() === 1)
      await outcomeIs('ringing')
      rig.anna.call.takeBack()
      await rig.until('a missed call', () => ringingAtBens() === 0)
    }

    expect(rig.ben.desk.incoming.state.getSnapshot()).toHaveLength(3)
  })

  it('is over when the colleague goes offline, and when the caller does', async () => {
    await rig.anna.calls('Ben')
    await rig.ben.isRung()
    await outcomeIs('ringing')
    rig.ben.seated.signaling.disconnect()
    await outcomeIs('failed')
    expect(rig.anna.outcome).toEqual({ kind: 'failed', why: 'gone' })
    expect(rig.ben.ringing?.state.kind).toBe('missed')
    await rig.until('the list to be empty', () => rig.anna.desk.online.list.getSnapshot()?.length === 0)

    rig.ben.seated.signaling.reconnect()
    await rig.anna.calls('Ben')
    await rig.until('it to ring again', () => rig.ben.desk.incoming.state.getSnapshot().length === 2)
    rig.anna.seated.signaling.disconnect()
    expect(rig.anna.outcome).toEqual({ kind: 'failed', why: 'offline' })
  })

  it('does not reach somebody who wants no calls, and shows who is in a session', async () => {
    rig.ben.desk.online.setInSession(true)
    await rig.until('it to be seen', () => isAvailability('in-session'))
    const seen = await rig.anna.sees('Ben')
    rig.ben.desk.online.setDoNotDisturb(true)
    await rig.until('it to be seen', () => isAvailability('do-not-disturb'))

    rig.anna.call.start({ colleague: seen, reason: '', isSpokenFor: false })
    await outcomeIs('failed')
    expect(rig.anna.outcome).toEqual({ kind: 'failed', why: 'gone' })
    expect(rig.ben.ringing).toBeUndefined()
  })

  it('makes two computers known to each other', async () => {
    expect((await rig.anna.sees('Ben')).trust).toBe('new')
    await rig.anna.calls('Ben')
    const { callId } = await rig.ben.isRung()
    await rig.ben.desk.incoming.accept(callId, false)
    await rig.until('the call to be over', () => rig.anna.outcome === null)

    await rig.until('Ben to be known', () => trustOf(rig.anna) === 'met')
    await rig.nothingMore()
    expect(trustOf(rig.anna)).toBe('met')
  })

  it('is from a confirmed computer once the two have met by a code', async () => {
    const { code } = await rig.stage.invite('csr')
    rig.ben.desk.online.watch()
    void rig.ben.entersBy(code)
    for (const [one, other] of [
      [rig.anna, 'Ben'],
      [rig.ben, 'Anna'],
    ] as const)
      await rig.until(`${other} to be confirmed`, () => {
        one.desk.online.judgeAgain()
        return trustOf(one) === 'confirmed'
      })

    const number = await rig.ben.desk.vault.judge([
      { accountId: 'account-Anna', name: 'Anna', devices: [await device()] },
    ])
    expect(number).toMatchObject([{ trust: 'confirmed' }])
  })

  it('ends with the session it is for', async () => {
    await rig.anna.calls('Ben')
    await rig.ben.isRung()
    await outcomeIs('ringing')
    rig.anna.seated.session.end()

    await rig.until('a missed call', () => rig.ben.ringing?.state.kind === 'missed')
    expect(rig.anna.outcome).toBeNull()
  })

  const ringingAtBens = (): number =>
    rig.ben.desk.incoming.state.getSnapshot().filter(({ state }) => state.kind === 'ringing').length
  const isAvailability = (expected: string): boolean => {
    const list = rig.anna.desk.online.list.getSnapshot()
    return Array.isArray(list) && list[0]?.availability === expected
  }
  /** In the one colleague there is. */
  const trustOf = ({ desk }: ColleagueRig['anna']): string | undefined => {
    const list = desk.online.list.getSnapshot()
    return Array.isArray(list) ? list[0]?.trust : undefined
  }
  const device = async () => {
    const { deviceId, publicKey } = await rig.anna.desk.vault.ownDevice()
    return { deviceId, publicKey }
  }
})
