/** The pictures of a CSR's notes, for that CSR alone, as long as the notes can be saved. */
import { isScreenPicture } from '@deskside/shared/kernel/picture-header.ts'
import { idSchema } from '@deskside/shared/protocol/fields.ts'
import { notePictureSchema } from '@deskside/shared/protocol/http-api.ts'
import { MAX_NOTE_PICTURE_BYTES, SCREEN_PICTURE_LIMITS } from '@deskside/shared/protocol/limits.ts'
import type { AuditLog } from '../audit/audit-log.ts'
import type { NotePictures } from '../sessions/note-pictures.ts'
import { findOwnSession, type OwnSessionParts } from './own-session.ts'
import { type Route, readBody, readParameter, refuse } from './route.ts'

export interface NotePictureRouteParts extends OwnSessionParts {
  readonly pictures: NotePictures
  readonly audit: AuditLog
}

const LIST = '/api/sessions/:sessionId/notes/pictures'
const ONE = `${LIST}/:pictureId`
/** A third more as text, and the rest of the body. */
const PICTURE_LIMIT_BYTES = Math.ceil((MAX_NOTE_PICTURE_BYTES * 4) / 3) + 16 * 1024

export function notePictureRoutes(parts: NotePictureRouteParts): Route[] {
  const { pictures, audit } = parts
  return [
    {
      method: 'GET',
      path: LIST,
      policy: 'signed-in',
      handle: async (request, reply, who) => {
        const place = await findOwnSession(parts, request, who)
        return place === null
          ? refuse(reply, 'not-found')
          : reply.send({ pictures: await pictures.list(place) })
      },
    },
    {
      method: 'GET',
      path: ONE,
      policy: 'signed-in',
      handle: async (request, reply, who) => {
        const place = await findOwnSession(parts, request, who)
        const kept = place && (await pictures.find(place, readParameter(request, 'pictureId')))
        if (kept === null) return refuse(reply, 'not-found')
        return reply.send({ ...kept, picture: Buffer.from(kept.picture).toString('base64url') })
      },
    },
    {
      method: 'PUT',
      path: ONE,
      policy: 'signed-in',
      bodyLimitBytes: PICTURE_LIMIT_BYTES,
      handle: async (request, reply, who) => {
        const body = readBody(notePictureSchema, request)
        const pictureId = idSchema.safeParse(readParameter(request, 'pictureId'))
        if (body === null || !pictureId.success) return refuse(reply, 'malformed')
        const picture = Buffer.from(body.picture, 'base64url')
        if (!isScreenPicture(picture, SCREEN_PICTURE_LIMITS)) return refuse(reply, 'malformed')
        const place = await findOwnSession(parts, request, who)
        if (place === null) return refuse(reply, 'not-found')
        const { caption, takenAt } = body
        if (!(await pictures.save(place, pictureId.data, { caption, takenAt, picture })))
          return refuse(reply, 'not-allowed')
        await audit.append({
          kind: 'note-picture-saved',
          actor: place.accountId,
          subject: place.sessionId,
          detail: { picture: pictureId.data, bytes: picture.length },
        })
        return reply.code(204).send()
      },
    },
  ]
}
