/**
 * The other half of man-in-the-middle.ts: a server that plays somebody in an introduction, with all that a server knows,
 * and that would open a link and listen if it were believed.
 */
import { randomBytes } from '@noble/hashes/utils.js'
import { type PairBody, parsePairBody } from '../protocol/pair-body.ts'
import type { Person } from '../protocol/participants.ts'
import { identityOf } from '../session/identity.ts'
import { PairLink } from '../session/pair-link.ts'
import type { LinkCertificate, PeerLinkFactory } from '../session/ports.ts'
import type { SupportSession } from '../session/support-session.ts'
import { HandshakeInitiator, HandshakeResponder, type PairSecrets } from '../trust/handshake.ts'
import { TrustError } from '../trust/trust-error.ts'
import { later } from './later.ts'
import { personOf, type Seated, type SessionStage, SITE_ID } from './session-stage.ts'

type Anyone = Seated<SupportSession<null>>

/** Who was told to begin with the handshake's commitment, and who claims. */
export interface Introduced {
  readonly initiator: Anyone
  readonly responder: Anyone
}

/** What the server got out of it. */
export interface Loot {
  /** Who took the server for the other one. */
  readonly believedBy: string[]
  /** All that came over a link to the server. */
  readonly heard: string[]
}

export interface ImpostureOptions {
  /** A server that has learnt the secret after all; for showing that this attack is a real one. */
  readonly secret?: Uint8Array
}

/** From now on the server plays one of the two towards the other, or each towards the other. */
export async function standInIntroduction(
  stage: SessionStage,
  { initiator, responder }: Introduced,
  plays: readonly (keyof Introduced)[],
  { secret = randomBytes(16) }: ImpostureOptions = {},
): Promise<Loot> {
  const loot: Loot = { believedBy: [], heard: [] }
  const enter = (as: Anyone, towards: Anyone, begins: boolean) =>
    Impostor.enter({ stage, as, towards, begins, secret, loot })
  const asInitiator = plays.includes('initiator') ? await enter(initiator, responder, true) : null
  const asResponder = plays.includes('responder') ? await enter(responder, initiator, false) : null
  const [first, second] = [personOf(initiator).participantId, personOf(responder).participantId]
  const { meddle } = stage.server
  stage.server.meddle = (message, to) => {
    if (message.type !== 'signal/relayed') return meddle(message, to)
    if (message.from === first && to === responder.signaling) {
      asResponder?.hear(message.body)
      return []
    }
    if (message.from === second && to === initiator.signaling) {
      asInitiator?.hear(message.body)
      asResponder?.claimWith(message.body)
      return []
    }
    return meddle(message, to)
  }
  return loot
}

interface ImpostorOptions {
  readonly stage: SessionStage
  readonly as: Anyone
  readonly towards: Anyone
  readonly begins: boolean
  readonly secret: Uint8Array
  readonly loot: Loot
}

class Impostor {
  readonly #options: ImpostorOptions
  readonly #links: PeerLinkFactory<null>
  readonly #certificate: LinkCertificate
  #handshake: HandshakeInitiator | HandshakeResponder | null = null
  #pair: PairLink<null> | null = null

  static async enter(options: ImpostorOptions): Promise<Impostor> {
    const links = options.stage.network.factory()
    return new Impostor(options, links, await links.createCertificate())
  }

  private constructor(options: ImpostorOptions, links: PeerLinkFactory<null>, certificate: LinkCertificate) {
    this.#options = options
    this.#links = links
    this.#certificate = certificate
  }

  /** What the deceived one says to the person played here. */
  hear(raw: unknown): void {
    const body = parsePairBody(raw)
    if (body?.kind !== 'handshake') return this.#pair?.handleRelayed(raw)
    if (this.#options.begins && body.handshake.kind === 'claim')
      this.#handshake = new HandshakeInitiator({
        ...this.#parts(),
        identity: this.#identity(),
        responderRole: this.#deceived.role,
      })
    this.#step(body.handshake)
  }

  /** The real one claims: so does this one, in that place. */
  claimWith(raw: unknown): void {
    const body = parsePairBody(raw)
    if (body?.kind !== 'handshake' || body.handshake.kind !== 'claim') return
    const handshake = new HandshakeResponder({
      ...this.#parts(),
      mode: 'introduction',
      initiatorRole: this.#deceived.role,
    })
    handshake.introduce(this.#identity())
    this.#handshake = handshake
    this.#say({ kind: 'handshake', handshake: handshake.start() })
  }

  get #deceived(): Person {
    return personOf(this.#options.towards)
  }

  #identity() {
    return identityOf(personOf(this.#options.as), this.#certificate.fingerprint)
  }

  #parts() {
    const { as, secret } = this.#options
    const pair = [personOf(as).participantId, this.#deceived.participantId].sort().join('+')
    return { secret, siteId: SITE_ID, random: randomBytes, nameplate: `session-1/${pair}` }
  }

  #step(message: unknown): void {
    try {
      const step = this.#handshake?.accept(message)
      if (step?.reply !== undefined) this.#say({ kind: 'handshake', handshake: step.reply })
      if (step?.secrets !== undefined) this.#connect(step.secrets)
    } catch (error) {
      if (!(error instanceof TrustError)) throw error
      this.#handshake = null
    }
  }

  #connect(secrets: PairSecrets): void {
    const { stage, loot } = this.#options
    loot.believedBy.push(this.#deceived.name)
    this.#pair = new PairLink<null>({
      ports: { links: this.#listening(), clock: stage.clock, random: randomBytes },
      secrets,
      certificate: this.#certificate,
      iceServers: () => [],
      relayOnly: false,
      relay: (body) => {
        this.#say(body)
        return true
      },
      isHost: () => true,
    })
  }

  #listening(): PeerLinkFactory<null> {
    const { heard } = this.#options.loot
    return {
      ...this.#links,
      create: (options) => {
        const link = this.#links.create(options)
        link.events.on('message', ({ text }) => heard.push(text))
        return link
      },
    }
  }

  #say(body: PairBody): void {
    const { as, towards } = this.#options
    const from = personOf(as).participantId
    later(() =>
      towards.signaling.events.emit('message', {
        ...{ type: 'signal/relayed', sessionId: 'session-1', from },
        body: { ...body },
      }),
    )
  }
}
