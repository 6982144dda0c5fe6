/** Chat lines between people in a session. A line goes only over the links of those it is meant for. */
import { z } from 'zod'
import { idSchema } from './fields.ts'
import { MAX_CHAT_LENGTH } from './limits.ts'
import { defineMessage, EVERYONE } from './message.ts'

/** Whom a line was meant for; what the reader sees beside it. */
export const chatAudienceSchema = z.enum(['everyone', 'all-csrs', 'one-person'])
export type ChatAudience = z.infer<typeof chatAudienceSchema>

export const chatMessages = {
  /** `id` is the sender's: a line sent again after a reconnect is recognised by it. */
  'chat/line': defineMessage({
    from: EVERYONE,
    channel: 'control',
    schema: z.strictObject({
      type: z.literal('chat/line'),
      id: idSchema,
      text: z.string().min(1).max(MAX_CHAT_LENGTH),
      audience: chatAudienceSchema,
    }),
  }),
  /** The line is on the reader's screen or will be as soon as chat is opened. */
  'chat/received': defineMessage({
    from: EVERYONE,
    channel: 'control',
    schema: z.strictObject({ type: z.literal('chat/received'), id: idSchema }),
  }),
} as const
