/** What the consent window and the main process say to each other. */
import { displayChoiceSchema } from '@deskside/shared/gate/display-choice.ts'
import { GRANT_SCOPES } from '@deskside/shared/gate/grant-book.ts'
import { defineIpc } from '@deskside/shared/kernel/ipc-contract.ts'
import { durationMsSchema, nameSchema } from '@deskside/shared/protocol/fields.ts'
import { grantableSchema } from '@deskside/shared/protocol/remote-control.ts'
import { appearanceSchema } from '@deskside/shared/ui/appearance.ts'
import { z } from 'zod'

export const sheetSchema = z.strictObject({
  sheetId: z.int(),
  appearance: appearanceSchema,
  name: nameSchema,
  organisation: nameSchema.nullable(),
  isSupervisor: z.boolean(),
  safetyNumber: z.string().max(16).nullable(),
  access: grantableSchema,
  seesAlready: z.boolean(),
  /** Names of the other customers who will see it as well. */
  onlookers: z.array(nameSchema).max(16),
  /** One when there is nothing to choose; none where it is not about a display. */
  displays: z.array(displayChoiceSchema).max(64),
  remainingMs: durationMsSchema,
  /** How long a yes is not taken yet. */
  settleMs: durationMsSchema,
})
export type Sheet = z.infer<typeof sheetSchema>

export const consentIpc = defineIpc({
  window: 'consent',
  ask: {
    sheet: { request: z.strictObject({}), response: sheetSchema.nullable() },
    /** The page is drawn and needs this much room; answered when it is on the screen. */
    present: {
      request: z.strictObject({ width: z.int().min(200).max(1600), height: z.int().min(200).max(1200) }),
      response: z.strictObject({}),
    },
  },
  tell: {
    deny: z.strictObject({ sheetId: z.int() }),
    allow: z.strictObject({
      sheetId: z.int(),
      scope: z.enum(GRANT_SCOPES),
      displayId: z.string().min(1).max(64).nullable(),
    }),
  },
  hear: {},
})
