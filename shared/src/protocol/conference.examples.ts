import type { conferenceMessages } from './conference.ts'
import type { ExamplesOf } from './examples-of.ts'

const conferenceId = 'conference-0001'
const phone = { numbers: [{ label: 'Berlin', number: '+49 30 1234567' }], pin: '042137815' }

export const conferenceExamples: ExamplesOf<keyof typeof conferenceMessages> = {
  'conference/state': {
    valid: [
      { type: 'conference/state', conferenceId },
      { type: 'conference/state', conferenceId: null },
    ],
    rejected: [
      { why: 'neither open nor closed', message: { type: 'conference/state' } },
      { why: 'an id with meaning inside', message: { type: 'conference/state', conferenceId: '../../x' } },
      {
        why: 'something beside it',
        message: { type: 'conference/state', conferenceId, unmute: true },
      },
    ],
  },
  'conference/attendance': {
    valid: [{ type: 'conference/attendance', conferenceId, attends: true }],
    rejected: [
      { why: 'no conference', message: { type: 'conference/attendance', attends: true } },
      { why: 'a perhaps', message: { type: 'conference/attendance', conferenceId, attends: 'perhaps' } },
    ],
  },
  'conference/mute': {
    valid: [{ type: 'conference/mute', conferenceId }],
    rejected: [
      { why: 'no conference', message: { type: 'conference/mute' } },
      { why: 'the opposite', message: { type: 'conference/mute', conferenceId, muted: false } },
    ],
  },
  'conference/phone': {
    valid: [
      { type: 'conference/phone', phone },
      { type: 'conference/phone', phone: null },
    ],
    rejected: [
      {
        why: 'a PIN without a number',
        message: { type: 'conference/phone', phone: { ...phone, numbers: [] } },
      },
      {
        why: 'a number that opens something else',
        message: {
          type: 'conference/phone',
          phone: { ...phone, numbers: [{ label: 'Berlin', number: 'https://evil.example' }] },
        },
      },
      {
        why: 'a label that reverses its text',
        message: {
          type: 'conference/phone',
          phone: { ...phone, numbers: [{ label: '\u202enilreB', number: '+49 30 1234567' }] },
        },
      },
      { why: 'neither there nor not', message: { type: 'conference/phone' } },
    ],
  },
}
