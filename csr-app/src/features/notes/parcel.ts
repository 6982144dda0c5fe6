/** What is on its way to the server from this computer: the notes or the chat of one session. */
import { transcriptRequestSchema } from '@deskside/shared/protocol/http-api.ts'
import { MAX_NOTES_LENGTH } from '@deskside/shared/protocol/limits.ts'
import { z } from 'zod'

/** Which session of which server. */
export const placeFields = { sessionId: z.string().max(64), server: z.string().max(300) }
export const notesTextSchema = z.string().max(MAX_NOTES_LENGTH)

export const parcelSchema = z.strictObject({
  ...placeFields,
  body: z.union([z.strictObject({ text: notesTextSchema }), transcriptRequestSchema]),
})
export type Parcel = z.infer<typeof parcelSchema>

/** `away`: the server cannot take it now. `refused`: it will never take it, the session is too long ago or not ours. */
export type Delivery = 'delivered' | 'away' | 'refused'
