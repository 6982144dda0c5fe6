import type { ExamplesOf } from './examples-of.ts'
import type { screenSharingMessages } from './screen-sharing.ts'

const type = 'screen-sharing/state'

export const screenSharingExamples: ExamplesOf<keyof typeof screenSharingMessages> = {
  'screen-sharing/state': {
    valid: [
      { type, shown: { what: 'desktop', paused: null } },
      { type, shown: { what: 'application', paused: 'by-person' } },
      { type, shown: { what: 'desktop', paused: 'too-busy' } },
      { type, shown: null },
    ],
    rejected: [
      { why: 'neither shown nor not', message: { type } },
      { why: 'a thing nobody can show', message: { type, shown: { what: 'camera', paused: null } } },
      { why: 'a pause without a reason', message: { type, shown: { what: 'desktop', paused: true } } },
      {
        why: 'a grant beside it',
        message: { type, shown: { what: 'desktop', paused: null }, access: 'control' },
      },
    ],
  },
}
