/** Samples of the handshake for both sides' tests. */
import type { HandshakeIdentity, HandshakeMessage } from './handshake.ts'

const NONCE = 'AAECAwQFBgcICQoLDA0ODw'
const THIRTY_TWO_BYTES = '1rrEgPLDhsOU78fEetuZJdzSYwtk8kDFD40O7EgrkVc'

export const identityExample: HandshakeIdentity = {
  role: 'csr',
  name: 'Ada Byron',
  organisation: 'Analytical Engines',
  participantId: 'p_3f9a81c2d4e5',
  fingerprint: '3f9a'.repeat(16),
  protocol: { min: 1, max: 1 },
  capabilities: ['chat', 'desktop-view'],
}

const identity = JSON.stringify(identityExample)

export const handshakeExamples: {
  readonly valid: readonly HandshakeMessage[]
  readonly rejected: Readonly<Record<string, unknown>>
} = {
  valid: [
    { kind: 'claim', mode: 'code', nonce: NONCE },
    { kind: 'claim', mode: 'link', nonce: NONCE },
    { kind: 'claim', mode: 'introduction', nonce: NONCE },
    { kind: 'commit', commitment: THIRTY_TWO_BYTES, nonce: NONCE },
    { kind: 'share', share: THIRTY_TWO_BYTES, identity },
    { kind: 'reveal', share: THIRTY_TWO_BYTES, identity },
    { kind: 'confirm', tag: THIRTY_TWO_BYTES },
  ],
  rejected: {
    'no kind': { mode: 'code', nonce: NONCE },
    'unknown kind': { kind: 'hello', nonce: NONCE },
    'unknown mode': { kind: 'claim', mode: 'insecure', nonce: NONCE },
    'a field more': { kind: 'claim', mode: 'code', nonce: NONCE, secret: '123456' },
    'short nonce': { kind: 'claim', mode: 'code', nonce: NONCE.slice(2) },
    'padded nonce': { kind: 'claim', mode: 'code', nonce: `${NONCE}==` },
    'long share': { kind: 'share', share: `${THIRTY_TWO_BYTES}AA`, identity },
    'identity as an object': { kind: 'share', share: THIRTY_TWO_BYTES, identity: identityExample },
    'identity too long': { kind: 'reveal', share: THIRTY_TWO_BYTES, identity: ' '.repeat(2049) },
    'identity with half a character': { kind: 'reveal', share: THIRTY_TWO_BYTES, identity: '"\ud800"' },
    'empty tag': { kind: 'confirm', tag: '' },
    'not an object': 'claim',
  },
}

export const rejectedIdentities: Readonly<Record<string, unknown>> = {
  'no role': { ...identityExample, role: undefined },
  'another role': { ...identityExample, role: 'admin' },
  'a name that turns the line around': { ...identityExample, name: 'Ada \u202enoryB' },
  'an empty name': { ...identityExample, name: ' ' },
  'fingerprint in capitals': { ...identityExample, fingerprint: '3F9A'.repeat(16) },
  'short fingerprint': { ...identityExample, fingerprint: '3f9a' },
  'versions the wrong way round': { ...identityExample, protocol: { min: 2, max: 1 } },
  'a capability with a space': { ...identityExample, capabilities: ['chat please'] },
  'forty capabilities': { ...identityExample, capabilities: Array.from({ length: 40 }, (_, n) => `c${n}`) },
}
