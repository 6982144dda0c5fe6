import { idOf, links, people, phase, SessionStage } from '../testing/session-stage.ts'

describe('the end of a session', () => {
  it('tells everyone when the CSR ends it, and all links close', async () => {
    const stage = await SessionStage.open()
    const guests = [await stage.joined('Lee'), await stage.joined('Kim')]
    await stage.clock.advance(3_000)

    stage.csr.session.end()
    await stage.moment()

    for (const someone of [stage.csr, ...guests])
      expect(phase(someone)).toEqual({ kind: 'over', end: { kind: 'ended', reason: 'ended-by-csr' } })
    expect(stage.network.ends.size).toBe(0)
  })

  it('reaches the customer even when the server is away', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')
    for (const { signaling } of [stage.csr, lee]) signaling.disconnect()

    stage.csr.session.end()
    await stage.moment()

    expect(phase(lee)).toEqual({ kind: 'over', end: { kind: 'ended', reason: 'ended-by-csr' } })
  })

  it('goes on for the others when one customer leaves', async () => {
    const stage = await SessionStage.open()
    const [lee, kim] = [await stage.joined('Lee'), await stage.joined('Kim')]
    await stage.clock.advance(3_000)

    lee.session.leave()
    await stage.moment()

    expect(phase(lee)).toEqual({ kind: 'over', end: { kind: 'left' } })
    expect(links(stage.csr)).toEqual({ Kim: 'verified' })
    expect(links(kim)).toEqual({ Anna: 'verified' })
    for (const someone of [stage.csr, kim])
      expect(someone.notices).toContainEqual({
        kind: 'person-left',
        person: expect.objectContaining({ name: 'Lee' }),
      })
  })

  it('ends for whoever the CSR removes, and only for that person', async () => {
    const stage = await SessionStage.open()
    const [lee, kim] = [await stage.joined('Lee'), await stage.joined('Kim')]
    await stage.clock.advance(3_000)

    stage.csr.session.removeParticipant(idOf(lee))
    await stage.moment()

    expect(phase(lee)).toEqual({ kind: 'over', end: { kind: 'removed' } })
    expect(links(stage.csr)).toEqual({ Kim: 'verified' })
    expect(links(kim)).toEqual({ Anna: 'verified' })
  })

  it('removes somebody although the server will not pass it on', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')
    stage.server.meddle = () => []

    stage.csr.session.removeParticipant(idOf(lee))
    await stage.moment()

    expect(phase(lee)).toEqual({ kind: 'over', end: { kind: 'removed' } })
    expect(people(stage.csr)).toEqual([])
  })

  it('says the end exactly once', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')
    const ends: string[] = []
    lee.session.events.on('over', (end) => ends.push(end.kind))

    stage.csr.session.end()
    await stage.moment()
    lee.session.leave()
    await stage.moment()

    expect(ends).toEqual(['ended'])
  })

  it('gives the place on the server back, also of whoever hears of the end over a link alone', async () => {
    const stage = await SessionStage.open()
    await stage.joined('Lee')
    await stage.joinedColleague('Ben')
    await stage.clock.advance(3_000)
    stage.csr.signaling.disconnect()

    stage.csr.session.end()
    await stage.moment()

    expect(stage.server.seen.filter((message) => message.includes('session/leave'))).toHaveLength(2)
  })
})
