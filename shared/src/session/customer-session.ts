/** The session of whoever was invited: claims the code, proves it, and hears from the host who else is there. */

import type { Role } from '../protocol/fields.ts'
import { CLAIM_LIFETIME_MS, MAX_CODE_FAILURES } from '../protocol/limits.ts'
import type { Person } from '../protocol/participants.ts'
import type { ServerMessage } from '../protocol/signaling.ts'
import type { FailureCounter } from '../trust/failure-counter.ts'
import { HandshakeResponder, type PairSecrets } from '../trust/handshake.ts'
import { type JoinCode, secretBytes } from '../trust/join-code.ts'
import { TrustError, type TrustErrorCode } from '../trust/trust-error.ts'
import { identityOf } from './identity.ts'
import type { PairEnd } from './pair-link.ts'
import type { SessionPorts } from './ports.ts'
import type { JoinOutcome } from './session-snapshot.ts'
import { askServer } from './signaling-requests.ts'
import { SupportSession } from './support-session.ts'

export interface GuestIdentity {
  readonly name: string
  readonly siteId: string
}

/** What is known once the handshake is done but the server has not yet given the seat. */
interface Proven {
  readonly me: Person
  readonly host: Person
  readonly secrets: PairSecrets
}

type ServerSays<Type extends ServerMessage['type']> = Extract<ServerMessage, { type: Type }>

export class CustomerSession<Media> extends SupportSession<Media> {
  readonly #identity: GuestIdentity
  readonly #failures: FailureCounter

  /** `failures` outlives the session: a hostile server may give one guess per attempt, so attempts are counted here too. */
  constructor(ports: SessionPorts<Media>, identity: GuestIdentity, failures: FailureCounter) {
    super(ports, identity.siteId)
    this.#identity = identity
    this.#failures = failures
  }

  async join(code: JoinCode): Promise<JoinOutcome> {
    if (this.#failures.triesLeft(code.nameplate) === 0) return { kind: 'wrong-code', triesLeft: 0 }
    const { signaling, clock, links, random } = this.ports
    const certificate = await links.createCertificate()
    this.certificate = certificate
    const handshake = new HandshakeResponder({
      secret: secretBytes(code.secret),
      mode: code.kind,
      nameplate: code.nameplate,
      siteId: this.siteId,
      initiatorRole: 'csr',
      random,
    })
    const claimed = await askServer(
      signaling,
      clock,
      {
        type: 'invite/claim',
        requestId: this.newId(),
        nameplate: code.nameplate,
        handshake: handshake.start(),
      },
      'invite/claimed',
    )
    if (claimed.kind !== 'answered') return claimed
    const { claimId, participantId, role } = claimed.answer
    const me: Person = { participantId, role, name: this.#identity.name, primary: false }
    handshake.introduce(identityOf(me, certificate.fingerprint))
    const outcome = await this.#finishHandshake(handshake, claimId, me)
    if (outcome.kind === 'joined') return outcome
    const triesLeft = this.#failures.countFailure(code.nameplate)
    return outcome.kind === 'wrong-code'
      ? { ...outcome, triesLeft: Math.min(triesLeft, outcome.triesLeft) }
      : outcome
  }

  leave(): void {
    const { seat } = this
    if (seat !== null) this.ports.signaling.send({ type: 'session/leave', sessionId: seat.sessionId })
    this.finish({ kind: 'left' })
  }

  protected override pairOver(person: Person, reason: PairEnd): void {
    if (person.participantId !== this.state.getSnapshot().hostId) return this.dropMember(person.participantId)
    switch (reason) {
      case 'ended':
        return this.finish({ kind: 'ended', reason: 'ended-by-csr' })
      case 'removed':
        return this.finish({ kind: 'removed' })
      case 'left':
        return this.finish({ kind: 'ended', reason: 'host-gone' })
      default:
        return this.finish({ kind: 'lost' })
    }
  }

  protected override hearRoster(people: readonly Person[]): void {
    const me = this.state.getSnapshot().me
    const listed = new Map(people.map((person) => [person.participantId, person]))
    for (const known of this.people()) {
      const said = listed.get(known.participantId)
      if (said === undefined) this.dropMember(known.participantId)
      // Name and role were proven in the handshake; only the place in the session is the host's to say.
      else this.updatePerson({ ...known, primary: said.primary })
    }
    const mine = me === null ? undefined : listed.get(me.participantId)
    if (me !== null && mine !== undefined) {
      this.state.update((view) => ({ ...view, me: { ...me, primary: mine.primary } }))
    }
  }

  /** Runs the rest of the handshake; the promise is kept when the server gives the seat or the claim fails. */
  #finishHandshake(handshake: HandshakeResponder, claimId: string, me: Person): Promise<JoinOutcome> {
    const { signaling, clock } = this.ports
    return new Promise((resolve) => {
      let proven: Proven | null = null
      const done = (outcome: JoinOutcome): void => {
        cancel()
        undo()
        resolve(outcome)
      }
      const giveUp = (outcome: JoinOutcome): void => {
        signaling.send({ type: 'claim/abandon', claimId })
        done(outcome)
      }
      const cancel = clock.setTimer(CLAIM_LIFETIME_MS, () => giveUp({ kind: 'timed-out' }))
      const step = (message: unknown): void => {
        try {
          const { reply, secrets } = handshake.accept(message)
          if (reply !== undefined) signaling.send({ type: 'claim/relay', claimId, handshake: reply })
          if (secrets !== undefined) proven = { me, secrets, host: hostOf(secrets) }
        } catch (error) {
          if (!(error instanceof TrustError)) throw error
          giveUp(outcomeOf(error.code))
        }
      }
      const undo = signaling.events.on('message', (message) => {
        if (!('claimId' in message) || message.claimId !== claimId) return
        if (message.type === 'claim/relayed') step(message.handshake)
        else if (message.type === 'claim/failed') done(failureOf(message))
        else if (message.type === 'session/joined') {
          if (proven === null) return giveUp({ kind: 'tampered' })
          this.#sit(message, proven)
          done({ kind: 'joined' })
        }
      })
    })
  }

  #sit(
    { sessionId, participantId, resumeToken }: ServerSays<'session/joined'>,
    { me, host, secrets }: Proven,
  ): void {
    this.takeSeat({ sessionId, participantId, resumeToken }, me, host.participantId)
    this.admit(host, secrets)
  }
}

function hostOf({ peer }: PairSecrets): Person {
  const role: Role = 'csr'
  return {
    participantId: peer.participantId,
    role,
    name: peer.name,
    primary: true,
    ...(peer.organisation === undefined ? {} : { organisation: peer.organisation }),
  }
}

function failureOf({ reason, triesLeft }: ServerSays<'claim/failed'>): JoinOutcome {
  switch (reason) {
    case 'failed':
      return { kind: 'wrong-code', triesLeft }
    case 'timed-out':
      return { kind: 'timed-out' }
    case 'crowded':
      return { kind: 'crowded' }
    case 'gone':
      return { kind: 'refused', code: 'unknown-code', retryAfterMs: null }
  }
}

/** How many tries are left is counted where the outcome is known. */
function outcomeOf(code: TrustErrorCode): JoinOutcome {
  if (code === 'wrong-code') return { kind: 'wrong-code', triesLeft: MAX_CODE_FAILURES }
  return code === 'version' ? { kind: 'version' } : { kind: 'tampered' }
}
