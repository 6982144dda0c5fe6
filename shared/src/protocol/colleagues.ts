/**
 * How the CSRs of a site find and call each other through the server.
 *
 * The server knows who is online and passes calls on. It cannot read them: what a call says, and the answer to it, is
 * sealed from one computer's key to the other's (HPKE, RFC 9180) and always of the same size.
 */
import { z } from 'zod'
import { base64urlSchema, idSchema, lineSchema, nameSchema } from './fields.ts'
import {
  ANSWER_TEXT_BYTES,
  CALL_TEXT_BYTES,
  MAX_CALL_WORD_LENGTH,
  MAX_COLLEAGUES_LISTED,
  MAX_DEVICES_PER_COLLEAGUE,
} from './limits.ts'

/** A computer's public key, X25519. */
export const publicKeySchema = base64urlSchema(32, 32)

/** `in-session`: may be called all the same. `do-not-disturb`: is not rung. */
export const availabilitySchema = z.enum(['available', 'in-session', 'do-not-disturb'])
export type Availability = z.infer<typeof availabilitySchema>

/** A computer somebody is signed in at. Its id is new at every start of the app, so that an old call cannot ring again. */
export const deviceSchema = z.strictObject({ deviceId: idSchema, publicKey: publicKeySchema })
export type Device = z.infer<typeof deviceSchema>

export const listedColleagueSchema = z.strictObject({
  accountId: idSchema,
  name: nameSchema,
  availability: availabilitySchema,
  devices: z.array(deviceSchema).min(1).max(MAX_DEVICES_PER_COLLEAGUE),
})
export type ListedColleague = z.infer<typeof listedColleagueSchema>

/** The encapsulated key before the text and the tag after it. */
const SEALING_BYTES = 32 + 16
export const sealedCallSchema = base64urlSchema(
  CALL_TEXT_BYTES + SEALING_BYTES,
  CALL_TEXT_BYTES + SEALING_BYTES,
)
export const sealedAnswerSchema = base64urlSchema(
  ANSWER_TEXT_BYTES + SEALING_BYTES,
  ANSWER_TEXT_BYTES + SEALING_BYTES,
)

/** Why somebody calls, or why not now. */
export const callWordSchema = lineSchema(MAX_CALL_WORD_LENGTH)

/** App → server. Of CSRs only. */
export const colleagueClientMessages = {
  /** After every welcome and whenever it changes: this computer can be called. An app that never says it is in no list. */
  'colleagues/announce': z.strictObject({
    type: z.literal('colleagues/announce'),
    ...deviceSchema.shape,
    availability: availabilitySchema,
  }),
  /** Answered by `colleagues/list`, now and at every change. */
  'colleagues/watch': z.strictObject({ type: z.literal('colleagues/watch') }),
  'colleagues/unwatch': z.strictObject({ type: z.literal('colleagues/unwatch') }),
  /** One call to one person, sealed for each of that person's computers. Answered by `call/ringing` or `refused`. */
  'call/ring': z.strictObject({
    type: z.literal('call/ring'),
    requestId: idSchema,
    callId: idSchema,
    /** An account. */
    to: idSchema,
    sealed: z
      .array(z.strictObject({ deviceId: idSchema, body: sealedCallSchema }))
      .min(1)
      .max(MAX_DEVICES_PER_COLLEAGUE),
  }),
  /** Whether it is a yes or a no only the caller can read. */
  'call/answer': z.strictObject({
    type: z.literal('call/answer'),
    callId: idSchema,
    body: sealedAnswerSchema,
  }),
  /** The caller's; after the answer or the end it has no effect. */
  'call/cancel': z.strictObject({ type: z.literal('call/cancel'), callId: idSchema }),
} as const

/** Server → app. */
export const colleagueServerMessages = {
  /** Everyone else of the site who can be called, whole list. */
  'colleagues/list': z.strictObject({
    type: z.literal('colleagues/list'),
    colleagues: z.array(listedColleagueSchema).max(MAX_COLLEAGUES_LISTED),
  }),
  'call/ringing': z.strictObject({
    type: z.literal('call/ringing'),
    requestId: idSchema,
    callId: idSchema,
  }),
  /** What the server says of the caller is a hint; the sealed body proves which computer it comes from. */
  'call/incoming': z.strictObject({
    type: z.literal('call/incoming'),
    callId: idSchema,
    from: z.strictObject({ accountId: idSchema, name: nameSchema, ...deviceSchema.shape }),
    body: sealedCallSchema,
  }),
  'call/answered': z.strictObject({
    type: z.literal('call/answered'),
    callId: idSchema,
    deviceId: idSchema,
    body: sealedAnswerSchema,
  }),
  /** `elsewhere`: another computer of the same person has answered. `gone`: the other side is online no more. */
  'call/over': z.strictObject({
    type: z.literal('call/over'),
    callId: idSchema,
    reason: z.enum(['cancelled', 'elsewhere', 'gone', 'timed-out']),
  }),
} as const
