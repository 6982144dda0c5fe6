/** What the main window and the main process say to each other about getting in and out; a part of the window's contract. */
import { durationMsSchema } from '@deskside/shared/protocol/fields.ts'
import { appearanceSchema } from '@deskside/shared/ui/appearance.ts'
import { z } from 'zod'

/** A code, or its first half, out of a link, the command line or the helper's own file name. It fills in the field and does nothing else. */
export const joinPrefillSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['code', 'link']),
    nameplate: z.string().regex(/^\d{6}$/),
    secret: z.string().regex(/^[0-9a-z]{6,26}$/),
  }),
  z.strictObject({ kind: z.literal('number'), nameplate: z.string().regex(/^\d{6}$/) }),
])

/** Why the window starts again in the middle of everything. */
export const restartReasonSchema = z.enum(['window-hung', 'window-failed'])
export type RestartReason = z.infer<typeof restartReasonSchema>

export const startSchema = z.strictObject({
  appearance: appearanceSchema,
  version: z.string().max(40),
  /** `wss://…`; null when this helper was built for no site. */
  socketUrl: z.string().max(300).nullable(),
  prefilled: joinPrefillSchema.nullable(),
  restarted: restartReasonSchema.nullable(),
})
export type Start = z.infer<typeof startSchema>

const nothing = z.strictObject({})

export const joinIpc = {
  ask: {
    start: { request: nothing, response: startSchema },
    /** The warning is on the screen. */
    beginWarning: { request: nothing, response: z.strictObject({ waitMs: durationMsSchema }) },
    /** The customer wants to go on. 0: passed. */
    passWarning: { request: nothing, response: z.strictObject({ remainingMs: durationMsSchema }) },
    openOutside: {
      request: z.strictObject({ address: z.string().max(8192) }),
      response: z.strictObject({ opened: z.boolean() }),
    },
  },
  tell: {
    appearance: appearanceSchema,
    /** The session is left and everybody told; the helper may go. */
    left: nothing,
    /** Chat lines the customer has not seen. */
    unread: z.strictObject({ count: z.int().min(0).max(1_000_000) }),
    failed: z.strictObject({ id: z.string().max(16), text: z.string().max(4000) }),
  },
  hear: {
    /** Whether anybody can read what is in the window: it may stand aside, or the customer put it down. */
    visible: z.strictObject({ isVisible: z.boolean() }),
    prefilled: joinPrefillSchema,
    /** The customer closes the window: leave the session first. */
    closing: nothing,
  },
} as const
