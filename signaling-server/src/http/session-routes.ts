/** Notes and transcript of a session, for its CSRs, while it lasts and for a day after. */
import { notesRequestSchema, transcriptRequestSchema } from '@deskside/shared/protocol/http-api.ts'
import type { AuditLog } from '../audit/audit-log.ts'
import type { NotePictures, NotesPlace } from '../sessions/note-pictures.ts'
import { findOwnSession, type OwnSessionParts } from './own-session.ts'
import { type Route, readBody, refuse } from './route.ts'

export interface SessionRouteParts extends OwnSessionParts {
  readonly pictures: Pick<NotePictures, 'list' | 'removeAllBut'>
  readonly audit: AuditLog
  /** The site's policy. */
  readonly keepsTranscripts: boolean
}

/** Text of 20,000 characters, in the worst case all escaped. */
const NOTES_LIMIT_BYTES = 160 * 1024
/** A transcript of several thousand ordinary lines; the schema's own limit would be twice this. */
const TRANSCRIPT_LIMIT_BYTES = 8 * 1024 * 1024

export function sessionRoutes(parts: SessionRouteParts): Route[] {
  const { records, pictures, audit, keepsTranscripts } = parts
  /** @returns those of `pictureIds` that were never sent */
  const keepOnly = async (place: NotesPlace, pictureIds: readonly string[]): Promise<readonly string[]> => {
    const removed = await pictures.removeAllBut(place, pictureIds)
    if (removed > 0)
      await audit.append({
        kind: 'note-pictures-removed',
        actor: place.accountId,
        subject: place.sessionId,
        detail: { pictures: removed },
      })
    const kept = new Set((await pictures.list(place)).map(({ pictureId }) => pictureId))
    return pictureIds.filter((pictureId) => !kept.has(pictureId))
  }

  return [
    {
      method: 'GET',
      path: '/api/sessions/:sessionId/notes',
      policy: 'signed-in',
      handle: async (request, reply, who) => {
        const place = await findOwnSession(parts, request, who)
        return place === null
          ? refuse(reply, 'not-found')
          : reply.send(await records.findNotes(place.sessionId, place.accountId))
      },
    },
    {
      method: 'PUT',
      path: '/api/sessions/:sessionId/notes',
      policy: 'signed-in',
      bodyLimitBytes: NOTES_LIMIT_BYTES,
      handle: async (request, reply, who) => {
        const notes = readBody(notesRequestSchema, request)
        if (notes === null) return refuse(reply, 'malformed')
        const place = await findOwnSession(parts, request, who)
        if (place === null) return refuse(reply, 'not-found')
        const { sessionId, accountId } = place
        await records.saveNotes(sessionId, accountId, notes.text)
        await audit.append({
          kind: 'notes-saved',
          actor: accountId,
          subject: sessionId,
          detail: { length: notes.text.length },
        })
        if (notes.pictures === undefined) return reply.code(204).send()
        return reply.send({ missing: await keepOnly(place, notes.pictures) })
      },
    },
    {
      method: 'PUT',
      path: '/api/sessions/:sessionId/transcript',
      policy: 'signed-in',
      bodyLimitBytes: TRANSCRIPT_LIMIT_BYTES,
      handle: async (request, reply, who) => {
        // The apps are told and do not even try; this holds whatever an app does.
        if (!keepsTranscripts) return refuse(reply, 'not-allowed')
        const transcript = readBody(transcriptRequestSchema, request)
        if (transcript === null) return refuse(reply, 'malformed')
        const place = await findOwnSession(parts, request, who)
        if (place === null) return refuse(reply, 'not-found')
        const { sessionId, accountId } = place
        const { lines } = transcript
        await records.saveTranscript(sessionId, accountId, JSON.stringify(lines))
        await audit.append({
          kind: 'transcript-saved',
          actor: accountId,
          subject: sessionId,
          detail: { lines: lines.length },
        })
        return reply.code(204).send()
      },
    },
  ]
}
