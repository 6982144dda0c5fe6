import { SessionRig, TestCaller } from '../testing/session-rig.ts'
import type { Session } from './session.ts'

describe('an invite', () => {
  let rig: SessionRig
  let session: Session
  let host: TestCaller
  beforeEach(async () => {
    rig = await SessionRig.create()
    const opened = await rig.open()
    session = opened.session
    host = opened.host
  })

  it('has six digits that no other open invite has', async () => {
    const invites = await Promise.all(Array.from({ length: 15 }, () => rig.invite(session)))

    expect(new Set(invites.map(({ nameplate }) => nameplate)).size).toBe(15)
    for (const { nameplate } of invites) expect(nameplate).toMatch(/^\d{6}$/)
  })

  it('expires after ten minutes that nobody claimed it', async () => {
    const invite = await rig.invite(session)

    await rig.advance(599_000)
    expect(invite.state.kind).toBe('open')
    await rig.advance(1_000)

    expect(host.last('invite/closed')).toMatchObject({ inviteId: invite.inviteId, reason: 'expired' })
    expect(await rig.claim(new TestCaller(null), invite)).toEqual({ kind: 'unknown-code' })
  })

  it('does not live longer because the calendar jumps', async () => {
    const invite = await rig.invite(session)
    rig.calendarOffsetMs = -24 * 3_600_000

    await rig.advance(600_000)

    expect(invite.state).toMatchObject({ kind: 'closed', reason: 'expired' })
  })

  it('keeps what is left of its ten minutes over a failed claim', async () => {
    const invite = await rig.invite(session)
    const guest = new TestCaller(null)
    await rig.advance(590_000)
    await rig.claim(guest, invite)
    await rig.advance(5_000)
    await rig.layer.claims.abandon(guest, guest.last('invite/claimed')?.claimId ?? '')
    expect(invite.state.kind).toBe('open')

    await rig.advance(5_000)

    expect(invite.state).toMatchObject({ kind: 'closed', reason: 'expired' })
  })

  it('tells a guest in mid-handshake when it is withdrawn', async () => {
    const invite = await rig.invite(session)
    const guest = new TestCaller(null)
    await rig.claim(guest, invite)

    await rig.layer.invites.close(session, invite, 'withdrawn')

    expect(guest.last('claim/failed')).toMatchObject({ reason: 'gone', triesLeft: 0 })
    expect(host.last('invite/closed')?.reason).toBe('withdrawn')
  })

  it('ends with its session', async () => {
    const invite = await rig.invite(session)
    const guest = new TestCaller(null)
    await rig.claim(guest, invite)

    await rig.layer.sessions.end(session, 'ended-by-csr')

    expect(guest.last('claim/failed')?.triesLeft).toBe(0)
    expect(host.last('invite/closed')?.reason).toBe('session-ended')
    expect(await rig.claim(new TestCaller(null), invite)).toEqual({ kind: 'unknown-code' })
  })

  it('goes on over a restart with the time it had left, and the inviter hears what became of it meanwhile', async () => {
    const { session: old, resumeToken } = await rig.open()
    const early = await rig.invite(old)
    await rig.advance(300_000)
    const late = await rig.invite(old)
    await rig.advance(299_000)
    await rig.restart()

    const restored = rig.layer.sessions.find(old.sessionId)
    expect([...(restored?.invites.keys() ?? [])].sort()).toEqual([early.inviteId, late.inviteId].sort())
    await rig.advance(2_000)
    const back = rig.csr()
    if (restored === null) throw new Error('the session did not come back')
    await rig.layer.members.resume(restored, back, {
      requestId: rig.newId(),
      participantId: old.hostId,
      resumeToken,
    })

    expect(back.told.map(({ type }) => type)).toEqual(['session/resumed', 'invite/closed'])
    expect(back.last('invite/closed')).toMatchObject({ inviteId: early.inviteId, reason: 'expired' })
    expect(await rig.claim(new TestCaller(null), late)).toEqual({ kind: 'claimed' })
  })

  it('stays dead over a restart once it was burnt', async () => {
    const invite = await rig.invite(session)
    await rig.layer.invites.close(session, invite, 'burnt')
    await rig.restart()

    expect(rig.layer.sessions.find(session.sessionId)?.invites.size).toBe(0)
    expect(await rig.claim(new TestCaller(null), invite)).toEqual({ kind: 'unknown-code' })
  })
})
