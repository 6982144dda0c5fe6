/** Carries a parcel to the server: the notes first, then those of their pictures that the server does not have yet. */
import { notesSavedSchema } from '@deskside/shared/protocol/http-api.ts'
import type { Delivery, Parcel, PictureFacts, ReadPicture } from '../features/notes/parcel.ts'

/** Puts a body under a path of the server. Rejects when the server cannot be reached. */
export type Put = (path: string, body: unknown) => Promise<Response>

export async function deliverParcel(
  put: Put,
  { sessionId, body }: Parcel,
  readPicture: ReadPicture,
): Promise<Delivery> {
  const session = `/api/sessions/${encodeURIComponent(sessionId)}`
  try {
    if ('lines' in body) return deliveryOf(await put(`${session}/transcript`, body))
    const { text, pictures } = body
    if (pictures === undefined) return deliveryOf(await put(`${session}/notes`, { text }))
    const ids = pictures.map(({ pictureId }) => pictureId)
    const answer = await put(`${session}/notes`, { text, pictures: ids })
    if (!answer.ok) return deliveryOf(answer)
    const { missing } = notesSavedSchema.parse(await answer.json())
    return await sendPictures(
      (pictureId, picture) => put(`${session}/notes/pictures/${pictureId}`, picture),
      pictures.filter(({ pictureId }) => missing.includes(pictureId)),
      readPicture,
    )
  } catch {
    // Only the network, or an answer cut short, fails here; the parcel stays where it is.
    return 'away'
  }
}

/** One after another: a slow line would otherwise let all of them run out of time together. */
async function sendPictures(
  put: (pictureId: string, picture: unknown) => Promise<Response>,
  pictures: readonly PictureFacts[],
  readPicture: ReadPicture,
): Promise<Delivery> {
  for (const { pictureId, ...facts } of pictures) {
    const bytes = await readPicture(pictureId)
    // Somebody emptied the folder. The notes are worth having without it.
    if (bytes === null) continue
    const picture = Buffer.from(bytes).toString('base64url')
    const delivery = deliveryOf(await put(pictureId, { ...facts, picture }))
    if (delivery !== 'delivered') return delivery
  }
  return 'delivered'
}

function deliveryOf({ status, ok }: Response): Delivery {
  if (ok) return 'delivered'
  // Signed out, too many at once, or trouble of the server's own: all of that passes.
  return status === 401 || status === 408 || status === 429 || status >= 500 ? 'away' : 'refused'
}
