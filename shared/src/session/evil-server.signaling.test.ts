import { randomBytes } from '@noble/hashes/utils.js'
import { toBase64url } from '../kernel/bytes.ts'
import type { PairBody } from '../protocol/pair-body.ts'
import { serverMessageExamples } from '../protocol/signaling.examples.ts'
import type { ServerMessage } from '../protocol/signaling.ts'
import { flipped, record } from '../testing/man-in-the-middle.ts'
import { idOf, links, phase, SessionStage, standing } from '../testing/session-stage.ts'

const bodyFrom = (from: string, body: Record<string, unknown>): ServerMessage => ({
  type: 'signal/relayed',
  sessionId: 'session-1',
  from,
  body,
})

describe('a server that meddles with a session under way', () => {
  it('changes nothing by replaying everything it ever delivered, in order or backwards', async () => {
    const stage = await SessionStage.open()
    const deliveries = record(stage.server)
    await stage.joined('Lee')
    await stage.joined('Kim')
    await stage.clock.advance(3_000)
    stage.network.cutAll()
    await stage.clock.advance(3_000)
    const before = standing(stage)
    const recorded = [...deliveries]
    expect(recorded.length).toBeGreaterThan(20)

    for (const round of [recorded, recorded.toReversed()]) {
      for (const { to, message } of round) to.events.emit('message', message)
      await stage.moment()
    }

    expect(standing(stage)).toEqual(before)
  })

  it.each<[string, (from: string) => Record<string, unknown>]>([
    ['a plain offer', () => ({ type: 'offer', sdp: 'v=0\r\na=fingerprint:sha-256 E5:E5\r\n' })],
    ['a plain candidate', () => ({ candidate: { candidate: 'candidate:1 1 udp 1 10.0.0.1 9 typ host' } })],
    ['"renegotiate"', () => ({ type: 'renegotiate', renegotiate: true })],
    ['"transceiverRequest"', () => ({ type: 'transceiverRequest', transceiverRequest: { kind: 'video' } })],
    [
      'a body sealed with a key of its own',
      () => forged({ kind: 'sealed', epoch: 0, seq: 900, box: noise(80) }),
    ],
    ['a restart of its own', () => forged({ kind: 'restart', epoch: 5, nonce: noise(16), mac: noise(32) })],
    [
      'an answer to no restart',
      () => forged({ kind: 'restarted', epoch: 1, nonce: noise(16), mac: noise(32) }),
    ],
    ['a wish for a restart', () => forged({ kind: 'restart-wanted', epoch: 7, mac: noise(32) })],
    ['the wish to give back control', () => ({ type: 'remote-control/stop' })],
    ['deep nonsense', () => ({ kind: { kind: ['sealed'] }, __proto__: { epoch: 1 } })],
  ])('is not heard with %s', async (_what, body) => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')
    const before = standing(stage)

    for (const [to, from] of [
      [stage.csr, lee],
      [lee, stage.csr],
    ] as const) {
      to.signaling.events.emit('message', bodyFrom(idOf(from), body(idOf(from))))
    }
    await stage.moment()

    expect(standing(stage)).toEqual(before)
  })

  it('gains nothing from 2,000 messages of every kind it may send, except that it can end the session', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')
    const before = standing(stage)
    const samples = Object.values(serverMessageExamples).flatMap(({ valid }) => [...valid]) as ServerMessage[]

    for (let turn = 0; turn < 2_000; turn += 1) {
      const sample = samples[turn % samples.length]
      if (sample === undefined || sample.type === 'session/ended') continue
      const ids = {
        sessionId: 'session-1',
        from: idOf(stage.csr),
        claimId: 'claim-1002',
        requestId: `r${turn}-00000`,
      }
      const aimed = Object.fromEntries(
        Object.entries(sample).map(([name, value]) => [name, ids[name as keyof typeof ids] ?? value]),
      )
      lee.signaling.events.emit('message', aimed as ServerMessage)
      stage.csr.signaling.events.emit('message', aimed as ServerMessage)
    }
    await stage.moment()
    expect(standing(stage)).toEqual(before)

    lee.signaling.events.emit('message', {
      type: 'session/ended',
      sessionId: 'session-1',
      reason: 'host-gone',
    })
    expect(phase(lee)).toEqual({ kind: 'over', end: { kind: 'ended', reason: 'host-gone' } })
  })

  it('cannot say that somebody left whose link lives', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')

    stage.csr.signaling.events.emit('message', {
      type: 'member/left',
      sessionId: 'session-1',
      participantId: idOf(lee),
      reason: 'lost',
    })
    await stage.moment()

    expect(links(stage.csr)).toEqual({ Lee: 'verified' })
  })

  it.each(['dropped', 'flipped', 'delivered twice', 'given to the wrong side'])(
    'only delays when the signaling of a new connection is %s, and never gets in',
    async (how) => {
      const stage = await SessionStage.open()
      const lee = await stage.joined('Lee')
      stage.server.meddle = (message, to) => {
        if (message.type !== 'signal/relayed') return [message]
        if (how === 'dropped') return []
        if (how === 'delivered twice') return [message, message]
        if (how === 'flipped') return [{ ...message, body: flipped(message.body) }]
        const other = to === lee.signaling ? stage.csr : lee
        other.signaling.events.emit('message', { ...message, from: idOf(other === lee ? stage.csr : lee) })
        return []
      }
      stage.network.cutAll()
      await stage.clock.advance(20_000)
      expect(links(stage.csr)).toEqual({ Lee: how === 'delivered twice' ? 'verified' : 'reconnecting' })

      stage.server.meddle = (message) => [message]
      await stage.clock.advance(12_000)

      expect(links(stage.csr)).toEqual({ Lee: 'verified' })
      expect(links(lee)).toEqual({ Anna: 'verified' })
    },
  )

  it.each(['claim', 'commit', 'share', 'reveal', 'confirm'])(
    'gets nobody introduced to itself by changing the %s of an introduction',
    async (kind) => {
      const stage = await SessionStage.open()
      stage.server.meddle = (message) =>
        message.type === 'signal/relayed' && JSON.stringify(message.body).includes(`"kind":"${kind}"`)
          ? [{ ...message, body: flipped(message.body) }]
          : [message]
      const [lee, kim] = [await stage.joined('Lee'), await stage.joined('Kim')]
      await stage.clock.advance(5_000)

      expect(links(lee)).toEqual({ Anna: 'verified', Kim: 'connecting' })
      expect(links(kim)).toEqual({ Anna: 'verified', Lee: 'connecting' })

      stage.server.meddle = (message) => [message]
      await stage.clock.advance(10_000)
      expect(links(lee)).toEqual({ Anna: 'verified', Kim: 'verified' })
    },
  )
})

const noise = (length: number): string => toBase64url(randomBytes(length))
const forged = (body: PairBody): Record<string, unknown> => ({ ...body })
