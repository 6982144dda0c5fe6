import { hasCsrSeat } from '../sessions/session.ts'
import type { SessionLayer } from '../sessions/session-layer.ts'
import type { Handler } from './handler.ts'

export function endSession({ sessions }: SessionLayer): Handler<'session/end'> {
  return async ({ sessionId, reason }, { caller, expel }) => {
    const session = sessions.find(sessionId)
    // Over already: the two messages crossed.
    if (session === null) return
    const seat = caller.seats.get(sessionId)
    // A CSR who hosts no more, or not yet as far as the server knows: the two messages crossed.
    if (seat !== session.hostId) return hasCsrSeat(session, seat) ? undefined : expel('not-allowed')
    await session.turns.run(() => sessions.end(session, reason ?? 'ended-by-csr'))
  }
}
