/** What of live sessions outlives the process: enough to take one's place again, nothing that could be used to. */
import type { Role } from '@deskside/shared/protocol/fields.ts'
import type { InviteClosedReason, SessionEndReason } from '@deskside/shared/protocol/signaling.ts'
import type { MemberIdentity } from './session.ts'

export interface StoredInvite {
  readonly inviteId: string
  readonly inviterId: string
  readonly nameplate: string
  readonly role: Role
  readonly triesUsed: number
  readonly expiresAt: Date
}

export interface StoredSession {
  readonly sessionId: string
  readonly hostId: string
  readonly openedAt: Date
  readonly members: readonly MemberIdentity[]
  readonly invites: readonly StoredInvite[]
}

/** Every method keeps its word before it resolves. */
export interface SessionStore {
  open: (sessionId: string, host: MemberIdentity) => Promise<void>
  /** The member is in and the invite is used, both or neither. */
  admit: (sessionId: string, member: MemberIdentity, inviteId: string) => Promise<void>
  noteLeft: (participantId: string) => Promise<void>
  setHost: (sessionId: string, hostId: string) => Promise<void>
  end: (sessionId: string, reason: SessionEndReason) => Promise<void>
  addInvite: (sessionId: string, invite: StoredInvite) => Promise<void>
  recordTry: (inviteId: string, triesUsed: number) => Promise<void>
  closeInvite: (inviteId: string, reason: InviteClosedReason) => Promise<void>
  loadLive: () => Promise<readonly StoredSession[]>
}
