import { LINK_OUTAGE_LIMIT_MS } from '../protocol/limits.ts'
import { aboutHost, aboutLeaving, lies } from '../testing/hostile-messages.ts'
import { standInIntroduction } from '../testing/impostor.ts'
import { handshakeKind, record } from '../testing/man-in-the-middle.ts'
import {
  fourPeople,
  hostOf,
  idOf,
  links,
  people,
  phase,
  type SessionStage,
  standing,
} from '../testing/session-stage.ts'

/** An outage, the silence before it is noticed, and a little more. */
const DEATH_MS = LINK_OUTAGE_LIMIT_MS + 10_000
const both = ['initiator', 'responder'] as const

const primariesOf = (stage: SessionStage) =>
  stage.everyone.map((someone) => {
    const { me } = someone.session.snapshot.getSnapshot()
    const all = [...people(someone), ...(me === null ? [] : [me])]
    return all.flatMap(({ name, role, primary }) => (role === 'customer' && primary ? [name] : []))
  })

describe('a server in the middle of a hand-over', () => {
  it('neither brings it about nor calls it off while Ben is being asked', async () => {
    const { stage, anna, ben } = await fourPeople()
    anna.session.passControl(idOf(ben), 'The driver is missing.')
    await stage.moment()
    const before = standing(stage)

    await lies(stage)

    expect(standing(stage)).toEqual(before)
    ben.session.answerHandOver(true)
    await stage.moment()
    expect(stage.everyone.map(hostOf)).toEqual(['Ben', 'Ben', 'Ben', 'Ben'])
  })

  it('gets nobody between the newcomer for whom it waits and the rest', async () => {
    const { stage, anna, ben, lee, kim } = await fourPeople()
    const max = stage.guest('Max')
    // Admitted, but the two machines do not find each other yet.
    stage.network.unplugged.add(max.links)
    void max.session.join((await stage.invite()).code)
    await stage.moment()
    anna.session.passControl(idOf(ben), '')
    await stage.moment()
    ben.session.answerHandOver(true)
    await stage.moment()
    expect(anna.session.snapshot.getSnapshot().handOver).toMatchObject({ kind: 'offered', isAccepted: true })
    const loot = [
      await standInIntroduction(stage, { initiator: ben, responder: max }, both),
      await standInIntroduction(stage, { initiator: lee, responder: max }, both),
    ]

    await lies(stage)
    expect([anna, ben, lee, kim].map(hostOf)).toEqual(['Anna', 'Anna', 'Anna', 'Anna'])
    stage.network.unplugged.delete(max.links)
    await stage.clock.advance(15_000)

    expect(loot).toEqual(loot.map(() => ({ believedBy: [], heard: [] })))
    expect([anna, ben, lee, kim].map(hostOf)).toEqual(['Ben', 'Ben', 'Ben', 'Ben'])
    expect(links(max)).toMatchObject({ Anna: 'verified', Ben: 'connecting', Lee: 'connecting' })
    // Max takes only Anna's word, and only from Anna, for who hosts.
    expect(hostOf(max)).toBe('Ben')
    expect(primariesOf(stage)).toEqual(stage.everyone.map(() => ['Lee']))
  })

  it('leaves nobody waiting for ever whom it keeps from meeting the new host', async () => {
    const { stage, anna, ben, lee, kim } = await fourPeople()
    stage.server.meddle = (message) => (handshakeKind(message) === null ? [message] : [])
    const max = stage.guest('Max')
    stage.network.unplugged.add(max.links)
    void max.session.join((await stage.invite()).code)
    await stage.moment()
    anna.session.passControl(idOf(ben), '')
    await stage.moment()
    // Ben says yes before anybody but Anna has heard of Max.
    ben.session.answerHandOver(true)
    await stage.moment()
    stage.network.unplugged.delete(max.links)
    await stage.clock.advance(15_000)
    expect(stage.everyone.map(hostOf)).toEqual(stage.everyone.map(() => 'Ben'))

    await stage.clock.advance(DEATH_MS)

    expect(phase(max)).toMatchObject({ kind: 'over' })
    for (const someone of [anna, ben, lee, kim]) {
      expect(links(someone)).not.toHaveProperty('Max')
      expect(hostOf(someone)).toBe('Ben')
    }
  })

  it('cannot undo it by what it recorded before', async () => {
    const { stage, anna, ben } = await fourPeople()
    const deliveries = record(stage.server)
    stage.network.cutAll()
    await stage.clock.advance(5_000)
    anna.session.passControl(idOf(ben), '')
    await stage.moment()
    ben.session.answerHandOver(true)
    await stage.moment()
    const before = standing(stage)

    for (const { to, message } of [...deliveries]) to.events.emit('message', message)
    await lies(stage)
    await stage.moment()

    expect(standing(stage)).toEqual(before)
    expect(stage.everyone.map(hostOf)).toEqual(['Ben', 'Ben', 'Ben', 'Ben'])
  })
})

describe('a server after the host’s death', () => {
  it('can neither keep the dead host in the room nor bring her back', async () => {
    const { stage, anna, ben, lee, kim } = await fourPeople()
    const deliveries = record(stage.server)
    stage.network.cutAll()
    await stage.clock.advance(5_000)
    const annas = deliveries.filter(
      ({ to, message }) =>
        message.type === 'signal/relayed' && message.from === idOf(anna) && to !== anna.signaling,
    )
    expect(annas.length).toBeGreaterThan(5)
    const annaId = idOf(anna)

    stage.unplug(anna)
    for (let passed = 0; passed < DEATH_MS; passed += 5_000) {
      for (const { to, message } of annas) to.events.emit('message', message)
      await stage.clock.advance(5_000)
    }
    expect([ben, lee, kim].map(hostOf)).toEqual(['Ben', 'Ben', 'Ben'])
    const before = standing(stage).slice(1)

    for (const { signaling } of [ben, lee, kim]) {
      stage.server.tell(signaling, {
        type: 'member/joined',
        sessionId: 'session-1',
        member: { participantId: annaId, role: 'csr' },
      })
      stage.server.tell(signaling, aboutHost(annaId))
      stage.server.tell(signaling, aboutHost('person-evil'))
    }
    for (const { to, message } of annas) to.events.emit('message', message)
    await stage.clock.advance(5_000)

    expect(standing(stage).slice(1)).toEqual(before)
    expect(primariesOf(stage).slice(1)).toEqual([['Lee'], ['Lee'], ['Lee']])
  })

  it('gets no place in the introductions of the new host', async () => {
    const { stage, anna, ben, lee, kim } = await fourPeople()
    stage.unplug(anna)
    await stage.clock.advance(DEATH_MS)
    stage.server.meddle = (message) => (handshakeKind(message) === null ? [message] : [])
    const max = await stage.joined('Max', ben)
    stage.server.meddle = (message) => [message]
    const loot = [
      await standInIntroduction(stage, { initiator: lee, responder: max }, both),
      await standInIntroduction(stage, { initiator: kim, responder: max }, both),
    ]

    await stage.clock.advance(10_000)

    expect(loot).toEqual(loot.map(() => ({ believedBy: [], heard: [] })))
    expect(links(max)).toEqual({ Ben: 'verified', Lee: 'connecting', Kim: 'connecting' })
    expect([ben, lee, kim, max].map(hostOf)).toEqual(['Ben', 'Ben', 'Ben', 'Ben'])
  })

  it('whose word counts for somebody without a link to the host makes only that one follow the next CSR', async () => {
    const { stage, anna, ben, lee, kim } = await fourPeople()
    // Between Lee and Anna the network is cut as well.
    const annasLink = lee.session.linkOf(idOf(anna))
    stage.server.meddle = (message, to) =>
      message.type === 'signal/relayed' && (to === lee.signaling || to === anna.signaling) ? [] : [message]
    annasLink?.close()
    await stage.moment()

    stage.server.tell(lee.signaling, aboutHost('person-evil'))
    stage.server.tell(lee.signaling, aboutLeaving(idOf(anna)))
    await stage.moment()

    expect([anna, ben, kim].map(hostOf)).toEqual(['Anna', 'Anna', 'Anna'])
    expect(hostOf(lee)).toBe('Ben')
    expect(lee.notices.at(-1)).toMatchObject({ kind: 'host-changed', change: { how: 'gone' } })
    expect(ben.session.isHost).toBe(false)
  })
})
