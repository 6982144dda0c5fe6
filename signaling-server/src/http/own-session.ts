/** Which session a request is about, if what belongs to it may be kept by whoever asks. */
import type { FastifyRequest } from 'fastify'
import type { SignedIn } from '../accounts/access-tokens.ts'
import type { NotesPlace } from '../sessions/note-pictures.ts'
import type { SessionRecords } from '../sessions/session-records.ts'
import type { WallClock } from '../system-ports.ts'
import { readParameter } from './route.ts'

const KEEPING_TIME_MS = 24 * 3_600_000

export interface OwnSessionParts {
  readonly records: SessionRecords
  readonly now: WallClock
}

/** Null, and so "not found", for sessions that do not exist as for those of others. */
export async function findOwnSession(
  { records, now }: OwnSessionParts,
  request: FastifyRequest,
  { account: { accountId } }: SignedIn,
): Promise<NotesPlace | null> {
  const sessionId = readParameter(request, 'sessionId')
  const endedAfter = new Date(now().getTime() - KEEPING_TIME_MS)
  return (await records.mayKeep(sessionId, accountId, endedAfter)) ? { sessionId, accountId } : null
}
