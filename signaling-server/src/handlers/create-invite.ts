import { INVITE_LIFETIME_MS } from '@deskside/shared/protocol/limits.ts'
import type { SessionLayer } from '../sessions/session-layer.ts'
import type { CallLimits } from './call-limits.ts'
import type { Handler } from './handler.ts'

export interface CreateInviteParts {
  readonly layer: SessionLayer
  readonly limits: CallLimits
  /** Address of the invite page, without a fragment. */
  readonly inviteUrl: (nameplate: string) => string
}

export function createInvite({ layer, limits, inviteUrl }: CreateInviteParts): Handler<'invite/create'> {
  const { sessions, invites } = layer
  return async ({ requestId, sessionId, role }, { caller, refuse }) => {
    const { account } = caller
    const session = sessions.find(sessionId)
    const inviterId = caller.seats.get(sessionId)
    if (account === null || session === null || inviterId === undefined) return refuse('unknown-session')
    const retryAfterMs = await limits.inviteWaitMs(account.accountId)
    if (retryAfterMs > 0) return refuse('too-many-tries', retryAfterMs)
    await session.turns.run(async () => {
      if (caller.seats.get(sessionId) !== inviterId) return refuse('unknown-session')
      if (!sessions.hasRoom(session)) return refuse('full')
      const invite = await invites.create(session, { inviterId, role })
      if (invite === null) return refuse('busy')
      const { inviteId, nameplate } = invite
      const expiresInMs = INVITE_LIFETIME_MS
      caller.tell({
        type: 'invite/created',
        requestId,
        inviteId,
        nameplate,
        url: inviteUrl(nameplate),
        expiresInMs,
      })
    })
  }
}
