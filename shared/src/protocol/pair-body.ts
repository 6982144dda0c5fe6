/**
 * What two members of a session send each other through the server's `signal/relay`: the handshake of an introduction,
 * then sealed signaling, then what puts a fresh connection in place of a dead one.
 */
import { z } from 'zod'
import { base64urlSchema } from './fields.ts'
import { handshakeMessageSchema } from './handshake.ts'

/** Longest text in one sealed body, bytes of UTF-8. An SDP with four media sections is about 9 KiB. */
export const MAX_SEALED_BYTES = 32 * 1024
export const SEAL_TAG_BYTES = 16
export const RESTART_NONCE_BYTES = 16

/** Connections of a pair are numbered from 0; each has keys of its own. */
const epochSchema = z.int().min(0).max(0xffff_ffff)
const macSchema = base64urlSchema(32, 32)
const nonceSchema = base64urlSchema(RESTART_NONCE_BYTES, RESTART_NONCE_BYTES)

export const pairBodies = {
  handshake: z.strictObject({ kind: z.literal('handshake'), handshake: handshakeMessageSchema }),
  /** `seq` only ever grows; gaps are allowed, since the server may lose messages. */
  sealed: z.strictObject({
    kind: z.literal('sealed'),
    epoch: epochSchema,
    seq: z.int().min(0).max(0xffff_ffff),
    box: base64urlSchema(SEAL_TAG_BYTES, MAX_SEALED_BYTES + SEAL_TAG_BYTES),
  }),
  /** Initiator of the pair → the other: the connection of this epoch begins. */
  restart: z.strictObject({
    kind: z.literal('restart'),
    epoch: epochSchema,
    nonce: nonceSchema,
    mac: macSchema,
  }),
  /** The answer; from here on both have the epoch's keys. */
  restarted: z.strictObject({
    kind: z.literal('restarted'),
    epoch: epochSchema,
    nonce: nonceSchema,
    mac: macSchema,
  }),
  /** The other → initiator: the connection is dead here, please begin this epoch or a later one. */
  'restart-wanted': z.strictObject({ kind: z.literal('restart-wanted'), epoch: epochSchema, mac: macSchema }),
} as const

export const pairBodySchema = z.discriminatedUnion('kind', [
  pairBodies.handshake,
  pairBodies.sealed,
  pairBodies.restart,
  pairBodies.restarted,
  pairBodies['restart-wanted'],
])
export type PairBody = z.infer<typeof pairBodySchema>
export type PairBodyOf<Kind extends PairBody['kind']> = Extract<PairBody, { kind: Kind }>

/** Null for anything else: what comes from the server is not believed to be well-formed. */
export function parsePairBody(raw: unknown): PairBody | null {
  const result = pairBodySchema.safeParse(raw)
  return result.success ? result.data : null
}
