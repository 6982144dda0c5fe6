/** Language and theme, the same in every window of an app. */

import { z } from 'zod'
import { LANGUAGES, THEMES } from './language.ts'

export const appearanceSchema = z.strictObject({ language: z.enum(LANGUAGES), theme: z.enum(THEMES) })
export type Appearance = z.infer<typeof appearanceSchema>
