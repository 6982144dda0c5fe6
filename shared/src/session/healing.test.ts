import { LoopbackLink } from '../testing/loopback-link.ts'
import { idOf, links, phase, type Seated, SessionStage } from '../testing/session-stage.ts'
import type { SupportSession } from './support-session.ts'

const linksMade = (stage: SessionStage): number =>
  Math.max(...[...stage.network.ends.keys()].map((token) => Number(token.replace('end', ''))))

/** Can the two still talk? */
async function reaches(
  stage: SessionStage,
  from: Seated<SupportSession<null>>,
  to: Seated<SupportSession<null>>,
) {
  to.heard.length = 0
  from.session.send(idOf(to), { type: 'chat/received', id: 'line-0001' })
  await stage.clock.advance(1)
  return to.heard.length === 1
}

describe('healing a link', () => {
  it('puts a fresh connection in place of a dead one: same secrets, next epoch, no new code', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')
    const safetyNumber = lee.session.snapshot.getSnapshot().participants[0]?.safetyNumber
    const before = stage.server.seen.length

    stage.network.cutAll()
    expect(links(stage.csr)).toEqual({ Lee: 'reconnecting' })
    expect(links(lee)).toEqual({ Anna: 'reconnecting' })
    await stage.clock.advance(2_000)

    expect(links(stage.csr)).toEqual({ Lee: 'verified' })
    expect(await reaches(stage, stage.csr, lee)).toBe(true)
    expect(await reaches(stage, lee, stage.csr)).toBe(true)
    expect(lee.session.snapshot.getSnapshot().participants[0]?.safetyNumber).toBe(safetyNumber)
    const since = stage.server.seen.slice(before).join('\n')
    expect(since).not.toMatch(/"type":"(invite|claim)\//)
    expect(since).toContain('"kind":"restarted","epoch":1')
  })

  it('tells nobody of a link that goes on as it was, so that no screen is drawn anew', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')
    let changes = 0
    for (const { session } of [stage.csr, lee]) session.snapshot.subscribe(() => (changes += 1))

    await stage.clock.advance(10_000)

    expect(links(stage.csr)).toEqual({ Lee: 'verified' })
    expect(changes).toBe(0)
  })

  it('notices a silent link within five seconds', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')

    stage.network.isUp = false
    await stage.clock.advance(5_500)

    expect(links(stage.csr)).toEqual({ Lee: 'reconnecting' })
    expect(links(lee)).toEqual({ Anna: 'reconnecting' })
  })

  it.each([5, 30, 90])('is back within ten seconds after everything was gone for %i s', async (seconds) => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')

    await stage.outage(seconds * 1_000)
    await stage.clock.advance(10_000)

    expect(links(stage.csr)).toEqual({ Lee: 'verified' })
    expect(await reaches(stage, stage.csr, lee)).toBe(true)
    expect(await reaches(stage, lee, stage.csr)).toBe(true)
  })

  it('ends on both sides when everything was gone for 150 s', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')

    await stage.outage(150_000)
    await stage.clock.advance(10_000)

    expect(phase(lee)).toEqual({ kind: 'over', end: { kind: 'lost' } })
    expect(links(stage.csr)).toEqual({})
    expect(phase(stage.csr).kind).toBe('active')
  })

  it('heals every pair of three people, not only those with the host', async () => {
    const stage = await SessionStage.open()
    const [lee, kim] = [await stage.joined('Lee'), await stage.joined('Kim')]
    await stage.clock.advance(3_000)

    await stage.outage(20_000)
    await stage.clock.advance(10_000)

    expect(links(lee)).toEqual({ Anna: 'verified', Kim: 'verified' })
    expect(links(kim)).toEqual({ Anna: 'verified', Lee: 'verified' })
  })

  it('heals a hundred times in a row and leaves no dead connection behind', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')

    for (let time = 0; time < 100; time += 1) {
      stage.network.cutAll()
      await stage.clock.advance(3_000)
      expect(links(stage.csr)).toEqual({ Lee: 'verified' })
    }

    expect(await reaches(stage, stage.csr, lee)).toBe(true)
    expect(stage.network.ends.size).toBe(2)
    expect(linksMade(stage)).toBeGreaterThan(200)
  })

  it('heals when only one side noticed', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')
    const link = lee.session.linkOf(idOf(stage.csr))
    if (!(link instanceof LoopbackLink)) throw new Error('no link')

    link.die('only here')
    await stage.clock.advance(2_000)

    expect(links(lee)).toEqual({ Anna: 'verified' })
    expect(await reaches(stage, stage.csr, lee)).toBe(true)
  })

  it('keeps going when the server is gone: nothing changes for the people', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')

    for (const { signaling } of [stage.csr, lee]) signaling.disconnect()
    await stage.clock.advance(20 * 60_000)

    expect(links(stage.csr)).toEqual({ Lee: 'verified' })
    expect(await reaches(stage, stage.csr, lee)).toBe(true)
    expect(lee.session.snapshot.getSnapshot().signaling).toBe('reconnecting')
    expect(lee.notices.map(({ kind }) => kind)).toEqual(['person-joined'])
  })

  it('takes its place again as soon as the server is back', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')
    lee.signaling.disconnect()
    const before = stage.server.seen.length

    lee.signaling.reconnect()
    await stage.moment()

    expect(stage.server.seen.slice(before).join('\n')).toContain('"type":"session/resume"')
    expect(lee.session.snapshot.getSnapshot().signaling).toBe('connected')
  })

  it('waits for the server to heal a link that died while it was away', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')
    for (const { signaling } of [stage.csr, lee]) signaling.disconnect()
    stage.network.cutAll()
    await stage.clock.advance(30_000)
    expect(links(lee)).toEqual({ Anna: 'reconnecting' })

    for (const { signaling } of [stage.csr, lee]) signaling.reconnect()
    await stage.clock.advance(5_000)

    expect(links(lee)).toEqual({ Anna: 'verified' })
  })
})
