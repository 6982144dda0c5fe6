import type { chatPictureMessages } from './chat-picture.ts'
import type { ExamplesOf } from './examples-of.ts'

const id = 'picture-0001'
const begin = { type: 'chat/picture', id, audience: 'everyone', bytes: 512 * 1024 } as const
const part = { type: 'chat/picture-part', id, index: 0, part: 'iVBORw0KGgo' } as const

export const chatPictureExamples: ExamplesOf<keyof typeof chatPictureMessages> = {
  'chat/picture': {
    valid: [begin, { ...begin, audience: 'one-person', bytes: 1 }],
    rejected: [
      { why: 'a picture over the limit', message: { ...begin, bytes: 512 * 1024 + 1 } },
      { why: 'nothing at all', message: { ...begin, bytes: 0 } },
      { why: 'a kind named by its sender', message: { ...begin, mime: 'image/svg+xml' } },
      { why: 'no audience', message: { ...begin, audience: undefined } },
    ],
  },
  'chat/picture-part': {
    valid: [part, { ...part, index: 42, part: 'A'.repeat(16_384) }],
    rejected: [
      { why: 'a part that is too large', message: { ...part, part: 'A'.repeat(16_385) } },
      { why: 'a part beyond the largest picture', message: { ...part, index: 43 } },
      { why: 'an empty part', message: { ...part, part: '' } },
      { why: 'what is no base64url', message: { ...part, part: 'iVBO+w==' } },
    ],
  },
  'chat/picture-cancelled': {
    valid: [{ type: 'chat/picture-cancelled', id }],
    rejected: [{ why: 'no picture', message: { type: 'chat/picture-cancelled' } }],
  },
  'chat/picture-answer': {
    valid: [
      { type: 'chat/picture-answer', id, outcome: 'received' },
      { type: 'chat/picture-answer', id, outcome: 'too-many' },
    ],
    rejected: [{ why: 'an unknown outcome', message: { type: 'chat/picture-answer', id, outcome: 'liked' } }],
  },
}
