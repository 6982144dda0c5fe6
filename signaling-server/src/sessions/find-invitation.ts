/** What the invite page may tell whoever opens it. */
import type { Role } from '@deskside/shared/protocol/fields.ts'
import type { Directory } from '../cluster/directory.ts'
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
