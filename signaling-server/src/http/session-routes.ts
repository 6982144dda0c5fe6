/** Notes and transcript of a session, for its CSRs, while it lasts and for a day after. */
import { notesRequestSchema, transcriptRequestSchema } from '@deskside/shared/protocol/http-api.ts'
import type { FastifyRequest } from 'fastify'
import type { SignedIn } from '../accounts/access-tokens.ts'
import type { AuditLog } from '../audit/audit-log.ts'
import type { SessionRecords } from '../sessions/session-records.ts'
import type { WallClock } from '../system-ports.ts'
import { type Route, readBody, readParameter, refuse } from './route.ts'

export interface SessionRouteParts {
  readonly records: SessionRecords
  readonly audit: AuditLog
  readonly now: WallClock
  /** The site's policy. */
  readonly keepsTranscripts: boolean
}

const KEEPING_TIME_MS = 24 * 3_600_000
/** Text of 20,000 characters, in the worst case all escaped. */
const NOTES_LIMIT_BYTES = 160 * 1024
/** A transcript of several thousand ordinary lines; the schema's own limit would be twice this. */
const TRANSCRIPT_LIMIT_BYTES = 8 * 1024 * 1024

export function sessionRoutes({ records, audit, now, keepsTranscripts }: SessionRouteParts): Route[] {
  /** Null, and so "not found", for sessions that do not exist as for those of others. */
  const findOwn = async (request: FastifyRequest, { account }: SignedIn): Promise<string | null> => {
    const sessionId = readParameter(request, 'sessionId')
    const endedAfter = new Date(now().getTime() - KEEPING_TIME_MS)
    return (await records.mayKeep(sessionId, account.accountId, endedAfter)) ? sessionId : null
  }

  return [
    {
      method: 'GET',
      path: '/api/sessions/:sessionId/notes',
      policy: 'signed-in',
      handle: async (request, reply, who) => {
        const sessionId = await findOwn(request, who)
        return sessionId === null
          ? refuse(reply, 'not-found')
          : reply.send(await records.findNotes(sessionId, who.account.accountId))
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
        const sessionId = await findOwn(request, who)
        if (sessionId === null) return refuse(reply, 'not-found')
        const { accountId } = who.account
        await records.saveNotes(sessionId, accountId, notes.text)
        await audit.append({
          kind: 'notes-saved',
          actor: accountId,
          subject: sessionId,
          detail: { length: notes.text.length },
        })
        return reply.code(204).send()
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
        const sessionId = await findOwn(request, who)
        if (sessionId === null) return refuse(reply, 'not-found')
        const { accountId } = who.account
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
