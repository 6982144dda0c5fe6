/** Samples of link signals for both sides' tests. */
import type { LinkSignal } from './link-signal.ts'

const candidate = 'candidate:1 1 udp 2113937151 192.0.2.7 54321 typ host generation 0 ufrag abcd'

export const linkSignalExamples: {
  readonly valid: readonly LinkSignal[]
  readonly rejected: Readonly<Record<string, unknown>>
} = {
  valid: [
    { type: 'offer', sdp: 'v=0\r\n' },
    { type: 'answer', sdp: 'v=0\r\n' },
    { candidate: { candidate, sdpMid: '0', sdpMLineIndex: 0 } },
    { candidate: { candidate: '', sdpMid: null, sdpMLineIndex: null } },
  ],
  rejected: {
    'a wish to negotiate again': { type: 'renegotiate', renegotiate: true },
    'a wish for another track': { type: 'transceiverRequest', transceiverRequest: { kind: 'video' } },
    rollback: { type: 'rollback', sdp: '' },
    'a provisional answer': { type: 'pranswer', sdp: 'v=0\r\n' },
    'both at once': {
      type: 'offer',
      sdp: 'v=0\r\n',
      candidate: { candidate, sdpMid: '0', sdpMLineIndex: 0 },
    },
    'a candidate with a field more': {
      candidate: { candidate, sdpMid: '0', sdpMLineIndex: 0, address: '::1' },
    },
    'a candidate too long': { candidate: { candidate: 'c'.repeat(600), sdpMid: '0', sdpMLineIndex: 0 } },
    'a description too long': { type: 'offer', sdp: 'v'.repeat(64 * 1024) },
    'no description': { type: 'offer' },
    nothing: null,
  },
}
