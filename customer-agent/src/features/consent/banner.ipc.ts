/** What the banner and the main process say to each other. */
import { defineIpc } from '@deskside/shared/kernel/ipc-contract.ts'
import { durationMsSchema, nameSchema } from '@deskside/shared/protocol/fields.ts'
import { accessSchema } from '@deskside/shared/protocol/remote-control.ts'
import { z } from 'zod'
import { appearanceSchema } from '../../ui/appearance.ts'

export const bannerStateSchema = z.strictObject({
  appearance: appearanceSchema,
  people: z
    .array(
      z.strictObject({
        name: nameSchema,
        organisation: nameSchema.nullable(),
        access: accessSchema,
        endsInMs: durationMsSchema.nullable(),
      }),
    )
    .max(16),
  /** Names of the other customers who see it as well. */
  onlookers: z.array(nameSchema).max(16),
  /** Chat lines the customer has not seen. */
  unread: z.int().min(0).max(1_000_000),
  /** How the stop keys read on the keyboard; null where none could be had. */
  stopKeys: z.string().max(60).nullable(),
})
export type BannerState = z.infer<typeof bannerStateSchema>

export const bannerIpc = defineIpc({
  window: 'banner',
  ask: { state: { request: z.strictObject({}), response: bannerStateSchema } },
  tell: {
    stop: z.strictObject({}),
    /** Back to the helper's window, which stood aside. */
    showHelper: z.strictObject({}),
    /** What the banner needs for its text. */
    size: z.strictObject({ width: z.int().min(1).max(1200), height: z.int().min(1).max(600) }),
  },
  hear: { state: bannerStateSchema },
})
