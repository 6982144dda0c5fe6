/** What the window asks of the main process about colleagues: keys and pins stay there, and so does an unanswered code. */
import {
  callWordSchema,
  deviceSchema,
  publicKeySchema,
  sealedAnswerSchema,
  sealedCallSchema,
} from '@deskside/shared/protocol/colleagues.ts'
import { idSchema, nameSchema } from '@deskside/shared/protocol/fields.ts'
import { MAX_COLLEAGUES_LISTED, MAX_DEVICES_PER_COLLEAGUE } from '@deskside/shared/protocol/limits.ts'
import { z } from 'zod'
import { callCodeSchema } from './call-text.ts'

/**
 * How well a computer is known. `confirmed`: over a link that a code has proved, or by a word with its person. `met`:
 * from a call before. `new`: nobody of that name was met yet. `changed`: the person is known, with another computer.
 */
export const trustSchema = z.enum(['confirmed', 'met', 'new', 'changed'])
export type Trust = z.infer<typeof trustSchema>

const devicesSchema = z.array(deviceSchema).min(1).max(MAX_DEVICES_PER_COLLEAGUE)
const personSchema = z.strictObject({ accountId: idSchema, name: nameSchema, devices: devicesSchema })

/** The computers that would ring: those that are known, else the one announced last. */
export const judgedSchema = z.strictObject({
  accountId: idSchema,
  trust: trustSchema,
  devices: devicesSchema,
})
export type Judged = z.infer<typeof judgedSchema>

export const ownDeviceSchema = z.strictObject({ ...deviceSchema.shape, isEncrypted: z.boolean() })
export type OwnDevice = z.infer<typeof ownDeviceSchema>

export const sealRequestSchema = z.strictObject({
  callId: idSchema,
  to: personSchema,
  reason: callWordSchema,
  customer: nameSchema.optional(),
  code: callCodeSchema,
  /** The person has been asked by phone and says that it is their computer. */
  isSpokenFor: z.boolean(),
  /** Answers that person's wish to watch. `isForGood`: that computer, once known, is let in unasked from now on. */
  watch: z.strictObject({ askId: idSchema, isForGood: z.boolean() }).optional(),
})
export type SealRequest = z.infer<typeof sealRequestSchema>

const sealedSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('sealed'),
    sealed: z.array(z.strictObject({ deviceId: idSchema, body: sealedCallSchema })).min(1),
  }),
  /** Nothing was sealed: it is not the computer known of that person. */
  z.strictObject({ kind: z.literal('changed') }),
  z.strictObject({ kind: z.literal('refused') }),
])

const receivedCallSchema = z.strictObject({
  callId: idSchema,
  from: z.strictObject({ accountId: idSchema, name: nameSchema, ...deviceSchema.shape }),
  body: sealedCallSchema,
})
export type ReceivedCall = z.infer<typeof receivedCallSchema>

const openedCallSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('call'),
    trust: trustSchema,
    name: nameSchema,
    reason: callWordSchema,
    customer: nameSchema.optional(),
    /** The wish to watch that it grants. */
    watch: idSchema.optional(),
  }),
  /** Replayed, changed, from another key or meant for somebody else: it does not ring. */
  z.strictObject({ kind: z.literal('refused') }),
])

/** Somebody who asks to watch, as the server says. */
export const watcherSchema = z.strictObject({
  accountId: idSchema,
  name: nameSchema,
  publicKey: publicKeySchema,
})

/** `isAllowed`: the person here has let that computer in for good, so nobody is asked. */
const judgedWatcherSchema = z.strictObject({ trust: trustSchema, isAllowed: z.boolean() })

const acceptedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accepted'), body: sealedAnswerSchema, code: callCodeSchema }),
  z.strictObject({ kind: z.literal('changed') }),
  z.strictObject({ kind: z.literal('unknown') }),
])

const openedAnswerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accepted') }),
  z.strictObject({ kind: z.literal('declined'), word: callWordSchema }),
  z.strictObject({ kind: z.literal('refused') }),
])

/** The words of the system's notification. The reason is not among them: it may be read by whoever stands by. */
const ringNoticeSchema = z.strictObject({ title: z.string().max(200), text: z.string().max(200) })
export type RingNotice = z.infer<typeof ringNoticeSchema>

export const colleaguesIpc = {
  ask: {
    'own-device': { request: z.null(), response: ownDeviceSchema },
    'judge-colleagues': {
      request: z.array(personSchema).max(MAX_COLLEAGUES_LISTED),
      response: z.array(judgedSchema),
    },
    'judge-watcher': { request: watcherSchema, response: judgedWatcherSchema },
    /** Thirty digits. Their owner finds them in the menu of the account. */
    'computer-number': { request: publicKeySchema, response: z.string().max(60) },
    'seal-call': { request: sealRequestSchema, response: sealedSchema },
    'open-call': { request: receivedCallSchema, response: openedCallSchema },
    'accept-call': {
      request: z.strictObject({ callId: idSchema, isSpokenFor: z.boolean() }),
      response: acceptedSchema,
    },
    /** Null: no such call. */
    'decline-call': {
      request: z.strictObject({ callId: idSchema, word: callWordSchema }),
      response: sealedAnswerSchema.nullable(),
    },
    'open-answer': {
      request: z.strictObject({ callId: idSchema, deviceId: idSchema, body: sealedAnswerSchema }),
      response: openedAnswerSchema,
    },
  },
  tell: {
    /** Heard over a verified link; `isProven`: over one that a code read out or typed has proved. */
    'learn-device': z.strictObject({
      accountId: idSchema,
      name: nameSchema,
      publicKey: publicKeySchema,
      isProven: z.boolean(),
    }),
    /** A colleague calls; null: no longer. */
    'call-rings': ringNoticeSchema.nullable(),
  },
} as const

type Ask = typeof colleaguesIpc.ask
type Asked<Name extends keyof Ask> = z.infer<Ask[Name]['request']>
type Answered<Name extends keyof Ask> = z.infer<Ask[Name]['response']>

/** The main process as the window sees it; in stories the vault itself. */
export interface CallVault {
  readonly ownDevice: () => Promise<OwnDevice>
  readonly judge: (people: Asked<'judge-colleagues'>) => Promise<Answered<'judge-colleagues'>>
  readonly judgeWatcher: (watcher: Asked<'judge-watcher'>) => Promise<Answered<'judge-watcher'>>
  readonly numberOf: (publicKey: string) => Promise<string>
  readonly seal: (call: SealRequest) => Promise<Answered<'seal-call'>>
  readonly open: (call: ReceivedCall) => Promise<Answered<'open-call'>>
  readonly accept: (call: Asked<'accept-call'>) => Promise<Answered<'accept-call'>>
  readonly decline: (call: Asked<'decline-call'>) => Promise<Answered<'decline-call'>>
  readonly openAnswer: (answer: Asked<'open-answer'>) => Promise<Answered<'open-answer'>>
  readonly learn: (device: z.infer<(typeof colleaguesIpc.tell)['learn-device']>) => void
}
