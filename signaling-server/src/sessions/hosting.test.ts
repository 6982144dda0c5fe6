import { Calls } from '../calls/calls.ts'
import { InProcessPresence } from '../cluster/in-process-presence.ts'
import { CallLimits } from '../handlers/call-limits.ts'
import type { Handlers } from '../handlers/handler.ts'
import { createHandlers } from '../handlers/index.ts'
import { StoredAccounts } from '../storage/stored-accounts.ts'
import { SessionRig, TestCaller } from '../testing/session-rig.ts'
import type { AccountIdentity } from './caller.ts'
import type { Session } from './session.ts'

const BEN: AccountIdentity = { accountId: 'account-0002', name: 'Ben' }
const EVE: AccountIdentity = { accountId: 'account-0003', name: 'Eve' }

describe('the host role at the server', () => {
  let rig: SessionRig
  let session: Session
  let anna: TestCaller
  let annasToken: string
  let handlers: Handlers
  let expelled: TestCaller[]
  beforeEach(async () => {
    rig = await SessionRig.create()
    for (const { accountId, name } of [BEN, EVE]) {
      await new StoredAccounts(rig.db, rig.ports.wallClock).add({
        ...{ accountId, name, email: `${name}@example.org`, role: 'csr', passwordHash: 'none' },
      })
    }
    const opened = await rig.open()
    session = opened.session
    anna = opened.host
    annasToken = opened.resumeToken
    expelled = []
    const calls = new Calls(rig.clock, new InProcessPresence(rig.clock))
    handlers = createHandlers({
      ...{ layer: rig.layer, limits: new CallLimits(100), inviteUrl: () => '', calls },
      ...{ telephony: null, audit: rig.ports.audit, log: rig.ports.log },
    })
  })

  const callOf = (caller: TestCaller) => ({
    caller,
    refuse: () => undefined,
    expel: () => void expelled.push(caller),
  })

  async function colleague(account: AccountIdentity): Promise<{ caller: TestCaller; id: string }> {
    const caller = new TestCaller(account)
    await rig.claim(caller, await rig.invite(session, 'csr'))
    await rig.layer.claims.decide(anna, caller.last('invite/claimed')?.claimId ?? '', true)
    // The calendar tells who came first after a restart.
    await rig.advance(1_000)
    return { caller, id: caller.seats.get(session.sessionId) ?? '' }
  }

  const pass = (from: TestCaller, to: string) =>
    handlers['session/pass-host'](
      { type: 'session/pass-host', sessionId: session.sessionId, to },
      callOf(from),
    )
  const take = (caller: TestCaller) =>
    handlers['session/take-host']({ type: 'session/take-host', sessionId: session.sessionId }, callOf(caller))
  const end = (caller: TestCaller) =>
    handlers['session/end']({ type: 'session/end', sessionId: session.sessionId }, callOf(caller))

  it('moves when the host passes it, and everyone hears of it', async () => {
    const ben = await colleague(BEN)
    const { guest } = await rig.join(session, anna)

    await pass(anna, ben.id)

    expect(session.hostId).toBe(ben.id)
    for (const caller of [anna, ben.caller, guest])
      expect(caller.last('session/host')).toMatchObject({ participantId: ben.id })
  })

  it('closes the invites of whoever passes it', async () => {
    const ben = await colleague(BEN)
    const invite = await rig.invite(session)

    await pass(anna, ben.id)

    expect(anna.last('invite/closed')).toMatchObject({ inviteId: invite.inviteId, reason: 'withdrawn' })
  })

  it('lets the new host end the session, and the former one no more', async () => {
    const ben = await colleague(BEN)
    await pass(anna, ben.id)

    await end(anna)
    expect(session.hasEnded).toBe(false)
    await end(ben.caller)

    expect(session.hasEnded).toBe(true)
    expect(expelled).toEqual([])
  })

  it('is passed on by nobody but the present host, and to a CSR of the session only', async () => {
    const [ben, eve] = [await colleague(BEN), await colleague(EVE)]
    const { guest, participantId } = await rig.join(session, anna)

    await pass(ben.caller, eve.id)
    await pass(anna, participantId)
    await pass(anna, 'somebody-else')
    expect(session.hostId).not.toBe(eve.id)
    expect(anna.count('session/host')).toBe(0)
    await pass(guest, participantId)

    expect(expelled).toEqual([guest])
  })

  it('survives a restart, with the order in which people came', async () => {
    const ben = await colleague(BEN)
    const eve = await colleague(EVE)
    await pass(anna, eve.id)

    await rig.restart()

    const restored = rig.layer.sessions.find(session.sessionId)
    expect(restored?.hostId).toBe(eve.id)
    expect([...(restored?.members.keys() ?? [])].slice(1)).toEqual([ben.id, eve.id])
  })

  it('is taken after the host’s death by the CSR who is there longest, not before two minutes', async () => {
    const [ben, eve] = [await colleague(BEN), await colleague(EVE)]
    await take(ben.caller)
    await rig.hangUp(anna)
    await rig.advance(119_000)
    await take(ben.caller)
    expect(session.hostId).not.toBe(ben.id)

    await rig.advance(2_000)
    await take(eve.caller)
    expect(session.hostId).not.toBe(eve.id)
    await take(ben.caller)

    expect(session.hostId).toBe(ben.id)
  })

  it('is gone for a host who comes back after it was taken, who is told so', async () => {
    const annasId = session.hostId
    const ben = await colleague(BEN)
    await rig.hangUp(anna)
    await rig.advance(121_000)
    await take(ben.caller)

    const back = rig.csr()
    const request = { requestId: rig.newId(), participantId: annasId, resumeToken: annasToken }
    expect(await rig.layer.members.resume(session, back, request)).toBe('resumed')

    expect(back.last('session/host')).toMatchObject({ participantId: ben.id })
  })

  it('goes to the longest-present CSR when the host leaves, and the session goes on', async () => {
    const ben = await colleague(BEN)
    await handlers['session/leave']({ type: 'session/leave', sessionId: session.sessionId }, callOf(anna))

    expect(session.hostId).toBe(ben.id)
    expect(ben.caller.last('member/left')).toMatchObject({ reason: 'left' })
    expect(session.hasEnded).toBe(false)
  })
})
