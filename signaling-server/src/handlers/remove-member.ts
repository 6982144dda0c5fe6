import { hasCsrSeat } from '../sessions/session.ts'
import type { SessionLayer } from '../sessions/session-layer.ts'
import type { Handler } from './handler.ts'

export function removeMember({ sessions, members }: SessionLayer): Handler<'member/remove'> {
  return async ({ sessionId, participantId }, { caller, expel }) => {
    const session = sessions.find(sessionId)
    if (session === null) return
    const { hostId } = session
    const seat = caller.seats.get(sessionId)
    // As with the end of the session: a former or a coming host has done nothing wrong.
    if (seat !== hostId && hasCsrSeat(session, seat)) return
    if (seat !== hostId || participantId === hostId) return expel('not-allowed')
    await session.turns.run(async () => {
      const member = session.members.get(participantId)
      if (member !== undefined) await members.remove(session, member, 'removed')
    })
  }
}
