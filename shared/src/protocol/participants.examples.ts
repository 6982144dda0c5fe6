import type { ExamplesOf } from './examples-of.ts'
import type { participantsMessages } from './participants.ts'

const anna = {
  participantId: 'person-0001',
  role: 'csr',
  name: 'Anna Weber',
  organisation: 'Example Ltd',
  primary: true,
}
const lee = { participantId: 'person-0002', role: 'customer', name: '李雷', primary: true }
const secret = 'AAECAwQFBgcICQoLDA0ODw'

export const participantsExamples: ExamplesOf<keyof typeof participantsMessages> = {
  'participants/roster': {
    valid: [
      { type: 'participants/roster', people: [anna, lee] },
      { type: 'participants/roster', people: [anna, { ...anna, primary: false, supervisor: true }] },
    ],
    rejected: [
      { why: 'nobody', message: { type: 'participants/roster', people: [] } },
      {
        why: 'a crowd',
        message: { type: 'participants/roster', people: Array.from({ length: 17 }, () => lee) },
      },
      {
        why: 'a name that turns the writing direction',
        message: { type: 'participants/roster', people: [{ ...lee, name: 'nimdA\u202e' }] },
      },
      {
        why: 'a supervisor who is none',
        message: { type: 'participants/roster', people: [{ ...anna, supervisor: false }] },
      },
      {
        why: 'an invented role',
        message: { type: 'participants/roster', people: [{ ...lee, role: 'admin' }] },
      },
      {
        why: 'a name of several lines',
        message: { type: 'participants/roster', people: [{ ...lee, name: 'a\nb' }] },
      },
    ],
  },
  'participants/introduce': {
    valid: [{ type: 'participants/introduce', person: lee, secret, initiator: true }],
    rejected: [
      {
        why: 'a short secret',
        message: { type: 'participants/introduce', person: lee, secret: 'AAEC', initiator: true },
      },
      { why: 'nobody to meet', message: { type: 'participants/introduce', secret, initiator: true } },
    ],
  },
  'participants/presence': {
    valid: [
      { type: 'participants/presence', microphone: 'muted', camera: false, onHold: false },
      { type: 'participants/presence', microphone: 'off', camera: false, onHold: true },
    ],
    rejected: [
      {
        why: 'a microphone nobody has',
        message: { type: 'participants/presence', microphone: 'loud', camera: false, onHold: false },
      },
      {
        why: 'a hold for a reason',
        message: { type: 'participants/presence', microphone: 'off', camera: false, onHold: 'lunch' },
      },
    ],
  },
  'participants/device-key': {
    valid: [{ type: 'participants/device-key', accountId: 'account-0001', publicKey: 'A'.repeat(43) }],
    rejected: [
      {
        why: 'a key of another size',
        message: { type: 'participants/device-key', accountId: 'account-0001', publicKey: 'A'.repeat(42) },
      },
      { why: 'nobody’s key', message: { type: 'participants/device-key', publicKey: 'A'.repeat(43) } },
    ],
  },
}
