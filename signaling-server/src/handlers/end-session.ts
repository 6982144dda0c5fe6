import type { SessionLayer } from '../sessions/session-layer.ts'
import type { Handler } from './handler.ts'

export function endSession({ sessions }: SessionLayer): Handler<'session/end'> {
  return async ({ sessionId }, { caller, expel }) => {
    const session = sessions.find(sessionId)
    // Over already: the two messages crossed.
    if (session === null) return
    if (caller.seats.get(sessionId) !== session.hostId) return expel('not-allowed')
    await session.turns.run(() => sessions.end(session, 'ended-by-csr'))
  }
}
