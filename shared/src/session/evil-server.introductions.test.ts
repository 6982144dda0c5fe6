import type { ServerMessage } from '../protocol/signaling.ts'
import { type Delivery, flipped, handshakeKind, record } from '../testing/man-in-the-middle.ts'
import type { MemoryConnection } from '../testing/memory-server.ts'
import {
  type Csr,
  fourPeople,
  type Guest,
  hostOf,
  idOf,
  links,
  people,
  personOf,
  SessionStage,
  standing,
} from '../testing/session-stage.ts'

const KINDS = ['claim', 'commit', 'share', 'reveal', 'confirm'] as const

const deliver = ({ to, message }: Delivery): void => to.events.emit('message', message)

/** Kim and Ben come while Lee is there; the server passes on what it is told to and does `meddle` to all handshakes. */
async function meeting(meddle: (message: ServerMessage, to: MemoryConnection) => readonly ServerMessage[]) {
  const stage = await SessionStage.open()
  const lee = await stage.joined('Lee')
  stage.server.meddle = (message, to) => (handshakeKind(message) === null ? [message] : meddle(message, to))
  const kim = await stage.joined('Kim')
  const ben = await stage.joinedColleague('Ben')
  await stage.clock.advance(6_000)
  return { stage, lee, kim, ben }
}

/** The server lets everything through from now on: everyone meets everyone, and each knows the right one. */
async function meetsInTheEnd(stage: SessionStage): Promise<void> {
  stage.server.meddle = (message) => [message]
  await stage.clock.advance(12_000)
  const names = stage.everyone.map(({ session }) => session.snapshot.getSnapshot().me?.name ?? '')
  for (const [index, someone] of stage.everyone.entries()) {
    const others = names.filter((_, other) => other !== index)
    expect(links(someone)).toEqual(Object.fromEntries(others.map((name) => [name, 'verified'])))
    for (const { name, participantId, safetyNumber } of people(someone)) {
      const other = stage.everyone[names.indexOf(name)]
      if (other === undefined) throw new Error(`no ${name}`)
      expect(participantId).toBe(idOf(other))
      const mine = people(other).find((person) => person.participantId === idOf(someone))
      expect(safetyNumber).toBe(mine?.safetyNumber)
    }
    expect(hostOf(someone)).toBe('Anna')
  }
}

const hostOnly = { Anna: 'verified' }

describe('a server that meddles with the introductions of four', () => {
  it.each(KINDS)('only delays them by changing every %s', async (kind) => {
    const { stage, lee, kim, ben } = await meeting((message) =>
      handshakeKind(message) === kind && message.type === 'signal/relayed'
        ? [{ ...message, body: flipped(message.body) }]
        : [message],
    )

    for (const someone of [lee, kim, ben]) {
      expect(links(someone)).toMatchObject(hostOnly)
      expect(Object.values(links(someone)).filter((link) => link === 'verified')).toHaveLength(1)
    }
    await meetsInTheEnd(stage)
  })

  it.each(KINDS)('only delays them by dropping every %s', async (kind) => {
    const { stage, lee, kim, ben } = await meeting((message) =>
      handshakeKind(message) === kind ? [] : [message],
    )

    for (const someone of [lee, kim, ben])
      expect(Object.values(links(someone)).filter((link) => link === 'verified')).toHaveLength(1)
    await meetsInTheEnd(stage)
  })

  it('only delays them by turning the order round', async () => {
    const held = new Map<MemoryConnection, ServerMessage>()
    const { stage } = await meeting((message, to) => {
      const earlier = held.get(to)
      held.delete(to)
      if (earlier !== undefined) return [message, earlier]
      held.set(to, message)
      return []
    })

    await meetsInTheEnd(stage)
  })

  it('only delays them by saying everything twice', async () => {
    const { stage } = await meeting((message) => [message, message])

    await meetsInTheEnd(stage)
  })

  it('introduces nobody to the wrong one by swapping the pairs', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')
    const ben = await stage.joinedColleague('Ben')
    await stage.clock.advance(3_000)
    stage.server.meddle = (message) => (handshakeKind(message) === null ? [message] : [])
    const kim = await stage.joined('Kim')
    const swapped = new Map<string, Csr | Guest>([
      [idOf(lee), ben],
      [idOf(ben), lee],
    ])
    // Whatever Lee says to Kim comes from Ben, whatever Kim says to Lee goes to Ben, and the other way round.
    stage.server.meddle = (message, to) => {
      if (message.type !== 'signal/relayed' || handshakeKind(message) === null) return [message]
      const from = swapped.get(message.from)
      if (to === kim.signaling && from !== undefined) return [{ ...message, from: idOf(from) }]
      const other = to === lee.signaling ? ben : lee
      if (message.from === idOf(kim)) other.signaling.events.emit('message', message)
      return []
    }
    await stage.clock.advance(10_000)

    expect(links(kim)).toEqual({ Anna: 'verified', Lee: 'connecting', Ben: 'connecting' })
    expect(people(kim).map(({ safetyNumber }) => safetyNumber !== null)).toEqual([true, false, false])
    for (const someone of [lee, ben]) expect(links(someone)).toMatchObject({ Kim: 'connecting' })
    await meetsInTheEnd(stage)
  })

  it('gains nothing from replaying them in the same session, to those they were for or to anybody', async () => {
    const stage = await SessionStage.open()
    const deliveries = record(stage.server)
    await stage.joined('Lee')
    await stage.joined('Kim')
    await stage.joinedColleague('Ben')
    await stage.clock.advance(3_000)
    const recorded = deliveries.filter(({ message }) => message.type === 'signal/relayed')
    expect(recorded.filter(({ message }) => handshakeKind(message) !== null).length).toBeGreaterThan(14)
    const before = standing(stage)

    for (const { message } of recorded)
      for (const { signaling } of stage.everyone) deliver({ to: signaling, message })
    for (const delivery of recorded.toReversed()) deliver(delivery)
    await stage.clock.advance(3_000)

    expect(standing(stage)).toEqual(before)
  })

  it('gains nothing from replaying them in a later session to which it gave the same name and places', async () => {
    const earlier = await SessionStage.open()
    const deliveries = record(earlier.server)
    await earlier.joined('Lee')
    await earlier.joined('Kim')
    await earlier.joinedColleague('Ben')
    await earlier.clock.advance(3_000)
    const recorded = deliveries.flatMap(({ to, message }) =>
      handshakeKind(message) === null ? [] : [{ id: to.participantId, message }],
    )

    const { stage, lee, kim, ben } = await meeting(() => [])
    expect(stage.everyone.map(idOf)).toEqual(earlier.everyone.map(idOf))
    for (const round of [recorded, recorded.toReversed()]) {
      for (const { id, message } of round) {
        const to = stage.everyone.find((someone) => idOf(someone) === id)
        to?.signaling.events.emit('message', message)
        await stage.clock.advance(50)
      }
    }

    for (const someone of [lee, kim, ben]) {
      expect(Object.values(links(someone)).filter((link) => link === 'verified')).toHaveLength(1)
      expect(people(someone).filter(({ safetyNumber }) => safetyNumber !== null)).toHaveLength(1)
    }
    await meetsInTheEnd(stage)
  })

  it('keeps nobody apart for good who has met: a link that is cut heals without a new introduction', async () => {
    const { stage } = await fourPeople()
    stage.server.meddle = (message) => (handshakeKind(message) === null ? [message] : [])

    stage.network.cutAll()
    await stage.clock.advance(10_000)

    await meetsInTheEnd(stage)
  })
})

describe('a host who introduces somebody by another name', () => {
  const NAME = 'Dr Sam from Your Bank'

  /** Anna's app is not ours. */
  const lies = (csr: Csr): void => {
    const send = csr.session.send.bind(csr.session)
    csr.session.send = (to, message) =>
      send(
        to,
        message.type === 'participants/introduce' && message.person.role === 'csr'
          ? { ...message, person: { ...message.person, name: NAME } }
          : message,
      )
  }
  const namesAt = (guest: Guest): readonly string[] => people(guest).map(({ name }) => name)

  it('is not believed: the name is the one that person’s own app has proved', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')
    lies(stage.csr)

    await stage.joinedColleague('Ben')
    await stage.clock.advance(3_000)

    expect(namesAt(lee)).toEqual(['Anna', 'Ben'])
  })

  it('is not believed of somebody whose link is away for a moment', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')
    const ben = await stage.joinedColleague('Ben')
    await stage.clock.advance(3_000)
    stage.unplug(ben)
    await stage.clock.advance(6_000)
    expect(links(lee)).toEqual({ Anna: 'verified', Ben: 'reconnecting' })

    stage.csr.session.send(idOf(lee), {
      type: 'participants/introduce',
      person: { ...personOf(ben), name: NAME },
      secret: 'A'.repeat(22),
      initiator: true,
    })
    await stage.moment()

    expect(namesAt(lee)).toEqual(['Anna', 'Ben'])
  })
})
