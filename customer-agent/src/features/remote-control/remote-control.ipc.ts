/** What the main window and the main process say to each other about seeing and controlling; a part of the window's contract. */
import { durationMsSchema, idSchema, nameSchema } from '@deskside/shared/protocol/fields.ts'
import {
  accessSchema,
  deviceLimitSchema,
  displaySchema,
  inputPauseSchema,
  remoteControlMessages,
  requestOutcomeSchema,
} from '@deskside/shared/protocol/remote-control.ts'
import { z } from 'zod'
import { SHARING_END_REASONS } from '../../gate/grant-book.ts'

/** A CSR of the session. Names and numbers come out of the handshake in the window; grants never do. */
const csrSchema = z.strictObject({
  participantId: idSchema,
  name: nameSchema,
  organisation: nameSchema.nullable(),
  safetyNumber: z.string().max(16).nullable(),
  isVerified: z.boolean(),
})
export type Csr = z.infer<typeof csrSchema>

const customerSchema = z.strictObject({ participantId: idSchema, name: nameSchema, isVerified: z.boolean() })
export type Customer = z.infer<typeof customerSchema>

const peopleSchema = z.strictObject({
  inSession: z.boolean(),
  /** Only the primary customer shares. */
  isPrimary: z.boolean(),
  csrs: z.array(csrSchema).max(16),
  /** The other customers. */
  customers: z.array(customerSchema).max(16),
  /** The site's policy: whether they see what this one shows to a CSR. */
  secondariesSee: z.boolean(),
})
export type People = z.infer<typeof peopleSchema>

const sharingSchema = z.strictObject({
  participantId: idSchema,
  access: accessSchema,
  endsInMs: durationMsSchema.nullable(),
})

/** The helper's truth. `revision` counts up; the window says which one it has carried out. */
export const sharingStateSchema = z.strictObject({
  revision: z.int().min(0),
  inUse: z.array(sharingSchema).max(16),
  /** Customers who see the picture as well, for as long as a CSR does. */
  onlookers: z.array(idSchema).max(16),
  /** Who may start again without being asked. */
  standing: z.array(sharingSchema).max(16),
  /** Banner and frame are on the screen, so the picture may leave. */
  mayCapture: z.boolean(),
  display: displaySchema.nullable(),
  displayCount: z.int().min(0).max(64),
  inputPause: inputPauseSchema.nullable(),
  limits: z.array(deviceLimitSchema).max(8),
  /** Changes of the screen are told by `wake`; otherwise the window looks for itself. */
  tellsChanges: z.boolean(),
})
export type SharingState = z.infer<typeof sharingStateSchema>

const inputMessageSchema = z.discriminatedUnion('type', [
  remoteControlMessages['input/move'].schema,
  remoteControlMessages['input/button'].schema,
  remoteControlMessages['input/wheel'].schema,
  remoteControlMessages['input/key'].schema,
  remoteControlMessages['input/text'].schema,
  remoteControlMessages['input/special-keys'].schema,
  remoteControlMessages['input/release-all'].schema,
  remoteControlMessages['input/heartbeat'].schema,
])

const nothing = z.strictObject({})

export const remoteControlIpc = {
  ask: {
    /** Resolves when the customer has answered, or did not. */
    requestAccess: {
      request: z.strictObject({ participantId: idSchema, requestId: idSchema, access: accessSchema }),
      response: z.strictObject({ outcome: z.enum([...requestOutcomeSchema.options, 'withdrawn']) }),
    },
  },
  tell: {
    /** Everybody in the session who could see or act. A session that was there and is not any more is over. */
    people: peopleSchema,
    cancelRequest: z.strictObject({ participantId: idSchema, requestId: idSchema }),
    /** That CSR stopped. */
    accessPutDown: z.strictObject({ participantId: idSchema }),
    /** The customer stops it: for one CSR, or for all. */
    stopSharing: z.strictObject({ participantId: idSchema.nullable() }),
    /** Until nothing is shared any more, no other customer sees it. */
    keepToCsrs: nothing,
    input: z.strictObject({ participantId: idSchema, message: inputMessageSchema }),
    /** Nobody sees any more who may not see under that revision. */
    sharingApplied: z.strictObject({ revision: z.int().min(0) }),
    captureFailed: nothing,
    pictureSeen: z.strictObject({ isEmpty: z.boolean() }),
  },
  hear: {
    sharing: sharingStateSchema,
    sharingEnded: z.strictObject({
      participantId: idSchema,
      access: accessSchema,
      why: z.enum(SHARING_END_REASONS),
    }),
    /** Something on the shared screen changed. */
    wake: nothing,
  },
} as const
