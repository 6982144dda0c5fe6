import type { ChatLine } from '@deskside/shared/features/chat/chat-log.ts'
import { transcriptRequestSchema } from '@deskside/shared/protocol/http-api.ts'
import { gistOf, transcriptOf } from './transcript.ts'

const line = { id: 'line-0001', from: null, audience: 'everyone', to: null, text: 'Hi', at: 0 } as const

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
      true,
    )

    expect(transcriptRequestSchema.safeParse({ lines }).success).toBe(true)
    expect(lines.map(({ from, audience, to, text }) => [from, audience, to, text])).toEqual([
      ['Anna', 'one-person', 'Lee', 'Hi'],
      ['Lee', 'everyone', '', '你好'],
      ['Lee', 'one-person', 'Anna', 'psst'],
    ])
  })

  const kim = { participantId: 'p3', name: 'Kim', role: 'customer' } as const
  const picture = { shown: null, progress: 1, trouble: null }
  const lee = { participantId: 'p2', name: 'Lee' }

  it.each<[string, ChatLine, unknown]>([
    ['reached nobody', { ...line, delivery: 'failed' }, 'everyone'],
    ['missed Kim', { ...line, delivery: 'missed', missedBy: [kim] }, { names: ['Kim'] }],
    ['is a picture some did not take', { ...line, delivery: 'partly', picture }, 'some'],
    ['is on its way to the rest', { ...line, delivery: 'partly' }, undefined],
    ['has arrived', { ...line, delivery: 'delivered' }, undefined],
    ['is somebody else’s', { ...line, from: lee, delivery: 'failed' }, undefined],
  ])('says who did not get a line that %s', (_what, said, unreached) => {
    const lines = transcriptOf([said], 'Anna', true)

    expect(lines[0]?.unreached).toEqual(unreached)
    expect(transcriptRequestSchema.safeParse({ lines }).success).toBe(true)
  })

  it('says nothing of it to a server that would refuse the whole', () => {
    expect(transcriptOf([{ ...line, delivery: 'failed' }], 'Anna', false)[0]).not.toHaveProperty('unreached')
  })
})

describe('gistOf', () => {
  const gist = (delivery: ChatLine['delivery']): string => gistOf([{ ...line, delivery }])

  it('is the same for every receipt', () => {
    expect(
      new Set(['sending', 'partly', 'delivered'].map((each) => gist(each as ChatLine['delivery']))).size,
    ).toBe(1)
  })

  it('is another when somebody goes without, when they have it after all, and with each new line', () => {
    expect(gist('failed')).not.toBe(gist('sending'))
    expect(gist('missed')).not.toBe(gist('failed'))
    expect(
      gistOf([
        { ...line, delivery: 'sending' },
        { ...line, id: 'line-0002', delivery: 'sending' },
      ]),
    ).not.toBe(gist('sending'))
  })
})
