/**
 * How a supervisor finds the sessions of the site and asks to watch one.
 *
 * The server lists what it knows anyway and carries the question. It lets nobody in: whoever hosts answers with a call
 * that is sealed for the supervisor's computer, or not at all.
 */
import { z } from 'zod'
import { deviceSchema } from './colleagues.ts'
import { durationMsSchema, idSchema, nameSchema } from './fields.ts'
import { MAX_PARTICIPANTS, MAX_SESSIONS_LISTED } from './limits.ts'

/** Nothing about customers but how many people there are in all. */
export const listedSessionSchema = z.strictObject({
  sessionId: idSchema,
  host: z.strictObject({ accountId: idSchema, name: nameSchema }),
  /** How long it has been open; clocks of two machines are never compared. */
  openForMs: durationMsSchema,
  /** Everybody who has a place in it. */
  people: z.int().min(1).max(MAX_PARTICIPANTS),
  /** Another supervisor has a place in it. */
  isWatched: z.boolean(),
})
export type ListedSession = z.infer<typeof listedSessionSchema>

/** App → server. */
export const supervisionClientMessages = {
  /** Of supervisors only. Answered by `supervision/sessions`, now and at every change. */
  'supervision/watch-list': z.strictObject({ type: z.literal('supervision/watch-list') }),
  'supervision/unwatch-list': z.strictObject({ type: z.literal('supervision/unwatch-list') }),
  /** Of supervisors only, from a computer that was announced. Answered by `supervision/asking` or `refused`. */
  'supervision/ask': z.strictObject({
    type: z.literal('supervision/ask'),
    requestId: idSchema,
    /** Comes back under the seal of the host's call, and only once. */
    askId: idSchema,
    sessionId: idSchema,
  }),
  /** Of the supervisor who asked: no longer, or not needed any more. */
  'supervision/cancel': z.strictObject({ type: z.literal('supervision/cancel'), askId: idSchema }),
  /** Of the CSR who was asked. A yes is a `call/ring` to the supervisor. */
  'supervision/decline': z.strictObject({ type: z.literal('supervision/decline'), askId: idSchema }),
} as const

/** Server → app. Only to apps that speak version 3. */
export const supervisionServerMessages = {
  /** Every session of the site but the supervisor's own, whole list. */
  'supervision/sessions': z.strictObject({
    type: z.literal('supervision/sessions'),
    sessions: z.array(listedSessionSchema).max(MAX_SESSIONS_LISTED),
  }),
  'supervision/asking': z.strictObject({
    type: z.literal('supervision/asking'),
    requestId: idSchema,
    askId: idSchema,
  }),
  /** To whoever hosts the session. What the server says here is a hint: it opens nothing. */
  'supervision/asked': z.strictObject({
    type: z.literal('supervision/asked'),
    askId: idSchema,
    sessionId: idSchema,
    from: z.strictObject({ accountId: idSchema, name: nameSchema, ...deviceSchema.shape }),
  }),
  /** To the side that waits. `gone`: the other side is online no more, or the session has ended. */
  'supervision/over': z.strictObject({
    type: z.literal('supervision/over'),
    askId: idSchema,
    reason: z.enum(['declined', 'cancelled', 'gone', 'timed-out']),
  }),
} as const
