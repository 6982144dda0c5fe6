import { idOf, links, people, phase, SessionStage } from '../testing/session-stage.ts'

describe('a colleague who joins by a code', () => {
  it('is linked to everyone, proven, with name, organisation and role', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')
    const ben = await stage.joinedColleague('Ben')
    await stage.clock.advance(3_000)

    expect(links(ben)).toEqual({ Anna: 'verified', Lee: 'verified' })
    expect(people(lee)).toContainEqual(
      expect.objectContaining({ name: 'Ben', role: 'csr', organisation: 'Example Ltd', primary: false }),
    )
    expect(lee.notices).toContainEqual({
      kind: 'person-joined',
      person: expect.objectContaining({ name: 'Ben', role: 'csr' }),
    })
  })

  it('gets in by the link as well', async () => {
    const stage = await SessionStage.open()
    const ben = stage.colleague('Ben')

    expect(await stage.tries(ben, (await stage.invite('csr')).link)).toEqual({ kind: 'joined' })
    expect(links(stage.csr)).toEqual({ Ben: 'verified' })
  })

  it('does not become host: it has no invites, cannot remove, choose the primary customer or end', async () => {
    const stage = await SessionStage.open()
    const [lee, kim] = [await stage.joined('Lee'), await stage.joined('Kim')]
    const ben = await stage.joinedColleague('Ben')
    await stage.clock.advance(3_000)

    expect(await ben.session.createInvite('customer')).toEqual({ kind: 'offline' })
    ben.session.removeParticipant(idOf(lee))
    ben.session.makePrimary(idOf(kim))
    ben.session.end()
    await stage.moment()

    expect(phase(lee)).toEqual({ kind: 'active' })
    expect(phase(ben)).toEqual({ kind: 'active' })
    expect(lee.session.snapshot.getSnapshot().me?.primary).toBe(true)
  })

  it('is not believed when its app says what only the host may say', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')
    const ben = await stage.joinedColleague('Ben')
    await stage.clock.advance(3_000)
    const me = ben.session.snapshot.getSnapshot().me
    if (me === null) throw new Error('not in')

    ben.session.broadcast({ type: 'participants/roster', people: [me] })
    await stage.moment()

    expect(links(lee)).toEqual({ Anna: 'verified', Ben: 'verified' })
    expect(links(stage.csr)).toEqual({ Lee: 'verified', Ben: 'verified' })
  })

  it('leaves without ending anything', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')
    const ben = await stage.joinedColleague('Ben')
    await stage.clock.advance(3_000)

    ben.session.leave()
    await stage.moment()

    expect(phase(ben)).toEqual({ kind: 'over', end: { kind: 'left' } })
    expect(links(lee)).toEqual({ Anna: 'verified' })
    expect(phase(lee)).toEqual({ kind: 'active' })
  })

  it('is never admitted by a code made for a customer, whatever role the server claims', async () => {
    const stage = await SessionStage.open()
    const ben = stage.colleague('Ben')
    const { code } = await stage.invite('customer')

    const outcome = await stage.tries(ben, code)

    expect(outcome.kind).not.toBe('joined')
    expect(people(stage.csr)).toEqual([])
  })
})
