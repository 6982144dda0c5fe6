/** What the CSR app's one window and its main process say to each other. */
import { defineIpc } from '@deskside/shared/kernel/ipc-contract.ts'
import { idSchema } from '@deskside/shared/protocol/fields.ts'
import { signedInSchema, transcriptRequestSchema } from '@deskside/shared/protocol/http-api.ts'
import { MAX_NOTES_LENGTH } from '@deskside/shared/protocol/limits.ts'
import { LANGUAGES, THEMES } from '@deskside/shared/ui/language.ts'
import { z } from 'zod'

export const settingsSchema = z.strictObject({
  server: z.string().max(300),
  email: z.string().max(254),
  language: z.enum(LANGUAGES).nullable(),
  theme: z.enum(THEMES),
})
export type Settings = z.infer<typeof settingsSchema>

export const signedInAppSchema = z.strictObject({
  ...signedInSchema.shape,
  siteId: z.string().max(64),
  /** `ws:` or `wss:`. */
  socketUrl: z.string().max(400),
})
export type SignedInApp = z.infer<typeof signedInAppSchema>

/** Each is one sentence on the sign-in screen. */
export const signInOutcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('signed-in') }),
  z.strictObject({ kind: z.literal('wrong-address') }),
  z.strictObject({ kind: z.literal('wrong-credentials') }),
  z.strictObject({ kind: z.literal('too-many-tries'), retryAfterMs: z.number() }),
  z.strictObject({ kind: z.literal('certificate') }),
  z.strictObject({ kind: z.literal('unreachable') }),
  z.strictObject({ kind: z.literal('not-deskside') }),
])
export type SignInOutcome = z.infer<typeof signInOutcomeSchema>

/** `kept`: on this computer, and sent as soon as the server is back. */
export const savedSchema = z.enum(['saved', 'kept'])

const notes = z.strictObject({ sessionId: idSchema, text: z.string().max(MAX_NOTES_LENGTH) })

export const csrAppIpc = defineIpc({
  window: 'csr-app',
  ask: {
    start: {
      request: z.null(),
      response: z.strictObject({
        settings: settingsSchema,
        language: z.enum(LANGUAGES),
        signedIn: signedInAppSchema.nullable(),
        version: z.string(),
      }),
    },
    /** On success the window loads anew, allowed to talk to that server and to no other. */
    'sign-in': {
      request: z.strictObject({
        server: z.string().max(300),
        email: z.string().max(254),
        password: z.string().max(200),
      }),
      response: signInOutcomeSchema,
    },
    'sign-out': { request: z.null(), response: z.null() },
    'load-draft': { request: idSchema, response: z.string() },
    'save-notes': { request: notes, response: savedSchema },
    'save-transcript': {
      request: z.strictObject({ sessionId: idSchema, lines: transcriptRequestSchema.shape.lines }),
      response: savedSchema,
    },
    'open-outside': { request: z.string().max(8192), response: z.boolean() },
    'report-error': { request: z.string().max(4000), response: z.string() },
  },
  tell: {
    'keep-draft': notes,
    copy: z.string().max(2000),
    'keep-settings': settingsSchema.partial(),
    'full-screen': z.boolean(),
  },
  hear: {
    'full-screen': z.boolean(),
  },
})
export type CsrAppIpc = typeof csrAppIpc
