import type { Announcement } from '@deskside/shared/session/announcement.ts'
import { type Guest, idOf, SessionStage } from '@deskside/shared/testing/session-stage.ts'
import { PeopleNews } from './people-news.ts'

function newsOf({ session }: Guest) {
  const announced: Announcement[] = []
  const news = new PeopleNews({
    session,
    announce: async (announcement) => void announced.push(announcement),
  })
  return { announced, news, get: () => news.state.getSnapshot() }
}

async function scene() {
  const stage = await SessionStage.open()
  const guest = stage.guest('Lee')
  const lee = newsOf(guest)
  await stage.tries(guest, (await stage.invite()).code)
  await stage.clock.advance(3_000)
  return { stage, guest, lee }
}

describe('what a customer is told of people', () => {
  it('is each newcomer’s name, once, and not whom they have joined themself', async () => {
    const { stage, lee } = await scene()
    expect(lee.announced).toEqual([])

    await stage.joinedColleague('Ben')
    await stage.clock.advance(3_000)
    await stage.outage(6_000)
    await stage.clock.advance(20_000)

    expect(lee.announced).toEqual([{ kind: 'joined', name: 'Ben', organisation: 'Example Ltd' }])
  })

  it('is who hosts now, which stands until they have said that they go on', async () => {
    const { stage, lee } = await scene()
    const ben = await stage.joinedColleague('Ben')
    await stage.clock.advance(3_000)

    stage.csr.session.passControl(idOf(ben), '')
    await stage.moment()
    ben.session.answerHandOver(true)
    await stage.moment()

    expect(lee.announced.at(-1)).toMatchObject({ kind: 'hosts', name: 'Ben' })
    expect(lee.get().hostChange).toMatchObject({ from: { name: 'Anna' }, to: { name: 'Ben' }, how: 'passed' })
    lee.news.dismiss('hostChange')
    expect(lee.get().hostChange).toBeNull()
  })

  it('is by name who is the primary customer now, the former and the new one as well', async () => {
    const { stage, lee } = await scene()
    const guest = stage.guest('Kim')
    const kim = newsOf(guest)
    await stage.tries(guest, (await stage.invite()).code)
    await stage.clock.advance(3_000)
    expect([lee.get().primary, kim.get().primary]).toEqual([null, null])

    stage.csr.session.makePrimary(idOf(guest))
    await stage.moment()

    expect(lee.get().primary).toEqual({ name: 'Kim', isMe: false })
    expect(kim.get().primary).toEqual({ name: 'Kim', isMe: true })
  })

  it('is that somebody pretended to be one of them', async () => {
    const { stage, guest, lee } = await scene()
    const ben = await stage.joinedColleague('Ben')
    await stage.clock.advance(3_000)
    const person = guest.session.snapshot.getSnapshot().participants.find(({ name }) => name === 'Ben')
    if (person === undefined) throw new Error('no Ben')

    guest.session.events.emit('notice', { kind: 'tampered', person })
    guest.session.events.emit('notice', { kind: 'tampered', person })

    expect(lee.get().pretended).toEqual(['Ben'])
    expect(lee.announced.at(-1)).toMatchObject({ kind: 'pretended', name: 'Ben' })
    expect(ben.session.snapshot.getSnapshot().phase.kind).toBe('active')
  })
})
