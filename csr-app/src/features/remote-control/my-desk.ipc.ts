/** What the window and the main process say to each other about the CSR's own desktop when others see it; a part of the contract. */

import {
  inputMessageSchema,
  peopleSchema,
  sharingStateSchema,
} from '@deskside/shared/features/remote-control/desk/sharing-state.ts'
import { displayChoiceSchema } from '@deskside/shared/gate/display-choice.ts'
import { SHARING_END_REASONS } from '@deskside/shared/gate/grant-book.ts'
import { idSchema } from '@deskside/shared/protocol/fields.ts'
import { shownSchema } from '@deskside/shared/protocol/screen-sharing.ts'
import { z } from 'zod'

/** As the operating system names it; shown to the CSR only. */
const titleSchema = z.string().max(200)

const windowChoiceSchema = z.strictObject({
  sourceId: z.string().min(1).max(80),
  title: titleSchema,
  /** `data:` address of a small picture; null where there is none. */
  picture: z.string().max(2_000_000).nullable(),
})
export type WindowChoice = z.infer<typeof windowChoiceSchema>

const sourcesSchema = z.strictObject({
  displays: z.array(displayChoiceSchema).max(64),
  /** Without our own. */
  windows: z.array(windowChoiceSchema).max(200),
})
export type Sources = z.infer<typeof sourcesSchema>

export const deskSourceSchema = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('desktop'), displayId: z.string().min(1).max(64) }),
  z.strictObject({
    what: z.literal('application'),
    sourceId: windowChoiceSchema.shape.sourceId,
    title: titleSchema,
  }),
])
export type DeskSource = z.infer<typeof deskSourceSchema>

/** `everyone` includes whoever joins later. */
const audienceSchema = z.union([z.literal('everyone'), z.strictObject({ participantId: idSchema })])
export type Audience = z.infer<typeof audienceSchema>

/** A part of the shared picture, each number a fraction of its width or height. */
const partSchema = z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
export type PicturePart = z.infer<typeof partSchema>

/** Main's truth. Nothing is shown while `sharing.inUse` is empty. */
export const myDeskStateSchema = z.strictObject({
  /** Of the `desk-show` that holds: there is one desk, and there may be several sessions. */
  showId: idSchema,
  sharing: sharingStateSchema,
  what: shownSchema.shape.what,
  /** Of the window that is shown; empty for a whole screen. */
  title: titleSchema,
  isPaused: z.boolean(),
})
export type MyDeskState = z.infer<typeof myDeskStateSchema>

const nothing = z.strictObject({})

export const myDeskIpc = {
  ask: {
    'desk-sources': { request: nothing, response: sourcesSchema },
    /** False: nobody is there who could see it. */
    'desk-show': {
      request: z.strictObject({ showId: idSchema, source: deskSourceSchema, audience: audienceSchema }),
      response: z.boolean(),
    },
    /** Lets one person use mouse and keyboard here, and nobody else. False: not possible on this computer, or not now. */
    'desk-give-control': { request: z.strictObject({ participantId: idSchema }), response: z.boolean() },
  },
  tell: {
    /** Everybody in the session whose desk it is. */
    'desk-people': peopleSchema.shape.viewers,
    'desk-stop': nothing,
    'desk-pause': z.strictObject({ isPaused: z.boolean() }),
    'desk-take-control-back': nothing,
    'desk-input': z.strictObject({ participantId: idSchema, message: inputMessageSchema }),
    /** Nobody sees any more who may not see under that revision. */
    'desk-applied': z.strictObject({ revision: z.int().min(0) }),
    'desk-capture-failed': nothing,
  },
  hear: {
    desk: myDeskStateSchema,
    'desk-ended': z.strictObject({ why: z.enum(SHARING_END_REASONS) }),
    /** Something on the shared screen changed. */
    'desk-wake': nothing,
    /** Where our own windows are in the picture; they are painted over before it leaves. Null: they cannot get into it. */
    'desk-masks': z.array(partSchema).max(64).nullable(),
  },
} as const
