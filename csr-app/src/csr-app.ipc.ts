/** What the CSR app's one window and its main process say to each other. */
import { defineIpc, type IpcBridge } from '@deskside/shared/kernel/ipc-contract.ts'
import { signedInSchema } from '@deskside/shared/protocol/http-api.ts'
import { LANGUAGES, THEMES } from '@deskside/shared/ui/language.ts'
import { z } from 'zod'
import { cannedRepliesSchema } from './features/canned-replies/canned-replies.ts'
import { colleaguesIpc } from './features/colleagues/colleagues.ipc.ts'
import { inviteMailIpc } from './features/invite/invite-mail.ipc.ts'
import { notesIpc } from './features/notes/notes.ipc.ts'
import { myDeskIpc } from './features/remote-control/my-desk.ipc.ts'
import { screenshotIpc } from './features/screenshot/screenshot.ipc.ts'
import { signInOutcomeSchema } from './features/sign-in/sign-in-outcome.ts'

export const settingsSchema = z.strictObject({
  server: z.string().max(300),
  email: z.string().max(254),
  language: z.enum(LANGUAGES).nullable(),
  theme: z.enum(THEMES),
  /** A tone for new chat lines; on until somebody turns it off. */
  chatSound: z.boolean().optional(),
  /** The chosen microphone and loudspeaker, as the system names them. */
  microphone: z.string().max(300).nullable().optional(),
  loudspeaker: z.string().max(300).nullable().optional(),
  /** Colleagues cannot call; they can until somebody says so. */
  doNotDisturb: z.boolean().optional(),
})
export type Settings = z.infer<typeof settingsSchema>

export const signedInAppSchema = z.strictObject({
  ...signedInSchema.shape,
  siteId: z.string().max(64),
  /** `ws:` or `wss:`. */
  socketUrl: z.string().max(400),
})
export type SignedInApp = z.infer<typeof signedInAppSchema>

export const csrAppIpc = defineIpc({
  window: 'csr-app',
  ask: {
    start: {
      request: z.null(),
      response: z.strictObject({
        settings: settingsSchema,
        language: z.enum(LANGUAGES),
        signedIn: signedInAppSchema.nullable(),
        /** The server no longer knows the account's token; said on the sign-in screen. */
        wasSignedOut: z.boolean(),
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
    'sign-out': { request: z.enum(['asked', 'token-dead']), response: z.null() },
    'canned-replies': { request: z.null(), response: cannedRepliesSchema },
    /** The whole list is replaced. False: it could not be written. */
    'keep-canned-replies': { request: cannedRepliesSchema, response: z.boolean() },
    'open-outside': { request: z.string().max(8192), response: z.boolean() },
    ...inviteMailIpc.ask,
    ...notesIpc.ask,
    ...screenshotIpc.ask,
    ...myDeskIpc.ask,
    ...colleaguesIpc.ask,
  },
  tell: {
    copy: z.string().max(2000),
    'keep-settings': settingsSchema.partial(),
    /** While any session runs, closing the window asks first. */
    'session-runs': z.boolean(),
    /** Everything is saved and said; the window may go. */
    'close-now': z.null(),
    /** The person pressed a notification: the window comes to the front. */
    'show-window': z.null(),
    'report-error': z.strictObject({ id: z.string().max(40), text: z.string().max(4000) }),
    ...inviteMailIpc.tell,
    ...notesIpc.tell,
    ...myDeskIpc.tell,
    ...colleaguesIpc.tell,
  },
  hear: {
    /** The person wants to close the window in the middle of a session. */
    'close-asked': z.null(),
    /** Whether the person can see the window; false while it is minimised. */
    visible: z.boolean(),
    ...myDeskIpc.hear,
  },
})
export type CsrAppIpc = typeof csrAppIpc
export type Bridge = IpcBridge<CsrAppIpc>
