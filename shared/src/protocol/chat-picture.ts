/**
 * Pictures in the chat. One goes in parts over the `bulk` channel, so that no line waits for it, to those it is
 * meant for. Nothing says what kind of picture it is: the reader's app looks at the bytes itself.
 */
import { z } from 'zod'
import { chatAudienceSchema } from './chat.ts'
import { base64urlSchema, idSchema } from './fields.ts'
import { MAX_PICTURE_BYTES, PICTURE_PART_BYTES } from './limits.ts'
import { defineMessage, EVERYONE } from './message.ts'

/** `received`: on the reader's screen. `too-many`: that reader takes no more pictures from the sender. */
export const pictureOutcomeSchema = z.enum(['received', 'not-a-picture', 'too-many'])
export type PictureOutcome = z.infer<typeof pictureOutcomeSchema>

export const chatPictureMessages = {
  /** A picture begins, or begins again after a reconnect: its parts follow from the first. */
  'chat/picture': defineMessage({
    from: EVERYONE,
    channel: 'bulk',
    schema: z.strictObject({
      type: z.literal('chat/picture'),
      id: idSchema,
      audience: chatAudienceSchema,
      bytes: z.int().min(1).max(MAX_PICTURE_BYTES),
    }),
  }),
  'chat/picture-part': defineMessage({
    from: EVERYONE,
    channel: 'bulk',
    schema: z.strictObject({
      type: z.literal('chat/picture-part'),
      id: idSchema,
      index: z
        .int()
        .min(0)
        .max(Math.ceil(MAX_PICTURE_BYTES / PICTURE_PART_BYTES) - 1),
      part: base64urlSchema(1, PICTURE_PART_BYTES),
    }),
  }),
  /** The sender will not send the rest. */
  'chat/picture-cancelled': defineMessage({
    from: EVERYONE,
    channel: 'bulk',
    schema: z.strictObject({ type: z.literal('chat/picture-cancelled'), id: idSchema }),
  }),
  'chat/picture-answer': defineMessage({
    from: EVERYONE,
    channel: 'control',
    schema: z.strictObject({
      type: z.literal('chat/picture-answer'),
      id: idSchema,
      outcome: pictureOutcomeSchema,
    }),
  }),
} as const
