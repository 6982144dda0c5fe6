import type { conferenceMessages } from './conference.ts'
import type { ExamplesOf } from './examples-of.ts'

const conferenceId = 'conference-0001'

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
}
