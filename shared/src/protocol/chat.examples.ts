import type { chatMessages } from './chat.ts'
import type { ExamplesOf } from './examples-of.ts'

const id = 'line-00000001'

export const chatExamples: ExamplesOf<keyof typeof chatMessages> = {
  'chat/line': {
    valid: [
      { type: 'chat/line', id, text: 'Good morning', audience: 'everyone' },
      { type: 'chat/line', id, text: '<img src=x onerror=alert(1)>', audience: 'one-person' },
      { type: 'chat/line', id, text: '你好 👋'.repeat(100), audience: 'all-csrs' },
    ],
    rejected: [
      { why: 'nothing said', message: { type: 'chat/line', id, text: '', audience: 'everyone' } },
      { why: 'a book', message: { type: 'chat/line', id, text: 'x'.repeat(4001), audience: 'everyone' } },
      {
        why: 'an id with a path in it',
        message: { type: 'chat/line', id: '../../etc', text: 'x', audience: 'everyone' },
      },
      { why: 'no audience', message: { type: 'chat/line', id, text: 'x' } },
    ],
  },
  'chat/received': {
    valid: [{ type: 'chat/received', id }],
    rejected: [{ why: 'no line', message: { type: 'chat/received' } }],
  },
}
