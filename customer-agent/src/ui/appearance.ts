/** Language and theme, the same in every window of the helper. */
import { LANGUAGES, THEMES } from '@deskside/shared/ui/language.ts'
import { z } from 'zod'

export const appearanceSchema = z.strictObject({ language: z.enum(LANGUAGES), theme: z.enum(THEMES) })
export type Appearance = z.infer<typeof appearanceSchema>
