import type { ExamplesOf } from './examples-of.ts'
import type { quietMessages } from './quiet.ts'

const ending = { inMs: 120_000, afterMs: 3_600_000 }

export const quietExamples: ExamplesOf<keyof typeof quietMessages> = {
  'quiet/ending': {
    valid: [
      { type: 'quiet/ending', ending },
      { type: 'quiet/ending', ending: { ...ending, inMs: 0 } },
      { type: 'quiet/ending', ending: null },
    ],
    rejected: [
      { why: 'neither soon nor not', message: { type: 'quiet/ending' } },
      { why: 'an end in the past', message: { type: 'quiet/ending', ending: { ...ending, inMs: -1 } } },
      { why: 'no rule', message: { type: 'quiet/ending', ending: { inMs: 120_000 } } },
      {
        why: 'words of its own',
        message: { type: 'quiet/ending', ending: { ...ending, text: 'Call 0900 123 to go on' } },
      },
    ],
  },
  'quiet/activity': {
    valid: [{ type: 'quiet/activity' }],
    rejected: [{ why: 'what it was', message: { type: 'quiet/activity', keys: 'secret' } }],
  },
}
