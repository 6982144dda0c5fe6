/** What is on its way to the server from this computer: the notes or the chat of one session. */
import { idSchema } from '@deskside/shared/protocol/fields.ts'
import { notePictureSchema, transcriptRequestSchema } from '@deskside/shared/protocol/http-api.ts'
import { MAX_NOTE_PICTURES, MAX_NOTES_LENGTH } from '@deskside/shared/protocol/limits.ts'
import { z } from 'zod'

/** Which session of which server. */
export const placeFields = { sessionId: z.string().max(64), server: z.string().max(300) }

/** All of a picture but its bytes, which lie on this computer until the server has them. */
export const pictureFactsSchema = z.strictObject({
  ...notePictureSchema.omit({ picture: true }).shape,
  pictureId: idSchema,
})
export type PictureFacts = z.infer<typeof pictureFactsSchema>

export const notesFields = {
  text: z.string().max(MAX_NOTES_LENGTH),
  /** Left out while there never was one; then an older server takes the notes as well. */
  pictures: z.array(pictureFactsSchema).max(MAX_NOTE_PICTURES).optional(),
}
const notesSchema = z.strictObject(notesFields)
export type NotesContent = z.infer<typeof notesSchema>

export const parcelSchema = z.strictObject({
  ...placeFields,
  body: z.union([notesSchema, transcriptRequestSchema]),
})
export type Parcel = z.infer<typeof parcelSchema>

/** `away`: the server cannot take it now. `refused`: it will never take it, the session is too long ago or not ours. */
export type Delivery = 'delivered' | 'away' | 'refused'

/** Null when its bytes are not on this computer. */
export type ReadPicture = (pictureId: string) => Promise<Uint8Array | null>

export function isSameContent(a: NotesContent, b: NotesContent): boolean {
  const ids = ({ pictures = [] }: NotesContent): string => pictures.map((each) => each.pictureId).join()
  return a.text === b.text && ids(a) === ids(b)
}
