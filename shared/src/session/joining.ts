/** The way in for whoever was invited: claims the code at the server, proves it to the host, and gets a place. */
import type { Unsubscribe } from '../kernel/typed-events.ts'
import { CLAIM_LIFETIME_MS, MAX_CODE_FAILURES } from '../protocol/limits.ts'
import type { Person } from '../protocol/participants.ts'
import type { ServerMessage } from '../protocol/signaling.ts'
import type { FailureCounter } from '../trust/failure-counter.ts'
import { HandshakeResponder, type PairSecrets } from '../trust/handshake.ts'
import { type JoinCode, secretBytes } from '../trust/join-code.ts'
import { TrustError, type TrustErrorCode } from '../trust/trust-error.ts'
import { identityOf, provenPerson } from './identity.ts'
import type { LinkCertificate, SessionPorts } from './ports.ts'
import type { JoinOutcome } from './session-snapshot.ts'
import { askServer } from './signaling-requests.ts'

/** What a newcomer says of itself; the handshake binds it. */
export type Newcomer = Pick<Person, 'role' | 'name' | 'organisation' | 'supervisor'>

/** A place in a session, with proof of who the host is. */
export interface Place {
  readonly sessionId: string
  readonly participantId: string
  readonly resumeToken: string
  readonly me: Person
  readonly host: Person
  readonly secrets: PairSecrets
}

export interface JoiningOptions {
  readonly ports: Pick<SessionPorts<unknown>, 'signaling' | 'clock' | 'random'>
  readonly siteId: string
  readonly newcomer: Newcomer
  readonly certificate: LinkCertificate
  /** Outlives the session: a hostile server may give one guess per attempt, so attempts are counted here too. */
  readonly failures: FailureCounter
  readonly newId: () => string
  /** Nobody waits for it any more. */
  readonly isOver: () => boolean
  readonly onOver: (call: () => void) => Unsubscribe
  /** Called within the message that gives the place: the first signal of the link may be the next one. */
  readonly onPlace: (place: Place) => void
}

type ServerSays<Type extends ServerMessage['type']> = Extract<ServerMessage, { type: Type }>
/** What is known once the handshake is done but the server has not yet given the place. */
type Proven = Pick<Place, 'me' | 'host' | 'secrets'>

export async function joinByCode(options: JoiningOptions, code: JoinCode): Promise<JoinOutcome> {
  const { ports, siteId, newcomer, certificate, failures, newId } = options
  if (failures.triesLeft(code.nameplate) === 0) return { kind: 'wrong-code', triesLeft: 0 }
  const handshake = new HandshakeResponder({
    secret: secretBytes(code.secret),
    mode: code.kind,
    nameplate: code.nameplate,
    siteId,
    initiatorRole: 'csr',
    random: ports.random,
  })
  const claimed = await askServer(
    ports.signaling,
    ports.clock,
    {
      type: 'invite/claim',
      requestId: newId(),
      nameplate: code.nameplate,
      handshake: handshake.start(),
    },
    'invite/claimed',
  )
  if (claimed.kind !== 'answered') return claimed
  const { claimId, participantId } = claimed.answer
  const me: Person = { ...newcomer, participantId, primary: false }
  handshake.introduce(identityOf(me, certificate.fingerprint))
  const outcome = await finishHandshake(options, handshake, claimId, me)
  if (outcome.kind === 'joined') return outcome
  const triesLeft = failures.countFailure(code.nameplate)
  return outcome.kind === 'wrong-code'
    ? { ...outcome, triesLeft: Math.min(triesLeft, outcome.triesLeft) }
    : outcome
}

/** The promise is kept when the server gives the place or the claim fails. */
function finishHandshake(
  { ports: { signaling, clock }, onPlace, isOver, onOver }: JoiningOptions,
  handshake: HandshakeResponder,
  claimId: string,
  me: Person,
): Promise<JoinOutcome> {
  return new Promise((resolve) => {
    let proven: Proven | null = null
    const done = (outcome: JoinOutcome): void => {
      cancel()
      undo()
      undoOver()
      resolve(outcome)
    }
    const giveUp = (outcome: JoinOutcome): void => {
      signaling.send({ type: 'claim/abandon', claimId })
      done(outcome)
    }
    const cancel = clock.setTimer(CLAIM_LIFETIME_MS, () => giveUp({ kind: 'timed-out' }))
    const undoOver = onOver(() => giveUp({ kind: 'timed-out' }))
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
        const { sessionId, participantId, resumeToken } = message
        onPlace({ sessionId, participantId, resumeToken, ...proven })
        done({ kind: 'joined' })
      }
    })
    if (isOver()) giveUp({ kind: 'timed-out' })
  })
}

function hostOf({ peer }: PairSecrets): Person {
  return provenPerson(peer, { participantId: peer.participantId, primary: true })
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
