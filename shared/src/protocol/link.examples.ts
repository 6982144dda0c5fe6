import type { ExamplesOf } from './examples-of.ts'
import type { linkMessages } from './link.ts'

const mac = 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA'

export const linkExamples: ExamplesOf<keyof typeof linkMessages> = {
  'link/proof': {
    valid: [{ type: 'link/proof', mac }],
    rejected: [
      { why: 'no proof', message: { type: 'link/proof' } },
      { why: 'too short to be a MAC', message: { type: 'link/proof', mac: 'q83v' } },
      { why: 'not base64url', message: { type: 'link/proof', mac: `${mac.slice(1)}+` } },
      { why: 'an unknown field', message: { type: 'link/proof', mac, trusted: true } },
    ],
  },
  'link/ping': {
    valid: [
      { type: 'link/ping', sentAt: 0 },
      { type: 'link/ping', sentAt: 123456.789 },
    ],
    rejected: [
      { why: 'a time before the clock began', message: { type: 'link/ping', sentAt: -1 } },
      { why: 'text for a time', message: { type: 'link/ping', sentAt: '12' } },
    ],
  },
  'link/pong': {
    valid: [{ type: 'link/pong', sentAt: 5 }],
    rejected: [{ why: 'no time', message: { type: 'link/pong' } }],
  },
  'link/bye': {
    valid: [
      { type: 'link/bye', reason: 'left' },
      { type: 'link/bye', reason: 'ended' },
    ],
    rejected: [{ why: 'a reason of its own', message: { type: 'link/bye', reason: '<b>bored</b>' } }],
  },
}
