import type { ExamplesOf } from './examples-of.ts'
import type { hostingMessages } from './hosting.ts'

const offerId = 'offer-0001'

export const hostingExamples: ExamplesOf<keyof typeof hostingMessages> = {
  'hosting/offer': {
    valid: [
      { type: 'hosting/offer', offerId, note: '' },
      { type: 'hosting/offer', offerId, note: 'The printer is found.\nOnly the driver is missing. 驱动' },
    ],
    rejected: [
      {
        why: 'a note too long to read',
        message: { type: 'hosting/offer', offerId, note: 'x'.repeat(2_001) },
      },
      { why: 'no note at all', message: { type: 'hosting/offer', offerId } },
    ],
  },
  'hosting/withdraw': {
    valid: [{ type: 'hosting/withdraw', offerId }],
    rejected: [{ why: 'no offer named', message: { type: 'hosting/withdraw' } }],
  },
  'hosting/answer': {
    valid: [
      { type: 'hosting/answer', offerId, accepted: true },
      { type: 'hosting/answer', offerId, accepted: false },
    ],
    rejected: [
      { why: 'neither yes nor no', message: { type: 'hosting/answer', offerId, accepted: 'later' } },
    ],
  },
  'hosting/passed': {
    valid: [{ type: 'hosting/passed', to: 'person-0002' }],
    rejected: [
      { why: 'to nobody', message: { type: 'hosting/passed', to: '' } },
      { why: 'to two people', message: { type: 'hosting/passed', to: ['person-0002', 'person-0003'] } },
    ],
  },
  'hosting/roster-wanted': {
    valid: [{ type: 'hosting/roster-wanted' }],
    rejected: [
      { why: 'a wish for somebody else', message: { type: 'hosting/roster-wanted', to: 'person-0002' } },
    ],
  },
}
