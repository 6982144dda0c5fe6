import type { ExamplesOf } from './examples-of.ts'
import type { screenSharingMessages } from './screen-sharing.ts'

const type = 'screen-sharing/state'
const desktop = { what: 'desktop', paused: null, controls: false } as const

export const screenSharingExamples: ExamplesOf<keyof typeof screenSharingMessages> = {
  'screen-sharing/state': {
    valid: [
      { type, shown: desktop },
      { type, shown: { ...desktop, controls: true } },
      { type, shown: { ...desktop, what: 'application', paused: 'by-person' } },
      { type, shown: { ...desktop, paused: 'too-busy' } },
      { type, shown: null },
    ],
    rejected: [
      { why: 'neither shown nor not', message: { type } },
      { why: 'a thing nobody can show', message: { type, shown: { ...desktop, what: 'camera' } } },
      { why: 'a pause without a reason', message: { type, shown: { ...desktop, paused: true } } },
      { why: 'no word about control', message: { type, shown: { what: 'desktop', paused: null } } },
      { why: 'a name for the window', message: { type, shown: { ...desktop, title: 'Payroll' } } },
    ],
  },
  'screen-sharing/control-put-down': {
    valid: [{ type: 'screen-sharing/control-put-down' }],
    rejected: [{ why: 'whose', message: { type: 'screen-sharing/control-put-down', participantId: 'x' } }],
  },
}
