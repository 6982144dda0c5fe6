/** A session in which nothing happens: its end by the site's rule, as the host's app tells it, and that somebody is at work after all. */
import { z } from 'zod'
import { durationMsSchema } from './fields.ts'
import { defineMessage, EVERYONE } from './message.ts'

const endingSchema = z.strictObject({
  /** 0: it ends now, and nobody wished for it. */
  inMs: durationMsSchema,
  /** How long nothing may happen at this site. */
  afterMs: durationMsSchema,
})

export const quietMessages = {
  /** Host → everyone: so soon the session ends by itself. Null: no longer. Said again over every fresh link. */
  'quiet/ending': defineMessage({
    from: ['csr'],
    hostOnly: true,
    channel: 'control',
    schema: z.strictObject({ type: z.literal('quiet/ending'), ending: endingSchema.nullable() }),
  }),
  /** Anyone → host, at most every half minute: I am at work here; or, once, I want it kept open. */
  'quiet/activity': defineMessage({
    from: EVERYONE,
    channel: 'control',
    schema: z.strictObject({ type: z.literal('quiet/activity') }),
  }),
} as const
