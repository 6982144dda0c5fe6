import { SessionRig, TestCaller } from '../testing/session-rig.ts'
import type { Invite, Session } from './session.ts'

describe('a claim', () => {
  let rig: SessionRig
  let session: Session
  let host: TestCaller
  let invite: Invite
  beforeEach(async () => {
    rig = await SessionRig.create()
    const opened = await rig.open()
    session = opened.session
    host = opened.host
    invite = await rig.invite(session)
  })

  const claimIdOf = (guest: TestCaller): string => guest.last('invite/claimed')?.claimId ?? ''

  it('admits one person, and the code is used up', async () => {
    const { guest } = await rig.join(session, host)

    expect(guest.last('session/joined')).toMatchObject({
      members: [{ participantId: session.hostId, role: 'csr' }],
    })
    expect(host.last('member/joined')?.member.role).toBe('customer')
    expect(host.last('invite/closed')?.reason).toBe('used')
    expect(session.hasEnded).toBe(false)
  })

  it('is refused in the same way for a code that was used, withdrawn or never made', async () => {
    const first = new TestCaller(null)
    await rig.claim(first, invite)
    await rig.layer.claims.decide(host, claimIdOf(first), true)
    const withdrawn = await rig.invite(session)
    await rig.layer.invites.close(session, withdrawn, 'withdrawn')
    const never = { ...withdrawn, nameplate: '000000' }

    for (const dead of [invite, withdrawn, never]) {
      expect(await rig.claim(new TestCaller(null), dead)).toEqual({ kind: 'unknown-code' })
    }
  })

  it('burns the code when a third side turns up, and tells both', async () => {
    const guest = new TestCaller(null)
    const intruder = new TestCaller(null)
    await rig.claim(guest, invite)

    expect(await rig.claim(intruder, invite)).toEqual({ kind: 'unknown-code' })

    expect(guest.last('claim/failed')).toMatchObject({ reason: 'crowded', triesLeft: 0 })
    expect(host.last('claim/failed')).toMatchObject({ reason: 'crowded', triesLeft: 0 })
    expect(host.last('invite/closed')?.reason).toBe('crowded')
    expect(await rig.claim(new TestCaller(null), invite)).toEqual({ kind: 'unknown-code' })
  })

  it('never has two winners, however three people race', async () => {
    for (let round = 0; round < 100; round += 1) {
      const raced = await rig.invite(session)
      const guests = [new TestCaller(null), new TestCaller(null), new TestCaller(null)]
      const outcomes = await Promise.all(guests.map((guest) => rig.claim(guest, raced)))
      const admitted = await Promise.all(
        guests.map(async (guest) => {
          await rig.layer.claims.decide(host, claimIdOf(guest), true)
          return guest.count('session/joined')
        }),
      )

      expect(outcomes.filter(({ kind }) => kind === 'claimed')).toHaveLength(1)
      expect(admitted).toEqual([0, 0, 0])
    }
    expect(session.members.size).toBe(1)
  })

  it('burns the code after three failures', async () => {
    for (const triesLeft of [2, 1, 0]) {
      const guest = new TestCaller(null)
      expect(await rig.claim(guest, invite)).toEqual({ kind: 'claimed' })
      await rig.layer.claims.decide(host, claimIdOf(guest), false)
      expect(guest.last('claim/failed')).toMatchObject({ reason: 'failed', triesLeft })
      expect(host.last('claim/failed')).toMatchObject({ reason: 'failed', triesLeft })
    }

    expect(host.last('invite/closed')?.reason).toBe('burnt')
    expect(await rig.claim(new TestCaller(null), invite)).toEqual({ kind: 'unknown-code' })
  })

  it.each(['abandon', 'hang up'])('counts as a try when the guest ends it by %s', async (how) => {
    const guest = new TestCaller(null)
    await rig.claim(guest, invite)

    if (how === 'abandon') await rig.layer.claims.abandon(guest, claimIdOf(guest))
    else await rig.hangUp(guest)

    expect(host.last('claim/failed')).toMatchObject({
      triesLeft: 2,
      reason: how === 'abandon' ? 'failed' : 'gone',
    })
    expect(invite.state.kind).toBe('open')
  })

  it('keeps counting over a crash in the middle of a handshake', async () => {
    const { resumeToken } = await rig.open()
    expect(resumeToken).toHaveLength(43)
    await rig.claim(new TestCaller(null), invite)
    await rig.restart()

    const restored = rig.layer.sessions.find(session.sessionId)
    expect(restored?.invites.get(invite.inviteId)).toMatchObject({ triesUsed: 1, state: { kind: 'open' } })
  })

  it('dies with its code when nobody decides within two minutes', async () => {
    const guest = new TestCaller(null)
    await rig.claim(guest, invite)

    await rig.advance(119_000)
    expect(host.count('claim/failed')).toBe(0)
    await rig.advance(1_000)

    expect(guest.last('claim/failed')).toMatchObject({ reason: 'timed-out', triesLeft: 0 })
    expect(host.last('invite/closed')?.reason).toBe('expired')
  })

  it('is not decided by the guest, by another CSR or by the guest of another claim', async () => {
    const guest = new TestCaller(null)
    await rig.claim(guest, invite)
    const other = await rig.open()

    for (const caller of [guest, other.host, new TestCaller(null)]) {
      await rig.layer.claims.decide(caller, claimIdOf(guest), true)
      if (caller !== guest) await rig.layer.claims.abandon(caller, claimIdOf(guest))
    }

    expect(guest.count('session/joined')).toBe(0)
    expect(invite.state.kind).toBe('claimed')
  })

  it('relays between its two sides only', async () => {
    const guest = new TestCaller(null)
    await rig.claim(guest, invite)
    const claimId = claimIdOf(guest)

    rig.layer.claims.relay(new TestCaller(null), claimId, { forged: true })
    rig.layer.claims.relay(guest, claimId, { from: 'guest' })
    rig.layer.claims.relay(host, claimId, { from: 'host' })

    expect(host.told.filter(({ type }) => type === 'claim/relayed')).toEqual([
      { type: 'claim/relayed', claimId, handshake: { from: 'guest' } },
    ])
    expect(guest.last('claim/relayed')?.handshake).toEqual({ from: 'host' })
    expect(guest.count('claim/relayed')).toBe(1)
  })

  it('waits for an inviter who is away for a moment, without using up a try', async () => {
    await rig.hangUp(host)

    expect(await rig.claim(new TestCaller(null), invite)).toEqual({ kind: 'busy', retryAfterMs: 2_000 })
    expect(invite.triesUsed).toBe(0)
  })

  it('is for whom the invite was made', async () => {
    const colleague = new TestCaller({ accountId: 'account-0002', name: 'Bo' })
    const forCsr = await rig.invite(session, 'csr')

    expect(await rig.claim(colleague, invite)).toEqual({ kind: 'unknown-code' })
    expect(await rig.claim(new TestCaller(null), forCsr)).toEqual({ kind: 'unknown-code' })
    expect(await rig.claim(host, forCsr)).toEqual({ kind: 'unknown-code' })
    expect(await rig.claim(colleague, forCsr)).toEqual({ kind: 'claimed' })
  })

  it('admits nobody who is gone when the verdict comes', async () => {
    const guest = new TestCaller(null)
    await rig.claim(guest, invite)
    guest.gone = true

    await rig.layer.claims.decide(host, claimIdOf(guest), true)

    expect(session.members.size).toBe(1)
  })
})
