/**
 * What an app and the signaling server say to each other over one WebSocket, as JSON text.
 *
 * The server brokers and relays. It never learns a code's secret, and everything in `body` and `handshake`
 * is opaque to it: checked for size, passed on in order, never opened.
 */
import { z } from 'zod'
import { colleagueClientMessages, colleagueServerMessages } from './colleagues.ts'
import {
  base64urlSchema,
  durationMsSchema,
  idSchema,
  nameSchema,
  roleSchema,
  versionRangeSchema,
} from './fields.ts'
import { phoneConferenceSchema, phonePinSchema } from './phone.ts'
import { supervisionClientMessages, supervisionServerMessages } from './supervision.ts'

/** When a session that is of no use to anybody ends by itself, by the site's rule; null: never. */
export const quietLimitsSchema = z.strictObject({
  /** Nobody but its host has been in it for so long. */
  nobodyJoinedMs: durationMsSchema.nullable(),
  /** Nobody has said or done anything for so long. */
  nothingHappensMs: durationMsSchema.nullable(),
})
export type QuietLimits = z.infer<typeof quietLimitsSchema>

export const nameplateSchema = z.string().regex(/^\d{6}$/)

/** Passed on unread. A plain JSON object, at most 48 KiB as text. */
const opaqueSchema = z
  .record(z.string(), z.unknown())
  .refine((body) => JSON.stringify(body).length <= 48 * 1024)

export const iceServerSchema = z.strictObject({
  urls: z.array(z.string().max(300)).min(1).max(4),
  username: z.string().max(300).optional(),
  credential: z.string().max(300).optional(),
})
export type IceServer = z.infer<typeof iceServerSchema>

/** Why the server will not do what was asked; the app chooses the sentence. */
export const refusalCodeSchema = z.enum([
  'malformed',
  'version',
  'not-signed-in',
  'not-allowed',
  'unknown-code',
  'unknown-session',
  'too-many-tries',
  'full',
  'busy',
  'unknown-colleague',
])
export type RefusalCode = z.infer<typeof refusalCodeSchema>

/** Why an invite no longer works. `crowded`: more than one person claimed it; `burnt`: too many failed tries. */
export const inviteClosedReasonSchema = z.enum([
  'used',
  'withdrawn',
  'expired',
  'burnt',
  'crowded',
  'session-ended',
])
export type InviteClosedReason = z.infer<typeof inviteClosedReasonSchema>

export const sessionEndReasonSchema = z.enum(['ended-by-csr', 'host-gone', 'expired', 'site-closed'])
export type SessionEndReason = z.infer<typeof sessionEndReasonSchema>

export const memberGoneReasonSchema = z.enum(['left', 'removed', 'lost'])
export type MemberGoneReason = z.infer<typeof memberGoneReasonSchema>

/** A person the server has admitted to a session. The name is what the person's app showed in the handshake, so it is not here. */
const memberSchema = z.strictObject({ participantId: idSchema, role: roleSchema })

/** App → server. */
export const clientMessages = {
  /** First message on every socket, within 5 s. A CSR app sends its access token; a helper has none. */
  hello: z.strictObject({
    type: z.literal('hello'),
    protocol: versionRangeSchema,
    app: z.enum(['csr-app', 'customer-agent']),
    appVersion: z.string().max(40),
    token: base64urlSchema(16, 64).optional(),
  }),
  /** CSR only. Answered by `session/opened`. */
  'session/open': z.strictObject({ type: z.literal('session/open'), requestId: idSchema }),
  /** Take one's place again on a fresh socket. Answered by `session/resumed`. */
  'session/resume': z.strictObject({
    type: z.literal('session/resume'),
    requestId: idSchema,
    sessionId: idSchema,
    participantId: idSchema,
    resumeToken: base64urlSchema(32, 32),
  }),
  /** Host only. Everyone gets `session/ended`. `expired`: by the site's rule and nobody's wish (since version 3). */
  'session/end': z.strictObject({
    type: z.literal('session/end'),
    sessionId: idSchema,
    reason: z.literal('expired').optional(),
  }),
  'session/leave': z.strictObject({ type: z.literal('session/leave'), sessionId: idSchema }),
  /** Host only: a CSR of the session hosts from now on. The host's own invites close. Everyone gets `session/host`. */
  'session/pass-host': z.strictObject({
    type: z.literal('session/pass-host'),
    sessionId: idSchema,
    to: idSchema,
  }),
  /**
   * The host's app is gone and the people in the room follow this CSR now. Granted to the longest-present CSR once
   * the host has been without a socket as long as any member may be; ignored from anybody else and before.
   */
  'session/take-host': z.strictObject({ type: z.literal('session/take-host'), sessionId: idSchema }),
  /** Host only. */
  'member/remove': z.strictObject({
    type: z.literal('member/remove'),
    sessionId: idSchema,
    participantId: idSchema,
  }),
  /** A CSR in the session. `role`: whom the invite admits. Answered by `invite/created`. */
  'invite/create': z.strictObject({
    type: z.literal('invite/create'),
    requestId: idSchema,
    sessionId: idSchema,
    role: roleSchema,
  }),
  'invite/withdraw': z.strictObject({ type: z.literal('invite/withdraw'), inviteId: idSchema }),
  /** The invited side's first handshake message rides along. Answered by `invite/claimed` or `refused`. */
  'invite/claim': z.strictObject({
    type: z.literal('invite/claim'),
    requestId: idSchema,
    nameplate: nameplateSchema,
    handshake: opaqueSchema,
  }),
  /** Handshake messages between the two sides of a claim. */
  'claim/relay': z.strictObject({
    type: z.literal('claim/relay'),
    claimId: idSchema,
    handshake: opaqueSchema,
  }),
  /** Inviter: the handshake ended. `admitted: false` counts as a failed try. */
  'claim/verdict': z.strictObject({
    type: z.literal('claim/verdict'),
    claimId: idSchema,
    admitted: z.boolean(),
  }),
  /** Invited side: gave up, or saw the inviter's proof fail. Counts as a failed try. */
  'claim/abandon': z.strictObject({ type: z.literal('claim/abandon'), claimId: idSchema }),
  /** To another member of the session. Lost silently when that member has no socket at the moment. */
  'signal/relay': z.strictObject({
    type: z.literal('signal/relay'),
    sessionId: idSchema,
    to: idSchema,
    body: opaqueSchema,
  }),
  ...colleagueClientMessages,
  ...supervisionClientMessages,
  /** A CSR in the session. Answered by `phone/opened`, each time with the same PIN until `phone/close`. */
  'phone/open': z.strictObject({
    type: z.literal('phone/open'),
    requestId: idSchema,
    sessionId: idSchema,
    /** The PIN people were told, when the server may have forgotten it. */
    pinBefore: phonePinSchema.optional(),
  }),
  /** A CSR in the session: the PIN is worth nothing from now on. */
  'phone/close': z.strictObject({ type: z.literal('phone/close'), sessionId: idSchema }),
} as const

/** Server → app. */
export const serverMessages = {
  welcome: z.strictObject({
    type: z.literal('welcome'),
    protocol: z.int().min(1),
    siteId: idSchema,
    organisation: nameSchema,
    /** Whether chats are kept with their sessions; told to customers in the first line of a chat. */
    keepsTranscripts: z.boolean(),
    /** Whether every customer of a session sees what the primary one shows to a CSR; kept by the helper that shows. */
    secondariesSee: z.boolean(),
    /** When a session nobody needs ends; kept by whoever hosts it. */
    quietLimits: quietLimitsSchema,
    /** Whether people can be asked to join by telephone. */
    offersPhone: z.boolean(),
    /** Whether the site sends invites by e-mail; to CSR apps that speak version 3. */
    offersMail: z.boolean().optional(),
    /** Those that need no credentials; `session/ice-servers` brings the whole list to whoever has a place in a session. */
    iceServers: z.array(iceServerSchema).max(8),
    /** The signed-in CSR; absent for a helper. */
    account: z
      .strictObject({
        accountId: idSchema,
        name: nameSchema,
        email: z.string().max(254),
        /** May see the site's sessions and ask to watch one; said only to apps that speak version 3. */
        isSupervisor: z.literal(true).optional(),
      })
      .optional(),
  }),
  'session/opened': z.strictObject({
    type: z.literal('session/opened'),
    requestId: idSchema,
    sessionId: idSchema,
    participantId: idSchema,
    resumeToken: base64urlSchema(32, 32),
  }),
  /** `members` are the others. */
  'session/resumed': z.strictObject({
    type: z.literal('session/resumed'),
    requestId: idSchema,
    sessionId: idSchema,
    members: z.array(memberSchema).max(64),
  }),
  /** To a newly admitted person, in order after the last `claim/relayed`. */
  'session/joined': z.strictObject({
    type: z.literal('session/joined'),
    claimId: idSchema,
    sessionId: idSchema,
    participantId: idSchema,
    resumeToken: base64urlSchema(32, 32),
    members: z.array(memberSchema).max(64),
  }),
  /**
   * Only from a site with relays of its own: right after `opened`, `joined` and `resumed`, and again before the
   * relay credentials in it run out (an hour at most). It replaces any list sent before.
   */
  'session/ice-servers': z.strictObject({
    type: z.literal('session/ice-servers'),
    sessionId: idSchema,
    iceServers: z.array(iceServerSchema).max(8),
  }),
  'session/ended': z.strictObject({
    type: z.literal('session/ended'),
    sessionId: idSchema,
    reason: sessionEndReasonSchema,
  }),
  /**
   * Who may end the session and remove members at the server. Said when it changes, and on resuming to a CSR who does
   * not host. It says nothing about whom the apps follow: that they hear over their own links.
   */
  'session/host': z.strictObject({
    type: z.literal('session/host'),
    sessionId: idSchema,
    participantId: idSchema,
  }),
  'member/joined': z.strictObject({
    type: z.literal('member/joined'),
    sessionId: idSchema,
    member: memberSchema,
  }),
  'member/left': z.strictObject({
    type: z.literal('member/left'),
    sessionId: idSchema,
    participantId: idSchema,
    reason: memberGoneReasonSchema,
  }),
  /** `url` is the invite page without the fragment; the app appends `#` and the secret it keeps to itself. */
  'invite/created': z.strictObject({
    type: z.literal('invite/created'),
    requestId: idSchema,
    inviteId: idSchema,
    nameplate: nameplateSchema,
    url: z.string().max(500),
    expiresInMs: durationMsSchema,
  }),
  'invite/closed': z.strictObject({
    type: z.literal('invite/closed'),
    inviteId: idSchema,
    reason: inviteClosedReasonSchema,
  }),
  /** To the inviter: somebody claimed. `participantId` is the place kept for that person. */
  'claim/opened': z.strictObject({
    type: z.literal('claim/opened'),
    claimId: idSchema,
    inviteId: idSchema,
    participantId: idSchema,
    handshake: opaqueSchema,
  }),
  /** To the invited side. What the server says of the inviter is a hint until the handshake proves it. */
  'invite/claimed': z.strictObject({
    type: z.literal('invite/claimed'),
    requestId: idSchema,
    claimId: idSchema,
    participantId: idSchema,
    role: roleSchema,
  }),
  'claim/relayed': z.strictObject({
    type: z.literal('claim/relayed'),
    claimId: idSchema,
    handshake: opaqueSchema,
  }),
  /** To both sides: this claim is over without admission. `triesLeft` 0 means that the code is burnt. */
  'claim/failed': z.strictObject({
    type: z.literal('claim/failed'),
    claimId: idSchema,
    reason: z.enum(['failed', 'timed-out', 'gone', 'crowded']),
    triesLeft: z.int().min(0).max(3),
  }),
  'signal/relayed': z.strictObject({
    type: z.literal('signal/relayed'),
    sessionId: idSchema,
    from: idSchema,
    body: opaqueSchema,
  }),
  'phone/opened': z.strictObject({
    type: z.literal('phone/opened'),
    requestId: idSchema,
    ...phoneConferenceSchema.shape,
  }),
  /** `requestId` when a request is answered; without one the socket closes next. */
  refused: z.strictObject({
    type: z.literal('refused'),
    code: refusalCodeSchema,
    requestId: idSchema.optional(),
    retryAfterMs: durationMsSchema.optional(),
  }),
  ...colleagueServerMessages,
  ...supervisionServerMessages,
} as const

export const clientMessageSchema = z.discriminatedUnion('type', [
  clientMessages.hello,
  clientMessages['session/open'],
  clientMessages['session/resume'],
  clientMessages['session/end'],
  clientMessages['session/leave'],
  clientMessages['session/pass-host'],
  clientMessages['session/take-host'],
  clientMessages['member/remove'],
  clientMessages['invite/create'],
  clientMessages['invite/withdraw'],
  clientMessages['invite/claim'],
  clientMessages['claim/relay'],
  clientMessages['claim/verdict'],
  clientMessages['claim/abandon'],
  clientMessages['signal/relay'],
  clientMessages['colleagues/announce'],
  clientMessages['colleagues/watch'],
  clientMessages['colleagues/unwatch'],
  clientMessages['call/ring'],
  clientMessages['call/answer'],
  clientMessages['call/cancel'],
  clientMessages['supervision/watch-list'],
  clientMessages['supervision/unwatch-list'],
  clientMessages['supervision/ask'],
  clientMessages['supervision/cancel'],
  clientMessages['supervision/decline'],
  clientMessages['phone/open'],
  clientMessages['phone/close'],
])
export type ClientMessage = z.infer<typeof clientMessageSchema>

export const serverMessageSchema = z.discriminatedUnion('type', [
  serverMessages.welcome,
  serverMessages['session/opened'],
  serverMessages['session/resumed'],
  serverMessages['session/joined'],
  serverMessages['session/ice-servers'],
  serverMessages['session/ended'],
  serverMessages['session/host'],
  serverMessages['member/joined'],
  serverMessages['member/left'],
  serverMessages['invite/created'],
  serverMessages['invite/closed'],
  serverMessages['claim/opened'],
  serverMessages['invite/claimed'],
  serverMessages['claim/relayed'],
  serverMessages['claim/failed'],
  serverMessages['signal/relayed'],
  serverMessages['phone/opened'],
  serverMessages.refused,
  serverMessages['colleagues/list'],
  serverMessages['call/ringing'],
  serverMessages['call/incoming'],
  serverMessages['call/answered'],
  serverMessages['call/over'],
  serverMessages['supervision/sessions'],
  serverMessages['supervision/asking'],
  serverMessages['supervision/asked'],
  serverMessages['supervision/over'],
])
export type ServerMessage = z.infer<typeof serverMessageSchema>
