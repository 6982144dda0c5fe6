/** What the window asks the main process to do with a picture of a screen; a part of the window's contract. */
import { z } from 'zod'
import { diskTroubleSchema } from '../../platform/disk-trouble.ts'

/** A PNG of the largest screens, with nothing in it that repeats. */
const MAX_FILE_BYTES = 160 * 1024 * 1024
const pngSchema = z.instanceof(Uint8Array).refine(({ length }) => length <= MAX_FILE_BYTES)

const fileOutcomeSchema = z.enum(['saved', 'cancelled', 'not-a-picture', ...diskTroubleSchema.options])

export const screenshotIpc = {
  ask: {
    /** The person chooses where, beginning with `name`, which leads into no other folder. */
    'save-screenshot': {
      request: z.strictObject({
        name: z.string().regex(/^[^/\\\p{Cc}]{1,120}\.png$/u),
        png: pngSchema,
      }),
      response: fileOutcomeSchema,
    },
  },
} as const
