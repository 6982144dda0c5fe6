/** What both sides of a handshake have in common: the states they pass through and what they ask of every message. */
import { equalBytes, toBase64url, utf8ToBytes } from '../kernel/bytes.ts'
import type { RandomBytes } from '../kernel/clock.ts'
import type { Role } from '../protocol/fields.ts'
import {
  type HandshakeIdentity,
  type HandshakeMessage,
  type HandshakeMessageOf,
  handshakeMessageSchema,
} from '../protocol/handshake.ts'
import { agreeOnVersion } from '../protocol/version.ts'
import type { CpaceMessage, CpaceRun } from './cpace.ts'
import { readIdentity } from './identity-text.ts'
import { confirmationTag, type HandshakeKeys, type Transcript } from './key-schedule.ts'
import type { PairNonces, PairRole, PairSecrets } from './pair-secrets.ts'
import { TrustError } from './trust-error.ts'
import { decodeBytes } from './wire-bytes.ts'

export interface HandshakeOptions {
  readonly secret: Uint8Array
  /** Where the two met, known to both: the nameplate, or the session when a friend introduces them. */
  readonly nameplate: string
  readonly siteId: string
  readonly random: RandomBytes
}

/** Our share is out, or fixed; the other one is not here yet. */
export interface Exchanging {
  readonly run: CpaceRun
  readonly own: CpaceMessage
  readonly nonces: PairNonces
  readonly commitment: Uint8Array
}

/** What a message led to: something to send, or, at the end, what both sides now share. */
export interface HandshakeStep {
  readonly reply?: HandshakeMessage
  readonly secrets?: PairSecrets
}

export interface KnownPeer {
  readonly identity: HandshakeIdentity
  readonly version: number
}

/** All that is left to do is to hear the other side's proof. */
export interface Unconfirmed {
  readonly keys: HandshakeKeys
  readonly transcript: Transcript
  readonly peer: KnownPeer
}

export type Over = { readonly kind: 'done' } | { readonly kind: 'failed' }

export function readHandshakeMessage(raw: unknown): HandshakeMessage {
  const result = handshakeMessageSchema.safeParse(raw)
  if (!result.success) throw new TrustError('bad-encoding', 'message is not of its schema', result.error)
  return result.data
}

/** Narrows to the one kind the present state waits for. */
export function expectKind<Kind extends HandshakeMessage['kind']>(
  message: HandshakeMessage,
  kind: Kind,
): HandshakeMessageOf<Kind> {
  if (message.kind !== kind) throw new TrustError('out-of-order', `${message.kind} instead of ${kind}`)
  return message as HandshakeMessageOf<Kind>
}

/** Reads who the other side says it is. It is believed only once its proof has been heard. */
export function readPeer(identityText: string, own: HandshakeIdentity, expectedRole: Role): KnownPeer {
  const identity = readIdentity(identityText)
  if (identity.role !== expectedRole) throw new TrustError('tampered', 'the other side has another role')
  // Somebody who plays our own words back to us would have our own certificate.
  if (identity.fingerprint === own.fingerprint || identity.participantId === own.participantId) {
    throw new TrustError('tampered', 'the other side is ourselves')
  }
  const version = agreeOnVersion(own.protocol, identity.protocol)
  if (version === null) throw new TrustError('version', 'no protocol version in common')
  return { identity, version }
}

export function checkConfirmation(tag: Uint8Array, by: PairRole, { keys, transcript }: Unconfirmed): void {
  if (!equalBytes(tag, confirmationTag(keys, by, transcript))) {
    throw new TrustError('wrong-code', 'the other side does not hold the same secret')
  }
}

/** The confirmation keys have done their work and are overwritten. */
export function secretsOf(role: PairRole, { keys, transcript, peer }: Unconfirmed): PairSecrets {
  keys.confirmation.initiator.fill(0)
  keys.confirmation.responder.fill(0)
  return {
    role,
    peer: peer.identity,
    version: peer.version,
    safetyNumber: keys.safetyNumber,
    auditTag: keys.auditTag,
    keys: keys.pair,
    nonces: transcript.nonces,
  }
}

/** The share or identity of the other side as CPace takes it: the very bytes that travelled. */
export function messageOf({ share, identity }: HandshakeMessageOf<'share' | 'reveal'>): CpaceMessage {
  return { share: decodeBytes(share), associatedData: utf8ToBytes(identity) }
}

export function confirmationOf(
  by: PairRole,
  { keys, transcript }: Unconfirmed,
): HandshakeMessageOf<'confirm'> {
  return { kind: 'confirm', tag: toBase64url(confirmationTag(keys, by, transcript)) }
}

/** Whatever goes wrong inside, the machine must not go on from where it was. */
export function orFail(step: () => HandshakeStep, fail: () => void): HandshakeStep {
  try {
    return step()
  } catch (error) {
    fail()
    throw error
  }
}

/** Overwrites what a handshake that will not finish still holds. */
export function forgetState(state: Exchanging | Unconfirmed | { readonly kind: string }): void {
  if ('run' in state) state.run.abandon()
  if ('keys' in state) {
    for (const key of [...Object.values(state.keys.confirmation), ...Object.values(state.keys.pair)])
      key.fill(0)
  }
}
