/**
 * The handshake by which two apps that share a code, a link or a common friend come to share keys, as two state
 * machines: a message in, a message out, secrets at the end. No time, no network.
 *
 * CPace (cpace.ts) inside a commitment as in ZRTP (RFC 6189, section 4.4.1.1): the initiator fixes its share before it
 * sees the other one, so nobody can try shares until two safety numbers agree. The responder proves itself first.
 * Anything out of place throws a TrustError and ends the handshake; there is no weaker path to fall back to.
 */

export { HandshakeInitiator, type InitiatorOptions } from './handshake-initiator.ts'
export type { HandshakeStep } from './handshake-parts.ts'
export { HandshakeResponder, type ResponderOptions } from './handshake-responder.ts'
export type { PairSecrets } from './pair-secrets.ts'
