/**
 * The last check on a fresh connection: the certificate at the other end is the one named in the handshake
 * (RFC 8122 fingerprints, SHA-256), and the other end knows the pair's key, says so inside the connection,
 * and means this connection (HMAC-SHA256 over both certificates, epoch and direction).
 */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import {
  bytesToHex,
  equalBytes,
  fromBase64url,
  lengthPrefixed,
  toBase64url,
  toUint64,
  utf8ToBytes,
} from '../kernel/bytes.ts'
import { otherRole, type PairRole, type PairSecrets } from './pair-secrets.ts'

/** `ownFingerprint` is of the certificate this side really uses. */
export function makeLinkProof(secrets: PairSecrets, epoch: number, ownFingerprint: string): string {
  return toBase64url(proof(secrets, secrets.role, epoch, ownFingerprint))
}

export function isLinkProof(
  mac: string,
  secrets: PairSecrets,
  epoch: number,
  ownFingerprint: string,
): boolean {
  const bytes = fromBase64url(mac)
  return bytes !== null && equalBytes(bytes, proof(secrets, otherRole(secrets.role), epoch, ownFingerprint))
}

/** Lower-case hex of the SHA-256 of a certificate's DER. */
export function certificateFingerprint(der: Uint8Array): string {
  return bytesToHex(sha256(der))
}

export function isPinnedCertificate(der: Uint8Array, fingerprint: string): boolean {
  return equalBytes(utf8ToBytes(certificateFingerprint(der)), utf8ToBytes(fingerprint))
}

function proof({ keys, role, peer }: PairSecrets, by: PairRole, epoch: number, own: string): Uint8Array {
  const [initiator, responder] = role === 'initiator' ? [own, peer.fingerprint] : [peer.fingerprint, own]
  return hmac(sha256, keys.proof, lengthPrefixed('link proof', by, toUint64(epoch), initiator, responder))
}
