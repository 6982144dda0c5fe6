/** News of a person that must not wait until somebody looks into the app's window. */
import { z } from 'zod'
import { nameSchema } from '../protocol/fields.ts'

export const announcementSchema = z.strictObject({
  kind: z.enum(['joined', 'hosts', 'pretended']),
  name: nameSchema,
  organisation: nameSchema.nullable(),
})
export type Announcement = z.infer<typeof announcementSchema>
