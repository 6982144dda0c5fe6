/**
 * From a handshake's public transcript and CPace's key to every key the pair will use.
 *
 * HKDF-SHA512 (RFC 5869), one `info` per purpose; confirmation tags are HMAC-SHA256 (RFC 2104).
 * Each value that goes into a hash has its length before it.
 */
import { expand, extract } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { lengthPrefixed, toBase64url } from '../kernel/bytes.ts'
import type { Role } from '../protocol/fields.ts'
import type { HandshakeMode } from '../protocol/handshake.ts'
import type { CpaceInput, CpaceMessage } from './cpace.ts'
import type { PairKeys, PairNonces, PairRole } from './pair-secrets.ts'

/** Names protocol and primitives. Any change to either is another name, so mixed versions cannot agree on a key. */
const SUITE = 'deskside/1 CPACE-RISTR255-SHA512 HKDF-SHA512 HMAC-SHA256 CHACHA20-POLY1305'

/** What both sides must see alike without sending it. */
export interface HandshakeSetting {
  readonly secret: Uint8Array
  readonly mode: HandshakeMode
  readonly nameplate: string
  readonly siteId: string
  readonly initiatorRole: Role
  readonly responderRole: Role
}

export interface Transcript {
  readonly nonces: PairNonces
  readonly commitment: Uint8Array
  readonly initiator: CpaceMessage
  readonly responder: CpaceMessage
}

export interface HandshakeKeys {
  readonly confirmation: { readonly [Side in PairRole]: Uint8Array }
  readonly pair: PairKeys
  readonly safetyNumber: string
  readonly auditTag: string
}

export function cpaceInput(setting: HandshakeSetting, nonces: PairNonces): CpaceInput {
  const { secret, mode, nameplate, siteId, initiatorRole, responderRole } = setting
  return {
    secret,
    channel: lengthPrefixed(SUITE, siteId, mode, 'initiator', initiatorRole, 'responder', responderRole),
    sessionId: sha256(lengthPrefixed('deskside session id', nameplate, nonces.initiator, nonces.responder)),
  }
}

/** Fixes the inviter's share and identity before the other share is known. */
export function commitTo({ share, associatedData }: CpaceMessage, nonces: PairNonces): Uint8Array {
  return sha256(
    lengthPrefixed('deskside commitment', nonces.initiator, nonces.responder, share, associatedData),
  )
}

/** `sessionKey` is overwritten. */
export function deriveHandshakeKeys(sessionKey: Uint8Array, transcript: Transcript): HandshakeKeys {
  const root = extract(sha512, sessionKey, sha512(transcriptBytes(transcript)))
  sessionKey.fill(0)
  const derive = (purpose: string, bytes = 32): Uint8Array =>
    expand(sha512, root, lengthPrefixed(SUITE, purpose), bytes)
  const keys: HandshakeKeys = {
    confirmation: {
      initiator: derive('confirmation by initiator'),
      responder: derive('confirmation by responder'),
    },
    pair: {
      signalingFromInitiator: derive('signaling from initiator'),
      signalingFromResponder: derive('signaling from responder'),
      restart: derive('restart'),
      proof: derive('link proof'),
    },
    safetyNumber: sixDigits(derive('safety number', 16)),
    auditTag: toBase64url(derive('audit tag', 16)),
  }
  root.fill(0)
  return keys
}

/** One side's proof that it holds the key, over everything both sides said; each side has a key of its own for it. */
export function confirmationTag(keys: HandshakeKeys, by: PairRole, transcript: Transcript): Uint8Array {
  return hmac(sha256, keys.confirmation[by], transcriptBytes(transcript))
}

function transcriptBytes({ nonces, commitment, initiator, responder }: Transcript): Uint8Array {
  return lengthPrefixed(
    'deskside transcript',
    ...[nonces.responder, nonces.initiator, commitment],
    ...[responder.share, responder.associatedData, initiator.share, initiator.associatedData],
  )
}

/** 128 bits modulo a million: no number is noticeably likelier than another. */
function sixDigits(bytes: Uint8Array): string {
  const number = bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n) % 1_000_000n
  const digits = String(number).padStart(6, '0')
  return `${digits.slice(0, 3)} ${digits.slice(3)}`
}
