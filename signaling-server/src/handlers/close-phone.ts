import { hasCsrSeat } from '../sessions/session.ts'
import type { SessionLayer } from '../sessions/session-layer.ts'
import type { Handler } from './handler.ts'

export function closePhone({ sessions }: SessionLayer): Handler<'phone/close'> {
  return ({ sessionId }, { caller, expel }) => {
    const session = sessions.find(sessionId)
    // Over already, and its PIN with it: the two messages crossed.
    if (session === null) return
    if (!hasCsrSeat(session, caller.seats.get(sessionId))) return expel('not-allowed')
    sessions.closePhone(sessionId)
  }
}
