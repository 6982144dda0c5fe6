/** Samples of what members of a session relay to each other, for both sides' tests. */
import { MAX_SEALED_BYTES, type PairBody } from './pair-body.ts'

const NONCE = 'AAECAwQFBgcICQoLDA0ODw'
const MAC = '1rrEgPLDhsOU78fEetuZJdzSYwtk8kDFD40O7EgrkVc'

export const pairBodyExamples: {
  readonly valid: readonly PairBody[]
  readonly rejected: Readonly<Record<string, unknown>>
} = {
  valid: [
    { kind: 'handshake', handshake: { kind: 'claim', mode: 'introduction', nonce: NONCE } },
    { kind: 'sealed', epoch: 0, seq: 0, box: 'AAECAwQFBgcICQoLDA0ODxA' },
    { kind: 'restart', epoch: 1, nonce: NONCE, mac: MAC },
    { kind: 'restarted', epoch: 1, nonce: NONCE, mac: MAC },
    { kind: 'restart-wanted', epoch: 2, mac: MAC },
  ],
  rejected: {
    'open signaling': { kind: 'signal', type: 'offer', sdp: 'v=0' },
    'a simple-peer message': { type: 'renegotiate', renegotiate: true },
    'a handshake that is none': { kind: 'handshake', handshake: { kind: 'hello' } },
    'epoch below zero': { kind: 'sealed', epoch: -1, seq: 0, box: 'AAECAwQFBgcICQoLDA0ODxA' },
    'fraction of a seq': { kind: 'sealed', epoch: 0, seq: 0.5, box: 'AAECAwQFBgcICQoLDA0ODxA' },
    'box without its tag': { kind: 'sealed', epoch: 0, seq: 0, box: 'AAECAw' },
    'box too large': { kind: 'sealed', epoch: 0, seq: 0, box: 'A'.repeat(MAX_SEALED_BYTES * 2) },
    'restart without proof': { kind: 'restart', epoch: 1, nonce: NONCE },
    'a field more': { kind: 'restart-wanted', epoch: 2, mac: MAC, server: 'evil.example' },
    nothing: null,
  },
}
