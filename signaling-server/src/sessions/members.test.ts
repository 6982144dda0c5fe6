import { SessionRig, TestCaller } from '../testing/session-rig.ts'
import type { Session } from './session.ts'

describe('a place in a session', () => {
  let rig: SessionRig
  let session: Session
  let host: TestCaller
  let hostToken: string
  beforeEach(async () => {
    rig = await SessionRig.create()
    const opened = await rig.open()
    session = opened.session
    host = opened.host
    hostToken = opened.resumeToken
  })

  const resume = (caller: TestCaller, participantId: string, resumeToken: string): Promise<string> =>
    rig.layer.members.resume(session, caller, { requestId: rig.newId(), participantId, resumeToken })

  it('is kept for two minutes without a socket and taken again with the resume token', async () => {
    const { guest, participantId, resumeToken } = await rig.join(session, host)
    await rig.hangUp(guest)
    await rig.advance(119_000)

    const back = new TestCaller(null)
    expect(await resume(back, participantId, resumeToken)).toBe('resumed')
    await rig.advance(120_000)

    expect(back.last('session/resumed')?.members).toEqual([{ participantId: session.hostId, role: 'csr' }])
    expect(host.count('member/left')).toBe(0)
    rig.layer.relay.carry(host, {
      ...{ type: 'signal/relay', sessionId: session.sessionId, to: participantId },
      body: { hello: 'again' },
    })
    expect(back.last('signal/relayed')?.body).toEqual({ hello: 'again' })
  })

  it('is lost after two minutes', async () => {
    const { guest, participantId, resumeToken } = await rig.join(session, host)
    await rig.hangUp(guest)

    await rig.advance(120_000)

    expect(host.last('member/left')).toMatchObject({ participantId, reason: 'lost' })
    expect(await resume(new TestCaller(null), participantId, resumeToken)).toBe('unknown-session')
  })

  it('goes to whoever shows the token last; the old socket is out without harm', async () => {
    const { guest, participantId, resumeToken } = await rig.join(session, host)
    const back = new TestCaller(null)

    await resume(back, participantId, resumeToken)
    await rig.hangUp(guest)
    await rig.advance(121_000)

    expect(guest.seats.size).toBe(0)
    expect(session.members.get(participantId)?.presence).toMatchObject({ kind: 'present', caller: back })
  })

  it('is given to nobody without the right token, or with another account', async () => {
    const { participantId, resumeToken } = await rig.join(session, host)
    const colleague = new TestCaller({ accountId: 'account-0002', name: 'Bo' })

    expect(await resume(new TestCaller(null), participantId, 'A'.repeat(43))).toBe('unknown-session')
    expect(await resume(new TestCaller(null), participantId, hostToken)).toBe('unknown-session')
    expect(await resume(colleague, session.hostId, hostToken)).toBe('unknown-session')
    expect(await resume(new TestCaller(null), session.hostId, hostToken)).toBe('unknown-session')
    expect(await resume(colleague, participantId, resumeToken)).toBe('unknown-session')
    expect(await resume(rig.csr(), session.hostId, hostToken)).toBe('resumed')
  })

  it('of the host is kept for ten minutes; then the session ends for everyone', async () => {
    const { guest } = await rig.join(session, host)
    await rig.hangUp(host)

    await rig.advance(599_000)
    expect(guest.count('session/ended')).toBe(0)
    await rig.advance(1_000)

    expect(guest.last('session/ended')?.reason).toBe('host-gone')
    expect(rig.layer.sessions.find(session.sessionId)).toBeNull()
  })

  it('is given up at once by leaving', async () => {
    const { guest, participantId } = await rig.join(session, host)
    const member = session.members.get(participantId)
    if (member === undefined) throw new Error('nobody there')

    await rig.layer.members.remove(session, member, 'left')

    expect(host.last('member/left')).toMatchObject({ participantId, reason: 'left' })
    expect(guest.seats.size).toBe(0)
    expect([...session.members.keys()]).toEqual([session.hostId])
  })

  it('takes the invites its holder made along', async () => {
    const colleague = new TestCaller(rig.account)
    await rig.claim(colleague, await rig.invite(session, 'csr'))
    await rig.layer.claims.decide(host, colleague.last('invite/claimed')?.claimId ?? '', true)
    const inviterId = colleague.last('session/joined')?.participantId ?? ''
    const invite = await rig.layer.invites.create(session, { inviterId, role: 'customer' })
    const member = session.members.get(inviterId)
    if (member === undefined) throw new Error('nobody there')

    await rig.layer.members.remove(session, member, 'left')

    expect(invite?.state).toEqual({ kind: 'closed', reason: 'withdrawn' })
  })

  it('ends a running claim when the inviter drops, and tells of it on return', async () => {
    const invite = await rig.invite(session)
    const guest = new TestCaller(null)
    await rig.claim(guest, invite)
    await rig.hangUp(host)
    expect(guest.last('claim/failed')).toMatchObject({ reason: 'gone', triesLeft: 2 })

    const back = rig.csr()
    await resume(back, session.hostId, hostToken)

    expect(back.told.map(({ type }) => type)).toEqual(['session/resumed', 'claim/failed'])
  })

  it('survives a crash of the server, and its clock starts anew', async () => {
    const { participantId, resumeToken } = await rig.join(session, host)
    await rig.restart()
    const restored = rig.layer.sessions.find(session.sessionId)
    if (restored === null) throw new Error('the session did not come back')
    session = restored

    await rig.advance(119_000)
    const back = new TestCaller(null)
    expect(await resume(back, participantId, resumeToken)).toBe('resumed')
    expect(await resume(rig.csr(), session.hostId, hostToken)).toBe('resumed')
    expect(back.last('session/resumed')?.members).toEqual([{ participantId: session.hostId, role: 'csr' }])
  })

  it('is taken from a disabled account, and the sessions it hosts end', async () => {
    const { guest } = await rig.join(session, host)

    expect(rig.layer.members.accountIds()).toEqual([rig.account.accountId])
    rig.layer.members.expelAccounts(new Set([rig.account.accountId]))
    await rig.settle()

    expect(guest.last('session/ended')?.reason).toBe('site-closed')
    expect(host.last('session/ended')?.reason).toBe('site-closed')
  })
})

describe('a session', () => {
  it('in which nobody joins the host ends when the host’s app says so, and not by the server', async () => {
    const rig = await SessionRig.create()
    const { session, host } = await rig.open()

    await rig.advance(24 * 3_600_000)
    expect(host.count('session/ended')).toBe(0)
    await rig.layer.sessions.end(session, 'expired')

    expect(host.last('session/ended')?.reason).toBe('expired')
  })

  it('is not opened without end by one account', async () => {
    const rig = await SessionRig.create()
    for (let opened = 0; opened < 32; opened += 1) await rig.open()

    const outcome = await rig.layer.sessions.open(rig.csr(), { requestId: rig.newId(), account: rig.account })

    expect(outcome).toBe('full')
  })

  it('leaves nothing behind when the app that opened it is gone already', async () => {
    const rig = await SessionRig.create()
    const caller = rig.csr()
    caller.gone = true

    await rig.layer.sessions.open(caller, { requestId: rig.newId(), account: rig.account })
    await rig.restart()

    expect(rig.layer.sessions.count).toBe(0)
  })

  it('tells everyone of its end even when the database cannot keep it', async () => {
    const rig = await SessionRig.create()
    const { session, host } = await rig.open()
    const { guest } = await rig.join(session, host)
    await rig.db.destroy()

    await expect(rig.layer.sessions.end(session, 'ended-by-csr')).rejects.toThrow()

    expect(guest.last('session/ended')?.reason).toBe('ended-by-csr')
    expect(guest.seats.size).toBe(0)
  })
})
