/** What an app's window and its main process tell each other about a desktop that others see or control. */
import { z } from 'zod'
import { durationMsSchema, idSchema, nameSchema } from '../../../protocol/fields.ts'
import {
  accessSchema,
  type DeviceLimit,
  deviceLimitSchema,
  displaySchema,
  type Grantable,
  grantableSchema,
  inputPauseSchema,
  remoteControlMessages,
} from '../../../protocol/remote-control.ts'

/** Somebody who may come to see or control. Names and numbers come out of the handshake in the window; grants never do. */
const deskViewerSchema = z.strictObject({
  participantId: idSchema,
  name: nameSchema,
  organisation: nameSchema.nullable(),
  safetyNumber: z.string().max(16).nullable(),
  isVerified: z.boolean(),
  /** Came to watch; said on the sheet. */
  isSupervisor: z.literal(true).optional(),
})
export type DeskViewer = z.infer<typeof deskViewerSchema>

const onlookerSchema = z.strictObject({ participantId: idSchema, name: nameSchema, isVerified: z.boolean() })
export type Onlooker = z.infer<typeof onlookerSchema>

export const peopleSchema = z.strictObject({
  inSession: z.boolean(),
  /** Only the primary customer shares. */
  isPrimary: z.boolean(),
  viewers: z.array(deskViewerSchema).max(16),
  /** Those who would see along: the other customers. */
  onlookers: z.array(onlookerSchema).max(16),
  /** The site's policy: whether they see what this one shows to a CSR. */
  secondariesSee: z.boolean(),
})
export type People = z.infer<typeof peopleSchema>

const listeningSchema = z.strictObject({ participantId: idSchema, endsInMs: durationMsSchema.nullable() })

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
  standing: z.array(listeningSchema.extend({ access: grantableSchema })).max(32),
  /** Who hears the computer's sound. */
  listening: z.array(listeningSchema).max(16),
  /** Banner and frame are on the screen, so the picture may leave. */
  mayCapture: z.boolean(),
  /** The banner says who listens, so the sound may leave. */
  mayListen: z.boolean(),
  display: displaySchema.nullable(),
  displayCount: z.int().min(0).max(64),
  inputPause: inputPauseSchema.nullable(),
  limits: z.array(deviceLimitSchema).max(8),
  /** Changes of the screen are told by `wake`; otherwise the window looks for itself. */
  tellsChanges: z.boolean(),
})
export type SharingState = z.infer<typeof sharingStateSchema>

export const inputMessageSchema = z.discriminatedUnion('type', [
  remoteControlMessages['input/move'].schema,
  remoteControlMessages['input/button'].schema,
  remoteControlMessages['input/wheel'].schema,
  remoteControlMessages['input/key'].schema,
  remoteControlMessages['input/text'].schema,
  remoteControlMessages['input/special-keys'].schema,
  remoteControlMessages['input/release-all'].schema,
  remoteControlMessages['input/heartbeat'].schema,
])

/** What signs are for: a display that is seen, or, where that is null, the computer's sound alone. */
export interface SharedNow {
  readonly displayId: string | null
}

/** With which of them a computer cannot do it at all. */
export const BLOCKING_LIMITS: Readonly<Record<Grantable, readonly DeviceLimit[]>> = {
  view: ['capture-unavailable'],
  control: ['capture-unavailable', 'wayland-no-input', 'input-unavailable'],
  sound: ['sound-unavailable'],
}

export const NOBODY: People = {
  inSession: false,
  isPrimary: false,
  viewers: [],
  onlookers: [],
  secondariesSee: false,
}

export const NOTHING_SHARED: SharingState = {
  revision: 0,
  inUse: [],
  onlookers: [],
  listening: [],
  standing: [],
  mayCapture: false,
  mayListen: false,
  display: null,
  displayCount: 0,
  inputPause: null,
  limits: [],
  tellsChanges: false,
}

/** Who saw or heard before and does not afterwards; whoever lost both is there twice. */
export function lostViewers(before: SharingState, after: SharingState): readonly string[] {
  return [...missing(seeing(before), seeing(after)), ...missing(listening(before), listening(after))]
}

function missing(before: readonly string[], after: readonly string[]): readonly string[] {
  return before.filter((participantId) => !after.includes(participantId))
}

function seeing({ inUse, onlookers }: SharingState): readonly string[] {
  return [...inUse.map(({ participantId }) => participantId), ...onlookers]
}

function listening(state: SharingState): readonly string[] {
  return state.listening.map(({ participantId }) => participantId)
}
