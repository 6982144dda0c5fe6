import { transcriptRequestSchema } from '@deskside/shared/protocol/http-api.ts'
import { transcriptOf } from './transcript.ts'

describe('transcriptOf', () => {
  it('names who said what to whom, in the form the server takes', () => {
    const lines = transcriptOf(
      [
        {
          id: 'line-0001',
          from: null,
          audience: 'one-person',
          to: { participantId: 'p2', name: 'Lee' },
          text: 'Hi',
          at: 0,
          delivery: 'delivered',
        },
        {
          id: 'line-0002',
          from: { participantId: 'p2', name: 'Lee' },
          audience: 'everyone',
          to: null,
          text: '你好',
          at: 1_000,
          delivery: 'delivered',
        },
        {
          id: 'line-0003',
          from: { participantId: 'p2', name: 'Lee' },
          audience: 'one-person',
          to: null,
          text: 'psst',
          at: 2_000,
          delivery: 'delivered',
        },
      ],
      'Anna',
    )

    expect(transcriptRequestSchema.safeParse({ lines }).success).toBe(true)
    expect(lines.map(({ from, audience, to, text }) => [from, audience, to, text])).toEqual([
      ['Anna', 'one-person', 'Lee', 'Hi'],
      ['Lee', 'everyone', '', '你好'],
      ['Lee', 'one-person', 'Anna', 'psst'],
    ])
  })
})
