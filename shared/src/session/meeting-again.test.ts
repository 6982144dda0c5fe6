import { LINK_OUTAGE_LIMIT_MS, MEET_AGAIN_MS } from '../protocol/limits.ts'
import { type Csr, fourPeople, hostOf, idOf, links, people, phase } from '../testing/session-stage.ts'

/** Longer than any outage that heals by itself. */
const TOO_LONG_MS = LINK_OUTAGE_LIMIT_MS + 10_000

const named = (seated: Csr, kind: string) => seated.notices.filter((notice) => notice.kind === kind)

describe('two people whose own link is over, while both reach everyone else', () => {
  async function apart() {
    const four = await fourPeople()
    four.stage.network.apart = [four.ben.links, four.lee.links]
    await four.stage.clock.advance(TOO_LONG_MS)
    return four
  }

  it('are both still there for each other, and nobody is said to have left', async () => {
    const { anna, ben, lee } = await apart()

    expect(links(ben)).toEqual({
      Anna: 'verified',
      Lee: expect.not.stringMatching('verified'),
      Kim: 'verified',
    })
    expect(links(lee)).toEqual({
      Anna: 'verified',
      Kim: 'verified',
      Ben: expect.not.stringMatching('verified'),
    })
    expect(links(anna)).toEqual({ Lee: 'verified', Kim: 'verified', Ben: 'verified' })
    expect(named(ben, 'person-left')).toEqual([])
  })

  it('are introduced again by the host and meet as soon as a way is found', async () => {
    const { stage, ben, lee } = await apart()
    await stage.clock.advance(2 * TOO_LONG_MS)

    stage.network.apart = []
    await stage.clock.advance(TOO_LONG_MS)

    expect(links(ben)).toMatchObject({ Lee: 'verified' })
    expect(links(lee)).toMatchObject({ Ben: 'verified' })
    expect(ben.session.send(idOf(lee), { type: 'chat/received', id: 'line-0001' })).toBe(true)
    expect(
      named(ben, 'person-joined').filter((notice) => 'person' in notice && notice.person.name === 'Lee'),
    ).toHaveLength(1)
  })

  it('do not lose the others’ links, which are not made anew', async () => {
    const { stage, anna, ben, lee, kim } = await apart()
    const connections = () => [
      ...[ben, lee, kim].map(({ session }) => session.linkOf(idOf(anna))),
      ...[ben, lee].map(({ session }) => session.linkOf(idOf(kim))),
    ]
    const before = connections()
    expect(before).not.toContain(null)

    await stage.clock.advance(3 * MEET_AGAIN_MS)

    expect(connections().map((link, place) => link === before[place])).not.toContain(false)
  })

  it('cannot take over from each other’s host: whoever would host could not reach a customer', async () => {
    const { stage, anna, ben, lee, kim } = await apart()
    anna.session.passControl(idOf(ben), 'Lee waits.')
    await stage.moment()

    expect(ben.session.answerHandOver(true)).toBeNull()
    await stage.moment()
    expect([anna, ben, lee, kim].map(hostOf)).toEqual(['Anna', 'Anna', 'Anna', 'Anna'])
    expect(ben.session.snapshot.getSnapshot().handOver).toMatchObject({ kind: 'asked' })

    stage.network.apart = []
    await stage.clock.advance(MEET_AGAIN_MS * 2)
    anna.session.passControl(idOf(ben), 'Lee waits.')
    await stage.moment()
    expect(ben.session.answerHandOver(true)).toBe('Lee waits.')
    await stage.moment()
    expect([anna, ben, lee, kim].map(hostOf)).toEqual(['Ben', 'Ben', 'Ben', 'Ben'])
  })

  it('cannot do so either while it is not known yet whether the line comes back', async () => {
    const { stage, anna, ben, lee } = await fourPeople()
    stage.network.apart = [ben.links, lee.links]
    await stage.clock.advance(30_000)
    anna.session.passControl(idOf(ben), '')
    await stage.moment()

    expect(ben.session.answerHandOver(true)).toBeNull()
  })

  it('stay in the session when the server says of each that they left it', async () => {
    const { stage, ben, lee } = await fourPeople()
    stage.network.apart = [ben.links, lee.links]
    await stage.clock.advance(6_000)

    for (const [to, gone] of [
      [ben, lee],
      [lee, ben],
    ] as const)
      stage.server.tell(to.signaling, {
        ...{ type: 'member/left', sessionId: 'session-1', participantId: idOf(gone), reason: 'left' },
      })
    stage.network.apart = []
    await stage.clock.advance(MEET_AGAIN_MS + 5_000)

    expect(links(ben)).toMatchObject({ Lee: 'verified' })
    expect(named(ben, 'person-left')).toEqual([])
  })

  it('cannot make the host trouble all the others by asking again and again', async () => {
    const { stage, anna, lee } = await fourPeople()
    let introductions = 0
    stage.network.tap = (_channel, text) => {
      if (text.includes('participants/introduce')) introductions += 1
      return [text]
    }

    for (let times = 0; times < 20; times += 1)
      lee.session.send(idOf(anna), { type: 'hosting/roster-wanted' })
    await stage.moment()

    // Lee with Ben and Kim, each told of the other.
    expect(introductions).toBe(4)
  })

  it('of whom one leaves: the host says so, and the other stops waiting', async () => {
    const { stage, ben, lee } = await apart()

    lee.session.leave()
    await stage.moment()

    expect(links(ben)).toEqual({ Anna: 'verified', Kim: 'verified' })
    expect(named(ben, 'person-left')).toHaveLength(1)
  })

  it('do not wait for ever for a host whom nobody reaches', async () => {
    const { stage, anna, ben, lee } = await apart()

    stage.unplug(anna)
    await stage.clock.advance(TOO_LONG_MS)

    expect(phase(ben).kind).toBe('active')
    expect(phase(lee)).toEqual({ kind: 'over', end: { kind: 'lost' } })
    expect(links(ben)).toEqual({ Kim: 'verified' })
  })

  it('of whom one hosts from now on, and the other is gone with the host before', async () => {
    const { stage, anna, ben, lee } = await apart()

    const rosters: unknown[] = []
    const broadcast = ben.session.broadcast.bind(ben.session)
    ben.session.broadcast = (message) => {
      if (message.type === 'participants/roster') rosters.push(message.people.map(({ name }) => name))
      return broadcast(message)
    }
    for (const dead of [anna, lee]) stage.unplug(dead)
    await stage.clock.advance(TOO_LONG_MS)

    expect(hostOf(ben)).toBe('Ben')
    expect(links(ben)).toEqual({ Kim: 'verified' })
    expect(rosters).toEqual([['Kim', 'Ben']])
  })
})

describe('a host who reaches nobody at this moment', () => {
  it('stays when only the colleague is gone and a customer’s line is back in time', async () => {
    const { stage, anna, ben, lee, kim } = await fourPeople()
    stage.unplug(ben)
    await stage.clock.advance(LINK_OUTAGE_LIMIT_MS - 2_000)
    for (const customer of [lee, kim]) stage.unplug(customer)
    await stage.clock.advance(12_000)
    expect(phase(anna)).toEqual({ kind: 'active' })

    for (const customer of [lee, kim]) stage.plugIn(customer)
    await stage.clock.advance(15_000)

    expect(links(anna)).toEqual({ Lee: 'verified', Kim: 'verified' })
    expect(named(anna, 'person-left')).toHaveLength(1)
  })

  it('goes when it removes the last one whom a link leads to', async () => {
    const { stage, anna, ben, lee, kim } = await fourPeople()
    // The server says of nobody that they have gone.
    stage.server.meddle = (message) => (message.type === 'member/left' ? [] : [message])
    stage.unplug(ben)
    await stage.clock.advance(LINK_OUTAGE_LIMIT_MS - 2_000)
    for (const customer of [lee, kim]) stage.network.unplugged.add(customer.links)
    await stage.clock.advance(12_000)
    for (const customer of [lee, kim]) anna.session.removeParticipant(idOf(customer))
    await stage.moment()

    expect(phase(anna)).toEqual({ kind: 'over', end: { kind: 'lost' } })
  })

  it('chooses another primary customer when the one before turns out to be gone', async () => {
    const { stage, anna, ben, lee, kim } = await fourPeople()
    stage.server.meddle = (message) => (message.type === 'member/left' ? [] : [message])
    stage.unplug(lee)
    await stage.clock.advance(LINK_OUTAGE_LIMIT_MS - 2_000)
    for (const other of [ben, kim]) stage.unplug(other)
    await stage.clock.advance(12_000)
    for (const other of [ben, kim]) stage.plugIn(other)
    await stage.clock.advance(15_000)

    expect(people(anna).map(({ name, primary }) => [name, primary])).toContainEqual(['Kim', true])
    expect(links(anna)).not.toHaveProperty('Lee')
  })

  it('goes when the server says of the last ones, too, that they are gone', async () => {
    const { stage, anna, ben, lee, kim } = await fourPeople()
    stage.unplug(ben)
    await stage.clock.advance(LINK_OUTAGE_LIMIT_MS - 2_000)
    for (const customer of [lee, kim]) stage.network.unplugged.add(customer.links)
    await stage.clock.advance(12_000)
    for (const customer of [lee, kim]) customer.session.leave()
    await stage.moment()

    expect(phase(anna)).toEqual({ kind: 'over', end: { kind: 'lost' } })
  })

  it('goes when nobody is heard again', async () => {
    const { stage, anna, ben, lee, kim } = await fourPeople()
    stage.unplug(ben)
    await stage.clock.advance(LINK_OUTAGE_LIMIT_MS - 2_000)
    for (const customer of [lee, kim]) stage.network.unplugged.add(customer.links)
    await stage.clock.advance(TOO_LONG_MS)

    expect(phase(anna)).toEqual({ kind: 'over', end: { kind: 'lost' } })
  })
})
