import { serverMessageExamples } from '../protocol/signaling.examples.ts'
import type { ServerMessage } from '../protocol/signaling.ts'
import { type Delivery, flipped, record } from '../testing/man-in-the-middle.ts'
import { fourPeople, hostOf, idOf, links, type SessionStage, standing } from '../testing/session-stage.ts'

/** Mulberry32: the same numbers for the same seed, so that a run that goes wrong can be run again. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const samples = Object.values(serverMessageExamples).flatMap(({ valid }) => [...valid]) as ServerMessage[]

/** What the server may do to anybody at any time: end the session, or tell somebody that they are out of it. */
function refusesService(message: ServerMessage, toId: string): boolean {
  return (
    message.type === 'session/ended' || (message.type === 'member/left' && message.participantId === toId)
  )
}

/** One hostile message: a sample or something it delivered before, aimed at people who are here, at times damaged. */
function hostile(
  pick: (below: number) => number,
  ids: readonly string[],
  recorded: readonly Delivery[],
): ServerMessage {
  const oneOf = <Item>(items: readonly Item[], otherwise: Item): Item =>
    items[pick(items.length)] ?? otherwise
  const fallback: ServerMessage = {
    type: 'session/host',
    sessionId: 'session-1',
    participantId: 'person-evil',
  }
  const isReplay = pick(2) === 0
  const chosen = isReplay
    ? oneOf(recorded, { message: fallback } as Delivery).message
    : oneOf(samples, fallback)
  const aim: Record<string, () => unknown> = {
    sessionId: () => 'session-1',
    from: () => oneOf(ids, 'person-evil'),
    participantId: () => oneOf(ids, 'person-evil'),
    member: () => ({ participantId: oneOf(ids, 'person-evil'), role: oneOf(['csr', 'customer'], 'csr') }),
  }
  const aimed = Object.fromEntries(
    Object.entries(chosen).map(([name, value]) => [name, pick(3) === 0 ? value : (aim[name]?.() ?? value)]),
  ) as ServerMessage
  return aimed.type === 'signal/relayed' && isReplay && pick(3) === 0
    ? { ...aimed, body: flipped(aimed.body) }
    : aimed
}

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
