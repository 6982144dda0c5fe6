import { hasCsrSeat } from '../sessions/session.ts'
import type { SessionLayer } from '../sessions/session-layer.ts'
import type { Handler } from './handler.ts'

export function passHost({ sessions }: SessionLayer): Handler<'session/pass-host'> {
  return async ({ sessionId, to }, { caller, expel }) => {
    const session = sessions.find(sessionId)
    if (session === null) return
    const seat = caller.seats.get(sessionId)
    // Only the present host gives the role away; one who has just lost it has done nothing wrong.
    if (seat !== session.hostId) return hasCsrSeat(session, seat) ? undefined : expel('not-allowed')
    await session.turns.run(async () => {
      const member = session.members.get(to)
      if (session.hostId !== seat || member === undefined || !hasCsrSeat(session, to) || to === seat) return
      await sessions.passHost(session, member)
    })
  }
}
