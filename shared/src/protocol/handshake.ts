/**
 * What two apps say to each other before they believe each other, carried by the server as opaque bodies.
 *
 * claim (invited → inviter) · commit (→ invited) · share (→ inviter) · reveal (→ invited) · confirm (→ inviter) ·
 * confirm (→ invited). The invited side proves itself first, so that every wrong guess shows at the inviter's.
 */
import { z } from 'zod'
import { base64urlSchema, idSchema, nameSchema, roleSchema, versionRangeSchema } from './fields.ts'

export const NONCE_BYTES = 16
export const COMMITMENT_BYTES = 32
export const CONFIRMATION_BYTES = 32
/** Longest serialised identity, UTF-16 units. */
export const MAX_IDENTITY_LENGTH = 2048

/** `code`: six spoken digits. `link`: 128 bits from a link. `introduction`: 128 bits from a common, verified friend. */
export const handshakeModeSchema = z.enum(['code', 'link', 'introduction'])
export type HandshakeMode = z.infer<typeof handshakeModeSchema>

/** SHA-256 of a DTLS certificate, as in RFC 8122 but in lower case and without colons. */
export const fingerprintSchema = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * Who somebody is and what the app can do. Fields this build does not know are left out when read, not refused:
 * the versions are agreed on from this very text, so a newer app must be readable by an older one.
 */
export const handshakeIdentitySchema = z.object({
  role: roleSchema,
  name: nameSchema,
  organisation: nameSchema.optional(),
  participantId: idSchema,
  /** Comes in to watch: whoever meets this person shows it, even where the one who introduces them does not say so. */
  supervisor: z.literal(true).optional(),
  fingerprint: fingerprintSchema,
  protocol: versionRangeSchema,
  capabilities: z.array(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)).max(32),
})
export type HandshakeIdentity = z.infer<typeof handshakeIdentitySchema>

const nonceSchema = base64urlSchema(NONCE_BYTES, NONCE_BYTES)
const shareSchema = base64urlSchema(32, 32)
/** An identity exactly as its owner wrote it: these bytes, not a reading of them, are what the keys are bound to. */
const identityTextSchema = z
  .string()
  .max(MAX_IDENTITY_LENGTH)
  .refine((text) => text.isWellFormed())

export const handshakeMessages = {
  claim: z.strictObject({ kind: z.literal('claim'), mode: handshakeModeSchema, nonce: nonceSchema }),
  /** The inviter fixes its share before it sees the other one, so neither side can steer the safety number. */
  commit: z.strictObject({
    kind: z.literal('commit'),
    commitment: base64urlSchema(COMMITMENT_BYTES, COMMITMENT_BYTES),
    nonce: nonceSchema,
  }),
  share: z.strictObject({ kind: z.literal('share'), share: shareSchema, identity: identityTextSchema }),
  reveal: z.strictObject({ kind: z.literal('reveal'), share: shareSchema, identity: identityTextSchema }),
  confirm: z.strictObject({
    kind: z.literal('confirm'),
    tag: base64urlSchema(CONFIRMATION_BYTES, CONFIRMATION_BYTES),
  }),
} as const

export const handshakeMessageSchema = z.discriminatedUnion('kind', [
  handshakeMessages.claim,
  handshakeMessages.commit,
  handshakeMessages.share,
  handshakeMessages.reveal,
  handshakeMessages.confirm,
])
export type HandshakeMessage = z.infer<typeof handshakeMessageSchema>
export type HandshakeMessageOf<Kind extends HandshakeMessage['kind']> = Extract<
  HandshakeMessage,
  { kind: Kind }
>
