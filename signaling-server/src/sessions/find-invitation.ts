/** Invites found by a stranger with a number, who may know little, and by the CSR who made them. */
import type { Role } from '@deskside/shared/protocol/fields.ts'
import type { Directory } from '../cluster/directory.ts'
import type { Invite, Session } from './session.ts'
import type { Sessions } from './sessions.ts'

export interface InvitationView {
  readonly nameplate: string
  readonly inviter: string
  readonly role: Role
}

/** Null for a nameplate that leads nowhere; why it does is not said. */
export async function findInvitation(
  nameplate: string,
  sessions: Sessions,
  directory: Directory,
): Promise<InvitationView | null> {
  const sessionId = await directory.sessionAt(nameplate)
  const session = sessionId === null ? null : sessions.find(sessionId)
  const invite = [...(session?.invites.values() ?? [])].find((each) => each.nameplate === nameplate)
  const inviter = invite === undefined ? undefined : session?.members.get(invite.inviterId)?.account?.name
  return invite === undefined || inviter === undefined ? null : { nameplate, inviter, role: invite.role }
}

/** An invite that waits for a customer, for the CSR who made it; null for everybody else's, and once it is over. */
export function findOwnInvite(
  session: Session | null,
  { inviteId, accountId }: { readonly inviteId: string; readonly accountId: string },
): Invite | null {
  const invite = session?.invites.get(inviteId)
  if (session === null || invite === undefined || invite.role !== 'customer') return null
  const inviter = session.members.get(invite.inviterId)
  return invite.state.kind === 'open' && inviter?.account?.accountId === accountId ? invite : null
}
