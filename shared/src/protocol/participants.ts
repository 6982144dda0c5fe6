/** Who is in the session, as the host tells it, and how the host introduces newcomers to each other. */
import { z } from 'zod'
import { base64urlSchema, idSchema, nameSchema, roleSchema } from './fields.ts'
import { MAX_PARTICIPANTS } from './limits.ts'
import { defineMessage, EVERYONE } from './message.ts'

export const personSchema = z.strictObject({
  participantId: idSchema,
  role: roleSchema,
  name: nameSchema,
  organisation: nameSchema.optional(),
  /** Of customers: the one whose computer is being looked at. Of CSRs: the one who hosts. */
  primary: z.boolean(),
  /** A CSR who came in by asking to watch. Left out towards apps that speak less than version 3. */
  supervisor: z.literal(true).optional(),
})
export type Person = z.infer<typeof personSchema>

/** `off`: no microphone is in use at all; `muted`: one is, and sends silence. */
const presenceSchema = z.strictObject({
  microphone: z.enum(['off', 'muted', 'on']),
  camera: z.boolean(),
  /** This CSR is with somebody else at the moment and neither hears nor sees anybody here. */
  onHold: z.boolean().default(false),
})
export type Presence = z.infer<typeof presenceSchema>

export const NO_PRESENCE: Presence = { microphone: 'off', camera: false, onHold: false }

export const participantsMessages = {
  /** Host → everyone, whole list, whenever it changes. */
  'participants/roster': defineMessage({
    from: ['csr'],
    hostOnly: true,
    channel: 'control',
    schema: z.strictObject({
      type: z.literal('participants/roster'),
      people: z.array(personSchema).min(1).max(MAX_PARTICIPANTS),
    }),
  }),
  /**
   * Host → two people, over links already verified: here is a fresh secret, shake hands with each other.
   * The server never sees the secret, so it cannot take either place.
   */
  'participants/introduce': defineMessage({
    from: ['csr'],
    hostOnly: true,
    channel: 'control',
    schema: z.strictObject({
      type: z.literal('participants/introduce'),
      person: personSchema,
      secret: base64urlSchema(16, 16),
      initiator: z.boolean(),
    }),
  }),
  /** Anyone → everyone: what others show beside the name. */
  'participants/presence': defineMessage({
    from: EVERYONE,
    channel: 'control',
    schema: z.strictObject({
      type: z.literal('participants/presence'),
      ...presenceSchema.shape,
    }),
  }),
  /**
   * CSR → CSR: by this key you know my computer again when it calls you through the server. The link has proved who
   * is speaking, so this word outweighs what a server says later.
   */
  'participants/device-key': defineMessage({
    from: ['csr'],
    channel: 'control',
    schema: z.strictObject({
      type: z.literal('participants/device-key'),
      accountId: idSchema,
      publicKey: base64urlSchema(32, 32),
    }),
  }),
} as const
