import { hostile, refusesService, seeded } from '../testing/hostile-messages.ts'
import { flipped, record } from '../testing/man-in-the-middle.ts'
import { fourPeople, hostOf, idOf, links, type SessionStage, standing } from '../testing/session-stage.ts'

async function talk(stage: SessionStage, turn: number): Promise<void> {
  for (const { session } of stage.everyone)
    session.broadcast({
      type: 'chat/line',
      id: `line-${turn}-0001`,
      text: 'in the clear?',
      audience: 'everyone',
    })
  await stage.clock.advance(1_100)
}

describe.each([1, 20_260, 4_711])('a hostile server among four people, seed %i', (seed) => {
  it('changes nothing with 2,000 messages while the links live, and hears not a word', async () => {
    const pick = seeded(seed)
    const { stage } = await fourPeople()
    const recorded = record(stage.server)
    stage.network.cutAll()
    await stage.clock.advance(5_000)
    const ids = [...stage.everyone.map(idOf), 'person-evil']
    await talk(stage, 0)
    const before = standing(stage)
    const kept = [...recorded]

    for (let turn = 1; turn <= 2_000; turn += 1) {
      const to = stage.everyone[pick(4)] ?? stage.csr
      const message = hostile(pick, ids, kept)
      if (!refusesService(message, idOf(to))) to.signaling.events.emit('message', message)
      if (turn % 200 === 0) await stage.clock.advance(1_100)
    }

    expect(standing(stage)).toEqual(before)
    await talk(stage, 1)
    for (const { heard } of stage.everyone)
      expect(heard.filter((message) => message.type === 'chat/line')).toHaveLength(6)
    expect(stage.server.seen.join()).not.toContain('in the clear?')
  })

  it('only delays people whose links break while it loses, damages, repeats and misdirects what they say', async () => {
    const pick = seeded(seed)
    const { stage } = await fourPeople()
    const places = () =>
      standing(stage).map(({ me, hostId, is, people }) => ({
        ...{ me, hostId, is },
        people: people.map(({ link: _, ...person }) => person),
      }))
    const before = places()
    stage.server.meddle = (message, to) => {
      if (message.type !== 'signal/relayed') return [message]
      const other = stage.everyone[pick(4)] ?? stage.csr
      switch (pick(6)) {
        case 0:
          return []
        case 1:
          return [{ ...message, body: flipped(message.body) }]
        case 2:
          return [message, message]
        case 3:
          if (other.signaling !== to) other.signaling.events.emit('message', message)
          return []
        case 4:
          return [{ ...message, from: idOf(other) }]
        default:
          return [message]
      }
    }
    for (let round = 0; round < 4; round += 1) {
      stage.network.cutAll()
      await stage.clock.advance(15_000)
      expect(places()).toEqual(before)
    }

    stage.server.meddle = (message) => [message]
    await stage.clock.advance(15_000)

    for (const someone of stage.everyone) {
      expect(Object.values(links(someone))).toEqual(['verified', 'verified', 'verified'])
      expect(hostOf(someone)).toBe('Anna')
    }
  })
})
