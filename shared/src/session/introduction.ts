/**
 * Two people whom the host introduced shake hands: the same handshake as with a code, on a secret that came over
 * the host's verified links. The server only carries it.
 */

import type { CancelTimer, Clock, RandomBytes } from '../kernel/clock.ts'
import { type HandshakeMessage, handshakeMessageSchema } from '../protocol/handshake.ts'
import { LINK_OUTAGE_LIMIT_MS } from '../protocol/limits.ts'
import type { PairBody } from '../protocol/pair-body.ts'
import type { Person } from '../protocol/participants.ts'
import { HandshakeInitiator, HandshakeResponder, type PairSecrets } from '../trust/handshake.ts'
import { TrustError } from '../trust/trust-error.ts'
import { identityOf } from './identity.ts'

export interface IntroductionOptions {
  readonly secret: Uint8Array
  readonly sessionId: string
  readonly siteId: string
  readonly me: Person
  readonly fingerprint: string
  readonly person: Person
  /** Told by the host, so that exactly one of the two begins. */
  readonly initiator: boolean
  readonly random: RandomBytes
  readonly clock: Clock
  readonly relay: (body: PairBody) => boolean
  readonly done: (secrets: PairSecrets) => void
  /** Nobody answered for as long as an outage may last: the host or that person may be gone. */
  readonly gaveUp: () => void
}

/** The other side may not have heard of us yet when our first message arrives: say it again. */
const SAY_AGAIN_MS = 1_000
/** An answer that got lost on the way: begin anew. Longer than a slow relay takes for one. */
const ANSWER_LIMIT_MS = 4_000

export class Introduction {
  readonly #options: IntroductionOptions
  #handshake: HandshakeInitiator | HandshakeResponder | null = null
  #cancelTimer: CancelTimer = () => undefined
  readonly #cancelLimit: CancelTimer

  constructor(options: IntroductionOptions) {
    this.#options = options
    this.#cancelLimit = options.clock.setTimer(LINK_OUTAGE_LIMIT_MS, () => {
      this.stop()
      options.gaveUp()
    })
    if (!options.initiator) this.#claim()
  }

  hear(message: unknown): void {
    const { initiator } = this.#options
    const isClaim = handshakeMessageSchema.safeParse(message).data?.kind === 'claim'
    // A repeated claim begins anew; the run before it is worthless without its scalar.
    if (initiator && isClaim) this.#handshake = this.#newInitiator()
    if (!initiator) this.#claimLater(ANSWER_LIMIT_MS)
    try {
      const step = this.#handshake?.accept(message)
      if (step?.reply !== undefined) this.#say(step.reply)
      if (step?.secrets === undefined) return
      this.#cancelTimer()
      this.#options.done(step.secrets)
    } catch (error) {
      if (!(error instanceof TrustError)) throw error
      // The server meddles or a message is late. Nothing was believed; the side that begins tries again.
      this.#handshake = null
      if (!initiator) this.#claimLater(SAY_AGAIN_MS)
    }
  }

  stop(): void {
    this.#cancelLimit()
    this.#cancelTimer()
    this.#handshake = null
  }

  #claim(): void {
    const responder = new HandshakeResponder({
      ...this.#parts(),
      mode: 'introduction',
      initiatorRole: this.#options.person.role,
    })
    responder.introduce(identityOf(this.#options.me, this.#options.fingerprint))
    this.#handshake = responder
    this.#say(responder.start())
    this.#claimLater(SAY_AGAIN_MS)
  }

  #claimLater(ms: number): void {
    this.#cancelTimer()
    this.#cancelTimer = this.#options.clock.setTimer(ms, () => this.#claim())
  }

  #newInitiator(): HandshakeInitiator {
    const { me, fingerprint, person } = this.#options
    return new HandshakeInitiator({
      ...this.#parts(),
      identity: identityOf(me, fingerprint),
      responderRole: person.role,
    })
  }

  #parts() {
    const { secret, sessionId, siteId, me, person, random } = this.#options
    const pair = [me.participantId, person.participantId].sort().join('+')
    return { secret, siteId, random, nameplate: `${sessionId}/${pair}` }
  }

  #say(handshake: HandshakeMessage): void {
    this.#options.relay({ kind: 'handshake', handshake })
  }
}
