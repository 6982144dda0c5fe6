import type { SessionLayer } from '../sessions/session-layer.ts'
import type { Handler } from './handler.ts'

export function leaveSession({ sessions, members }: SessionLayer): Handler<'session/leave'> {
  return async ({ sessionId }, { caller }) => {
    const session = sessions.find(sessionId)
    await session?.turns.run(async () => {
      const member = session.members.get(caller.seats.get(sessionId) ?? '')
      if (member !== undefined) await members.remove(session, member, 'left')
    })
  }
}
