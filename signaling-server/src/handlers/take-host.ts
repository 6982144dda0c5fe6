import { hasCsrSeat } from '../sessions/session.ts'
import type { SessionLayer } from '../sessions/session-layer.ts'
import type { Handler } from './handler.ts'

export function takeHost({ sessions, members }: SessionLayer): Handler<'session/take-host'> {
  return async ({ sessionId }, { caller, expel }) => {
    const session = sessions.find(sessionId)
    if (session === null) return
    const seat = caller.seats.get(sessionId)
    if (seat === undefined || !hasCsrSeat(session, seat)) return expel('not-allowed')
    await session.turns.run(() => members.takeHost(session, seat))
  }
}
