/** What the banner and the main process say to each other. */

import { z } from 'zod'
import { defineIpc } from '../../../kernel/ipc-contract.ts'
import { durationMsSchema, nameSchema } from '../../../protocol/fields.ts'
import { accessSchema } from '../../../protocol/remote-control.ts'
import { announcementSchema } from '../../../session/announcement.ts'
import { appearanceSchema } from '../../../ui/appearance.ts'

export const bannerStateSchema = z.strictObject({
  appearance: appearanceSchema,
  /** What can be seen: a whole screen or one window. */
  what: z.enum(['desktop', 'application']),
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
  /** Names of those who hear the computer's sound. */
  listeners: z.array(nameSchema).max(16),
  /** Names of the other customers who see it as well. */
  onlookers: z.array(nameSchema).max(16),
  /** What the window would say if it were in front; stays until it is seen. */
  news: z.array(announcementSchema).max(3),
  /** Chat lines the customer has not seen. */
  unread: z.int().min(0).max(1_000_000),
  /** Null where there is no pause. */
  isPaused: z.boolean().nullable(),
  /** How the stop keys read on the keyboard; null where none could be had. */
  stopKeys: z.string().max(60).nullable(),
})
export type BannerState = z.infer<typeof bannerStateSchema>

export const bannerIpc = defineIpc({
  window: 'banner',
  ask: { state: { request: z.strictObject({}), response: bannerStateSchema } },
  tell: {
    stop: z.strictObject({}),
    /** The news have been read. */
    newsSeen: z.strictObject({}),
    pause: z.strictObject({ isPaused: z.boolean() }),
    /** Back to the app's window, which may stand aside. */
    showWindow: z.strictObject({}),
    /** What the banner needs for its text. */
    size: z.strictObject({ width: z.int().min(1).max(1200), height: z.int().min(1).max(600) }),
  },
  hear: { state: bannerStateSchema },
})
