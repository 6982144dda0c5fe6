/** A display as people choose one. */
import { z } from 'zod'

export const displayChoiceSchema = z.strictObject({
  displayId: z.string().min(1).max(64),
  label: z.string().max(80),
  x: z.int(),
  y: z.int(),
  width: z.int().min(1),
  height: z.int().min(1),
  primary: z.boolean(),
  /** `data:` address of a small picture; null where there is none. */
  picture: z.string().max(2_000_000).nullable(),
})
export type DisplayChoice = z.infer<typeof displayChoiceSchema>
