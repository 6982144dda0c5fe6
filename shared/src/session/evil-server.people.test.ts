import { randomBytes } from '@noble/hashes/utils.js'
import { parsePairBody } from '../protocol/pair-body.ts'
import type { Person } from '../protocol/participants.ts'
import { idOf, links, people, SessionStage, SITE_ID } from '../testing/session-stage.ts'
import { FailureCounter } from '../trust/failure-counter.ts'
import { HandshakeResponder } from '../trust/handshake.ts'
import { TrustError } from '../trust/trust-error.ts'
import { identityOf } from './identity.ts'

/** Takes Ben's place in his introduction to Lee, with everything but the secret, which never reached the server. */
function standInFor(stage: SessionStage, ben: Person, leeId: string): void {
  const lee = stage.guests[0]?.signaling
  if (lee === undefined) throw new Error('no Lee')
  let evil: HandshakeResponder | null = null
  const asBen = (handshake: object) => ({
    type: 'signal/relayed' as const,
    sessionId: 'session-1',
    from: ben.participantId,
    body: { kind: 'handshake', handshake },
  })
  stage.server.meddle = (message, to) => {
    if (message.type !== 'signal/relayed') return [message]
    const body = parsePairBody(message.body)
    if (body?.kind !== 'handshake') return [message]
    if (to === lee && message.from === ben.participantId && body.handshake.kind === 'claim') {
      evil = new HandshakeResponder({
        secret: randomBytes(16),
        mode: 'introduction',
        nameplate: `session-1/${[leeId, ben.participantId].sort().join('+')}`,
        siteId: SITE_ID,
        initiatorRole: 'customer',
        random: randomBytes,
      })
      evil.introduce(identityOf(ben, 'ab'.repeat(32)))
      return [asBen(evil.start())]
    }
    if (message.from === leeId && to.participantId === ben.participantId && evil !== null) {
      try {
        const { reply } = evil.accept(body.handshake)
        if (reply !== undefined) stage.server.tell(lee, asBen(reply))
        return []
      } catch (error) {
        if (!(error instanceof TrustError)) throw error
        return []
      }
    }
    return [message]
  }
}

describe('a server among three people', () => {
  it('cannot take a colleague’s place in the introduction to a customer', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')
    const ben = stage.colleague('Ben')
    const { code } = await stage.invite('csr')
    // Ben's id is the server's to give, so the server knows it in time.
    let stood = false
    const outcome = ben.session.join(code, new FailureCounter())
    stage.server.meddle = (message) => {
      if (message.type === 'session/joined' && !stood) {
        stood = true
        const me: Person = {
          participantId: message.participantId,
          role: 'csr',
          name: 'Ben',
          organisation: 'Example Ltd',
          primary: false,
        }
        standInFor(stage, me, idOf(lee))
      }
      return [message]
    }
    await stage.clock.advance(10_000)
    await outcome

    expect(stood).toBe(true)
    expect(links(lee)).toEqual({ Anna: 'verified', Ben: 'connecting' })
    expect(people(lee).find(({ name }) => name === 'Ben')?.safetyNumber).toBeNull()

    stage.server.meddle = (message) => [message]
    await stage.clock.advance(10_000)
    expect(links(lee)).toEqual({ Anna: 'verified', Ben: 'verified' })
  })

  it('cannot bring in a fourth whom nobody introduced', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')
    const ben = await stage.joinedColleague('Ben')
    await stage.clock.advance(3_000)
    const stranger = 'person-evil'
    const evil = new HandshakeResponder({
      secret: randomBytes(16),
      mode: 'introduction',
      nameplate: `session-1/${[idOf(lee), stranger].sort().join('+')}`,
      siteId: SITE_ID,
      initiatorRole: 'customer',
      random: randomBytes,
    })

    const claim = evil.start()
    for (const { signaling } of [stage.csr, ben, lee]) {
      stage.server.tell(signaling, {
        type: 'member/joined',
        sessionId: 'session-1',
        member: { participantId: stranger, role: 'csr' },
      })
      stage.server.tell(signaling, {
        type: 'signal/relayed',
        sessionId: 'session-1',
        from: stranger,
        body: { kind: 'handshake', handshake: claim },
      })
    }
    await stage.clock.advance(5_000)

    expect(links(lee)).toEqual({ Anna: 'verified', Ben: 'verified' })
    expect(links(ben)).toEqual({ Anna: 'verified', Lee: 'verified' })
    expect(links(stage.csr)).toEqual({ Lee: 'verified', Ben: 'verified' })
  })
})
