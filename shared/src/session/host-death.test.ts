import { LINK_OUTAGE_LIMIT_MS } from '../protocol/limits.ts'
import { type Csr, hostOf, idOf, links, people, phase, SessionStage } from '../testing/session-stage.ts'

/** An outage, the silence before it is noticed, and a little more. */
const DEATH_MS = LINK_OUTAGE_LIMIT_MS + 10_000

async function room() {
  const stage = await SessionStage.open()
  const lee = await stage.joined('Lee')
  const ben = await stage.joinedColleague('Ben')
  const eve = await stage.joinedColleague('Eve')
  await stage.clock.advance(3_000)
  return { stage, anna: stage.csr, ben, eve, lee }
}

describe('when the host’s app dies', () => {
  it('goes on hosting through any outage that heals', async () => {
    const { stage, anna, ben, lee } = await room()

    stage.unplug(anna)
    await stage.clock.advance(100_000)
    expect([ben, lee].map(hostOf)).toEqual(['Anna', 'Anna'])
    stage.plugIn(anna)
    await stage.clock.advance(10_000)

    expect(links(lee)).toEqual({ Anna: 'verified', Ben: 'verified', Eve: 'verified' })
    expect(hostOf(lee)).toBe('Anna')
  })

  it('the colleague who is there longest hosts, for everyone, and everyone is told', async () => {
    const { stage, anna, ben, eve, lee } = await room()

    stage.unplug(anna)
    await stage.clock.advance(DEATH_MS)

    expect([ben, eve, lee].map(hostOf)).toEqual(['Ben', 'Ben', 'Ben'])
    for (const someone of [ben, eve, lee])
      expect(someone.notices).toContainEqual(
        expect.objectContaining({
          kind: 'host-changed',
          change: expect.objectContaining({
            how: 'gone',
            from: expect.objectContaining({ name: 'Anna' }),
            to: expect.objectContaining({ name: 'Ben' }),
          }),
        }),
      )
    expect(stage.server.hostId).toBe(idOf(ben))
    expect(links(lee)).toEqual({ Ben: 'verified', Eve: 'verified' })
  })

  it('the session can be hosted: people join, are introduced, and it ends for all', async () => {
    const { stage, anna, ben, eve, lee } = await room()
    stage.unplug(anna)
    await stage.clock.advance(DEATH_MS)

    const kim = await stage.joined('Kim', ben)
    await stage.clock.advance(3_000)
    expect(links(kim)).toEqual({ Ben: 'verified', Eve: 'verified', Lee: 'verified' })
    ben.session.end()
    await stage.moment()

    expect([eve, lee, kim].map((one) => phase(one))).toEqual(
      Array.from({ length: 3 }, () => ({ kind: 'over', end: { kind: 'ended', reason: 'ended-by-csr' } })),
    )
  })

  it('goes on from one to the next, and ends only when no colleague is left', async () => {
    const { stage, anna, ben, eve, lee } = await room()
    stage.unplug(anna)
    await stage.clock.advance(DEATH_MS)
    stage.unplug(ben)
    await stage.clock.advance(DEATH_MS)
    expect([eve, lee].map(hostOf)).toEqual(['Eve', 'Eve'])

    stage.unplug(eve)
    await stage.clock.advance(DEATH_MS)

    expect(phase(lee)).toEqual({ kind: 'over', end: { kind: 'lost' } })
  })

  it('follows how long people are there, also after control was passed to and fro', async () => {
    const { stage, anna, ben, eve, lee } = await room()
    const passes = async (from: Csr, to: Csr): Promise<void> => {
      from.session.passControl(idOf(to), '')
      await stage.moment()
      to.session.answerHandOver(true)
      await stage.moment()
    }
    await passes(anna, eve)

    stage.unplug(eve)
    await stage.clock.advance(DEATH_MS)

    expect([anna, ben, lee].map(hostOf)).toEqual(['Anna', 'Anna', 'Anna'])
    expect(anna.session.isHost).toBe(true)
  })

  it('is no removal of the others by a host who is cut off from them and not from the server', async () => {
    const { stage, anna, ben, eve, lee } = await room()

    stage.network.unplugged.add(anna.links)
    await stage.clock.advance(DEATH_MS)

    expect(phase(anna)).toEqual({ kind: 'over', end: { kind: 'lost' } })
    expect([ben, eve, lee].map(hostOf)).toEqual(['Ben', 'Ben', 'Ben'])
    expect(links(lee)).toEqual({ Ben: 'verified', Eve: 'verified' })
    expect(stage.server.hostId).toBe(idOf(ben))
  })

  it('in the middle of passing control, is heard of by everyone in the same way', async () => {
    const { stage, anna, ben, eve, lee } = await room()
    anna.session.passControl(idOf(eve), '')
    await stage.moment()
    // Lee alone still hears that Eve hosts.
    anna.session.broadcast = (message) => {
      const isPassing = message.type === 'hosting/passed'
      return isPassing && anna.session.send(idOf(lee), message) ? [idOf(lee)] : []
    }
    eve.session.answerHandOver(true)
    await stage.clock.advance(10)

    stage.unplug(anna)
    await stage.clock.advance(DEATH_MS)

    expect([ben, eve, lee].map(hostOf)).toEqual(['Ben', 'Ben', 'Ben'])
  })

  it('at once when the host says goodbye and leaves', async () => {
    const { stage, anna, ben, lee } = await room()

    anna.session.leave()
    await stage.moment()

    expect([ben, lee].map(hostOf)).toEqual(['Ben', 'Ben'])
    expect(people(lee).map(({ name }) => name)).toEqual(['Ben', 'Eve'])
  })

  it('the former host who comes back too late is out, and told so', async () => {
    const { stage, anna, ben } = await room()
    stage.unplug(anna)
    await stage.clock.advance(DEATH_MS)

    stage.plugIn(anna)
    stage.server.tell(anna.signaling, {
      type: 'session/host',
      sessionId: 'session-1',
      participantId: idOf(ben),
    })
    await stage.moment()

    expect(phase(anna)).toEqual({ kind: 'over', end: { kind: 'lost' } })
  })
})

describe('a server that wants to choose the host', () => {
  it('cannot: what it says of hosts and of goodbyes changes nothing while the links live', async () => {
    const { stage, anna, ben, eve, lee } = await room()

    for (const { signaling } of [anna, ben, eve, lee]) {
      stage.server.tell(signaling, { type: 'session/host', sessionId: 'session-1', participantId: idOf(eve) })
      if (signaling === anna.signaling) continue
      stage.server.tell(signaling, {
        type: 'member/left',
        sessionId: 'session-1',
        participantId: idOf(anna),
        reason: 'left',
      })
    }
    await stage.moment()

    expect([anna, ben, eve, lee].map(hostOf)).toEqual(['Anna', 'Anna', 'Anna', 'Anna'])
    expect(phase(anna)).toEqual({ kind: 'active' })
  })

  it('cannot put a listener in the host’s place: only somebody the host let in is ever next', async () => {
    const { stage, anna, ben, lee } = await room()
    const stranger = 'person-evil'
    for (const { signaling } of [ben, lee]) {
      stage.server.tell(signaling, {
        type: 'member/joined',
        sessionId: 'session-1',
        member: { participantId: stranger, role: 'csr' },
      })
      stage.server.tell(signaling, { type: 'session/host', sessionId: 'session-1', participantId: stranger })
    }
    stage.unplug(anna)
    await stage.clock.advance(DEATH_MS)

    expect([ben, lee].map(hostOf)).toEqual(['Ben', 'Ben'])
    expect(people(lee).map(({ name }) => name)).toEqual(['Ben', 'Eve'])
  })
})
