import type { SessionLayer } from '../sessions/session-layer.ts'
import type { Handler } from './handler.ts'

export function withdrawInvite({ sessions, invites }: SessionLayer): Handler<'invite/withdraw'> {
  return async ({ inviteId }, { caller }) => {
    for (const [sessionId, participantId] of caller.seats) {
      const session = sessions.find(sessionId)
      // Only one's own; anything else is closed already or none of the caller's business.
      if (session?.invites.get(inviteId)?.inviterId !== participantId) continue
      await session.turns.run(async () => {
        const invite = session.invites.get(inviteId)
        if (invite !== undefined) await invites.close(session, invite, 'withdrawn')
      })
    }
  }
}
