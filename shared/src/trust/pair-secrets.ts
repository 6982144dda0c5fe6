/** What two people hold in common after a handshake. In memory only, gone with the session. */
import type { HandshakeIdentity } from '../protocol/handshake.ts'

export type PairRole = 'initiator' | 'responder'

export interface PairSecrets {
  /** Which side of the handshake we were; it stays so for the life of the pair. */
  readonly role: PairRole
  readonly peer: HandshakeIdentity
  /** The protocol version both apps will speak. */
  readonly version: number
  /** `123 456`, the same on both screens unless somebody sits between. */
  readonly safetyNumber: string
  /** Names this pairing in both sides' records without giving anything away; base64url. */
  readonly auditTag: string
  readonly keys: PairKeys
  readonly nonces: PairNonces
}

/** 32 bytes each. */
export interface PairKeys {
  readonly signalingFromInitiator: Uint8Array
  readonly signalingFromResponder: Uint8Array
  readonly restart: Uint8Array
  readonly proof: Uint8Array
}

/** What makes an epoch's keys its own: epoch 0 has the handshake's, each later one brings fresh ones. */
export interface PairNonces {
  readonly initiator: Uint8Array
  readonly responder: Uint8Array
}

export function otherRole(role: PairRole): PairRole {
  return role === 'initiator' ? 'responder' : 'initiator'
}

/** Overwrites the keys; whoever still holds the object can do nothing with it. */
export function forgetSecrets({ keys }: PairSecrets): void {
  for (const key of Object.values(keys)) key.fill(0)
}
