import { HAND_OVER_TIMEOUT_MS } from '../protocol/limits.ts'
import { type Csr, hostOf, idOf, links, people, phase, SessionStage } from '../testing/session-stage.ts'

const handOver = ({ session }: Csr) => session.snapshot.getSnapshot().handOver

async function room() {
  const stage = await SessionStage.open()
  const lee = await stage.joined('Lee')
  const ben = await stage.joinedColleague('Ben')
  await stage.clock.advance(3_000)
  return { stage, anna: stage.csr, ben, lee }
}

async function passes(stage: SessionStage, from: Csr, to: Csr): Promise<void> {
  from.session.passControl(idOf(to), 'The driver is missing.')
  await stage.moment()
  to.session.answerHandOver(true)
  await stage.moment()
}

describe('passing control', () => {
  it('asks first, with a note, and changes nothing before the answer', async () => {
    const { stage, anna, ben, lee } = await room()

    anna.session.passControl(idOf(ben), 'The driver is missing.')
    await stage.moment()

    expect(handOver(ben)).toMatchObject({ kind: 'asked', note: 'The driver is missing.', from: idOf(anna) })
    expect([anna, ben, lee].map(hostOf)).toEqual(['Anna', 'Anna', 'Anna'])
    expect(JSON.stringify(lee.heard)).not.toContain('driver')
    expect(stage.server.seen.join()).not.toContain('driver')
  })

  it('makes the colleague host for everyone and for the server, and tells everyone', async () => {
    const { stage, anna, ben, lee } = await room()

    await passes(stage, anna, ben)

    expect([anna, ben, lee].map(hostOf)).toEqual(['Ben', 'Ben', 'Ben'])
    expect([anna.session.isHost, ben.session.isHost]).toEqual([false, true])
    expect(stage.server.hostId).toBe(idOf(ben))
    for (const someone of [anna, ben, lee])
      expect(someone.notices).toContainEqual(
        expect.objectContaining({
          kind: 'host-changed',
          change: expect.objectContaining({ how: 'passed', to: expect.objectContaining({ name: 'Ben' }) }),
        }),
      )
    expect(people(lee).map(({ name, primary }) => [name, primary])).toEqual([
      ['Anna', false],
      ['Ben', true],
    ])
  })

  it('moves invites, admissions and introductions to the new host', async () => {
    const { stage, anna, ben, lee } = await room()
    const old = await stage.invite()
    await passes(stage, anna, ben)

    expect(await stage.tries(stage.guest('Max'), old.code)).toMatchObject({ kind: 'refused' })
    expect(await anna.session.createInvite('customer')).toEqual({ kind: 'offline' })
    const kim = await stage.joined('Kim', ben)
    await stage.clock.advance(3_000)

    expect(links(kim)).toEqual({ Ben: 'verified', Anna: 'verified', Lee: 'verified' })
    expect(links(lee)).toMatchObject({ Kim: 'verified' })
    expect(hostOf(kim)).toBe('Ben')
  })

  it('takes from the former host what only the host may do', async () => {
    const { stage, anna, ben, lee } = await room()
    await passes(stage, anna, ben)

    anna.session.end()
    anna.session.removeParticipant(idOf(lee))
    anna.session.broadcast({ type: 'participants/roster', people: [] as never })
    anna.session.broadcast({ type: 'hosting/passed', to: idOf(anna) })
    await stage.moment()

    expect([anna, ben, lee].map((one) => phase(one).kind)).toEqual(['active', 'active', 'active'])
    expect([ben, lee].map(hostOf)).toEqual(['Ben', 'Ben'])
    for (const { notices } of [ben, lee])
      expect(notices.filter(({ kind }) => kind === 'host-changed')).toHaveLength(1)
  })

  it('lets the former host leave without ending anything, and the new host end it for everyone', async () => {
    const { stage, anna, ben, lee } = await room()
    await passes(stage, anna, ben)

    anna.session.leave()
    await stage.moment()
    expect([ben, lee].map((one) => phase(one).kind)).toEqual(['active', 'active'])

    ben.session.end()
    await stage.moment()
    expect(phase(lee)).toEqual({ kind: 'over', end: { kind: 'ended', reason: 'ended-by-csr' } })
  })

  it('can be undone: the new host passes it back', async () => {
    const { stage, anna, ben, lee } = await room()
    await passes(stage, anna, ben)

    await passes(stage, ben, anna)

    expect([anna, ben, lee].map(hostOf)).toEqual(['Anna', 'Anna', 'Anna'])
    expect(stage.server.hostId).toBe(idOf(anna))
    expect(await anna.session.createInvite('customer')).toMatchObject({ kind: 'created' })
  })

  it.each<[string, (ben: Csr, stage: SessionStage) => void | Promise<void>]>([
    ['declines', (ben) => void ben.session.answerHandOver(false)],
    ['does not answer', (_, stage) => stage.clock.advance(HAND_OVER_TIMEOUT_MS)],
    ['leaves', (ben) => ben.session.leave()],
  ])('leaves everything as it is when the colleague %s', async (_how, act) => {
    const { stage, anna, ben, lee } = await room()
    anna.session.passControl(idOf(ben), '')
    await stage.moment()

    await act(ben, stage)
    await stage.moment()

    expect(handOver(anna)).toBeNull()
    expect(anna.notices).toContainEqual(expect.objectContaining({ kind: 'hand-over-failed' }))
    expect([anna, lee].map(hostOf)).toEqual(['Anna', 'Anna'])
  })

  it('is taken back before the answer, and a late yes counts for nothing', async () => {
    const { stage, anna, ben } = await room()
    anna.session.passControl(idOf(ben), '')
    await stage.moment()

    anna.session.withdrawHandOver()
    ben.session.answerHandOver(true)
    await stage.moment()

    expect(handOver(ben)).toBeNull()
    expect(hostOf(anna)).toBe('Anna')
  })

  describe('that does not go through at once after the yes', () => {
    /** Ben has said yes; Kim, who is just joining, keeps the role from moving at once. */
    async function accepted() {
      const scene = await room()
      const { stage, anna, ben } = scene
      const kim = stage.guest('Kim')
      stage.network.unplugged.add(kim.links)
      void kim.session.join((await stage.invite()).code)
      await stage.moment()
      await passes(stage, anna, ben)
      expect(handOver(ben)).toMatchObject({ kind: 'accepted', from: idOf(anna) })
      return { ...scene, kim }
    }
    const failed = (why: string) => expect.objectContaining({ kind: 'take-over-failed', why })

    it('still stands while Anna lets others in meanwhile', async () => {
      const { stage, ben } = await accepted()

      await stage.joined('Max')
      await stage.clock.advance(3_000)

      expect(handOver(ben)).toMatchObject({ kind: 'accepted' })
      expect(ben.notices).not.toContainEqual(expect.objectContaining({ kind: 'take-over-failed' }))
    })

    it('is said to Ben when Anna takes it back', async () => {
      const { stage, anna, ben } = await accepted()

      anna.session.withdrawHandOver()
      await stage.moment()

      expect(handOver(ben)).toBeNull()
      expect(ben.notices).toContainEqual(failed('withdrawn'))
      expect(hostOf(ben)).toBe('Anna')
    })

    it('is said to both when the link between them broke, and Ben believes it only from Anna', async () => {
      const { stage, anna, ben } = await accepted()

      stage.unplug(ben)
      await stage.clock.advance(6_000)
      expect(anna.notices).toContainEqual(
        expect.objectContaining({ kind: 'hand-over-failed', why: 'interrupted' }),
      )
      expect(handOver(ben)).toMatchObject({ kind: 'accepted' })
      stage.plugIn(ben)
      await stage.clock.advance(15_000)

      expect(handOver(ben)).toBeNull()
      expect(ben.notices).toContainEqual(failed('interrupted'))
      expect([anna, ben].map(hostOf)).toEqual(['Anna', 'Anna'])
    })

    it('comes to nothing when Ben loses Lee meanwhile, and both are told why', async () => {
      const { stage, anna, ben, lee } = await accepted()

      stage.network.apart = [ben.links, lee.links]
      await stage.clock.advance(6_000)

      expect([anna, ben].map(handOver)).toEqual([null, null])
      expect(anna.notices).toContainEqual(expect.objectContaining({ kind: 'hand-over-failed', why: 'unmet' }))
      expect(ben.notices).toContainEqual(failed('unmet'))
      expect([anna, ben, lee].map(hostOf)).toEqual(['Anna', 'Anna', 'Anna'])
    })

    it('moves when Ben loses Lee, but had already been passed it', async () => {
      const { stage, anna, ben, lee, kim } = await accepted()
      const late: Array<() => void> = []
      const send = ben.session.send.bind(ben.session)
      ben.session.send = (to, message) =>
        message.type === 'hosting/answer' ? late.push(() => send(to, message)) > 0 : send(to, message)
      stage.network.apart = [ben.links, lee.links]
      await stage.clock.advance(6_000)
      stage.plugIn(kim)
      await stage.clock.advance(15_000)
      expect(late).toHaveLength(1)

      for (const arrives of late) arrives()
      await stage.moment()

      expect([anna, ben].map(hostOf)).toEqual(['Ben', 'Ben'])
      for (const { notices } of [anna, ben])
        expect(notices.filter(({ kind }) => kind.endsWith('over-failed'))).toEqual([])
    })

    it('goes through all the same when Lee just leaves', async () => {
      const { stage, anna, ben, lee } = await accepted()

      lee.session.leave()
      await stage.clock.advance(3_000)

      expect(handOver(ben)).toMatchObject({ kind: 'accepted' })
      expect(anna.notices).not.toContainEqual(expect.objectContaining({ kind: 'hand-over-failed' }))
    })

    it('leaves Ben able to say who hosts to somebody who takes him for the host', async () => {
      const { stage, ben, lee } = await accepted()
      stage.unplug(ben)
      await stage.clock.advance(6_000)
      stage.plugIn(ben)
      await stage.clock.advance(15_000)

      lee.session.send(idOf(ben), { type: 'hosting/roster-wanted' })
      const said: string[] = []
      ben.session.send = (_to, { type }) => said.push(type) > 0
      await stage.moment()

      expect(said).toContain('hosting/passed')
    })
  })

  it('moves all the same when the word of it was lost on the way', async () => {
    const { stage, anna, ben, lee } = await room()
    anna.session.passControl(idOf(ben), '')
    await stage.moment()
    const send = anna.session.broadcast.bind(anna.session)
    anna.session.broadcast = (message) => (message.type === 'hosting/passed' ? [] : send(message))
    ben.session.answerHandOver(true)
    await stage.moment()
    expect(hostOf(ben)).toBe('Anna')

    stage.unplug(ben)
    await stage.clock.advance(6_000)
    stage.plugIn(ben)
    await stage.clock.advance(15_000)

    expect([anna, ben].map(hostOf)).toEqual(['Ben', 'Ben'])
    expect(ben.notices.filter(({ kind }) => kind === 'take-over-failed')).toEqual([])
    expect(phase(lee).kind).toBe('active')
  })

  it('is heard of by somebody who was away meanwhile', async () => {
    const { stage, anna, ben, lee } = await room()
    // Nobody has noticed yet.
    stage.unplug(lee)

    await passes(stage, anna, ben)
    expect(hostOf(lee)).toBe('Anna')
    await stage.clock.advance(6_000)
    stage.plugIn(lee)
    await stage.clock.advance(15_000)

    expect(hostOf(lee)).toBe('Ben')
    ben.session.end()
    await stage.moment()
    expect(phase(lee)).toEqual({ kind: 'over', end: { kind: 'ended', reason: 'ended-by-csr' } })
  })

  it('waits for somebody who is just joining, who is then introduced to everyone', async () => {
    const { stage, anna, ben, lee } = await room()
    const kim = stage.guest('Kim')
    // Admitted, but the two machines do not find each other yet.
    stage.network.unplugged.add(kim.links)
    void kim.session.join((await stage.invite()).code)
    await stage.moment()
    expect(links(anna)).toMatchObject({ Kim: 'connecting' })

    await passes(stage, anna, ben)
    expect(handOver(anna)).toMatchObject({ kind: 'offered', isAccepted: true })
    expect([anna, ben, lee].map(hostOf)).toEqual(['Anna', 'Anna', 'Anna'])
    stage.plugIn(kim)
    await stage.clock.advance(15_000)

    expect([anna, ben, lee, kim].map(hostOf)).toEqual(['Ben', 'Ben', 'Ben', 'Ben'])
    expect(links(kim)).toEqual({ Anna: 'verified', Ben: 'verified', Lee: 'verified' })
  })

  it('is not taken back by the new host’s app when others hear of it first', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')
    const ben = await stage.joinedColleague('Ben')
    await stage.clock.advance(3_000)
    // Somebody who is just joining keeps the role from moving at once.
    stage.server.meddle = (message) => (message.type === 'signal/relayed' ? [] : [message])
    await stage.joined('Kim')
    stage.csr.session.passControl(idOf(ben), '')
    await stage.moment()
    ben.session.answerHandOver(true)
    await stage.moment()

    stage.csr.session.send(idOf(lee), { type: 'hosting/passed', to: idOf(ben) })
    await stage.moment()

    expect(lee.session.snapshot.getSnapshot().hostId).toBe(idOf(ben))
    expect(lee.notices.filter(({ kind }) => kind === 'host-changed')).toHaveLength(1)
  })

  it('is told to the server as soon as it is back', async () => {
    const { stage, anna, ben } = await room()
    anna.signaling.disconnect()
    await passes(stage, anna, ben)
    expect(stage.server.hostId).toBe(idOf(anna))

    anna.signaling.reconnect()
    await stage.moment()

    expect(stage.server.hostId).toBe(idOf(ben))
  })
})
