import { ChatFeature } from '../features/chat/chat-feature.ts'
import { LINK_OUTAGE_LIMIT_MS } from '../protocol/limits.ts'
import { LoopbackLink } from '../testing/loopback-link.ts'
import { idOf, links, people, personOf, SessionStage } from '../testing/session-stage.ts'

describe('several people in one session', () => {
  it.each([
    ['Lee', 'Kim'],
    ['Lee', 'Kim', 'Max'],
  ])('links every pair of %s, %s, … and the CSR directly and verified', async (...names) => {
    const stage = await SessionStage.open()
    for (const name of names) await stage.joined(name)
    await stage.clock.advance(3_000)

    for (const someone of stage.everyone) {
      const conditions = Object.values(links(someone))
      expect(conditions).toEqual(names.map(() => 'verified'))
    }
  })

  it('shows the same safety number at both ends of each pair and another for each pair', async () => {
    const stage = await SessionStage.open()
    for (const name of ['Lee', 'Kim']) await stage.joined(name)
    await stage.clock.advance(3_000)

    const numbers = stage.everyone.flatMap((someone) => people(someone).map((person) => person.safetyNumber))
    expect(new Set(numbers).size).toBe(3)
    expect(numbers).toHaveLength(6)
  })

  it('never lets the secret of an introduction reach the server', async () => {
    const stage = await SessionStage.open()
    const introductions: string[] = []
    const lee = await stage.joined('Lee')
    const watched = stage.csr.session.linkOf(idOf(lee))
    if (!(watched instanceof LoopbackLink)) throw new Error('no link to watch')
    const send = watched.send.bind(watched)
    watched.send = (channel, text) => {
      const secret = /"secret":"([^"]+)"/.exec(text)?.[1]
      if (secret !== undefined) introductions.push(secret)
      return send(channel, text)
    }
    await stage.joined('Kim')
    await stage.clock.advance(3_000)

    expect(introductions).toHaveLength(1)
    expect(stage.server.seen.join('\n')).not.toContain(introductions[0])
    expect(links(lee)).toEqual({ Anna: 'verified', Kim: 'verified' })
  })

  it("sends a chat line for one person over that person's link and no other", async () => {
    const stage = await SessionStage.open()
    const [lee, kim, max] = [await stage.joined('Lee'), await stage.joined('Kim'), await stage.joined('Max')]
    await stage.clock.advance(3_000)
    const chat = new ChatFeature({ session: lee.session, wallClock: () => 0, newId: () => 'line-0001' })

    chat.say('only for Kim', { kind: 'person', participantId: idOf(kim) })
    await stage.moment()

    expect(kim.heard).toContainEqual(expect.objectContaining({ type: 'chat/line', text: 'only for Kim' }))
    for (const other of [stage.csr, max])
      expect(other.heard.map(({ type }) => type)).not.toContain('chat/line')
    expect(stage.server.seen.join('\n')).not.toContain('only for Kim')
  })

  it('lets the CSR choose who is the primary customer and tells everyone', async () => {
    const stage = await SessionStage.open()
    const [lee, kim] = [await stage.joined('Lee'), await stage.joined('Kim')]
    await stage.clock.advance(3_000)
    const primaries = () =>
      [stage.csr, lee, kim].map((someone) => {
        const { me, participants } = someone.session.snapshot.getSnapshot()
        const all = me === null ? participants : [me, ...participants]
        return all
          .filter((person) => person.role === 'customer' && person.primary)
          .map((person) => person.name)
      })
    expect(primaries()).toEqual([['Lee'], ['Lee'], ['Lee']])

    stage.csr.session.makePrimary(idOf(kim))
    await stage.moment()

    expect(primaries()).toEqual([['Kim'], ['Kim'], ['Kim']])
  })

  it('says by name when another customer has become the primary one, and of the first one nothing', async () => {
    const stage = await SessionStage.open()
    const [lee, kim] = [await stage.joined('Lee'), await stage.joined('Kim')]
    const ben = await stage.joinedColleague('Ben')
    await stage.clock.advance(3_000)
    const everyone = [stage.csr, ben, lee, kim]
    const said = () =>
      everyone.map(({ notices }) =>
        notices.flatMap((notice) => (notice.kind === 'primary-changed' ? [notice.person.name] : [])),
      )
    expect(said()).toEqual([[], [], [], []])

    stage.csr.session.makePrimary(idOf(kim))
    await stage.moment()
    expect(said()).toEqual([['Kim'], ['Kim'], ['Kim'], ['Kim']])
    kim.session.leave()
    await stage.moment()

    expect(said().slice(0, 3)).toEqual([
      ['Kim', 'Lee'],
      ['Kim', 'Lee'],
      ['Kim', 'Lee'],
    ])
  })

  it('says so as well to those who had not met the new primary customer yet', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')
    const ben = await stage.joinedColleague('Ben')
    await stage.clock.advance(3_000)
    const stop = stage.csr.session.snapshot.subscribe(() => {
      const kim = people(stage.csr).find(({ name }) => name === 'Kim')
      if (kim === undefined) return
      stop()
      stage.csr.session.makePrimary(kim.participantId)
    })

    await stage.joined('Kim')
    await stage.clock.advance(3_000)

    for (const { notices } of [stage.csr, ben, lee])
      expect(
        notices.flatMap((notice) => (notice.kind === 'primary-changed' ? [notice.person.name] : [])),
      ).toEqual(['Kim'])
  })

  it('keeps whom the host made primary while they were still being introduced', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')
    stage.server.meddle = (message) =>
      message.type === 'signal/relayed' && JSON.stringify(message.body).includes('"handshake"')
        ? []
        : [message]
    const kim = await stage.joined('Kim')
    await stage.clock.advance(3_000)
    expect(links(lee)).toEqual({ Anna: 'verified', Kim: 'connecting' })

    stage.csr.session.makePrimary(idOf(kim))
    stage.server.meddle = (message) => [message]
    await stage.clock.advance(10_000)

    expect(links(lee)).toEqual({ Anna: 'verified', Kim: 'verified' })
    expect(people(lee).find(({ name }) => name === 'Kim')?.primary).toBe(true)
  })

  it('knows who is primary only when the host has said who is here', async () => {
    const stage = await SessionStage.open()
    const lee = stage.guest('Lee')
    const known: [boolean, boolean | undefined][] = []
    lee.session.snapshot.subscribe(() => {
      const { knowsPeople, me } = lee.session.snapshot.getSnapshot()
      known.push([knowsPeople, me?.primary])
    })

    await stage.tries(lee, (await stage.invite()).code)

    expect(known).toContainEqual([false, false])
    expect(known).not.toContainEqual([true, false])
    expect(known.at(-1)).toEqual([true, true])
    expect(stage.csr.session.snapshot.getSnapshot().knowsPeople).toBe(true)
  })

  it('shows somebody the host named as not connected who does not answer within two minutes', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')
    stage.server.meddle = (message) =>
      message.type === 'signal/relayed' && JSON.stringify(message.body).includes('"handshake"')
        ? []
        : [message]
    await stage.joined('Kim')
    await stage.clock.advance(3_000)
    expect(links(lee)).toEqual({ Anna: 'verified', Kim: 'connecting' })

    await stage.clock.advance(LINK_OUTAGE_LIMIT_MS)

    expect(links(lee)).toEqual({ Anna: 'verified', Kim: 'lost' })
    expect(lee.notices).not.toContainEqual(expect.objectContaining({ kind: 'person-left' }))
  })

  it('believes nobody, not even the host, about the name and role of somebody who has proved both', async () => {
    const stage = await SessionStage.open()
    const [lee, kim] = [await stage.joined('Lee'), await stage.joined('Kim')]
    await stage.clock.advance(3_000)

    stage.csr.session.send(idOf(lee), {
      ...{ type: 'participants/introduce', secret: 'AAECAwQFBgcICQoLDA0ODw', initiator: true },
      person: { ...personOf(kim), name: 'Head of support', role: 'csr' },
    })
    await stage.clock.advance(3_000)

    expect(people(lee).find(({ participantId }) => participantId === idOf(kim))).toMatchObject({
      ...{ name: 'Kim', role: 'customer', link: 'verified' },
    })
  })

  it('does not let a customer pass for the host', async () => {
    const stage = await SessionStage.open()
    const [lee, kim] = [await stage.joined('Lee'), await stage.joined('Kim')]
    await stage.clock.advance(3_000)
    const me = lee.session.snapshot.getSnapshot().me
    if (me === null) throw new Error('not in')

    lee.session.broadcast({ type: 'participants/roster', people: [{ ...me, primary: true }] })
    lee.session.broadcast({ type: 'remote-control/stop' })
    await stage.moment()

    expect(links(kim)).toEqual({ Anna: 'verified', Lee: 'verified' })
    expect(kim.heard).toEqual([])
    expect(stage.csr.heard).toEqual([])
  })
})
