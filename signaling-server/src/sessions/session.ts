/** A session as the server knows it: who has a place, who is reachable, which invites are out. */
import type { CancelTimer } from '@deskside/shared/kernel/clock.ts'
import type { Role } from '@deskside/shared/protocol/fields.ts'
import type { InviteClosedReason, ServerMessage } from '@deskside/shared/protocol/signaling.ts'
import type { SerialQueue } from '../serial-queue.ts'
import type { AccountIdentity, Caller } from './caller.ts'

export interface Session {
  readonly sessionId: string
  readonly openedAt: Date
  /** The CSR who alone may end it: whoever opened it, until the role is passed on. */
  hostId: string
  hasEnded: boolean
  readonly members: Map<string, Member>
  /** Those not closed yet, by id. */
  readonly invites: Map<string, Invite>
  /** Whatever changes the session takes its turn here, so that its members hear of everything in one order. */
  readonly turns: SerialQueue
}

export interface MemberIdentity {
  readonly participantId: string
  readonly role: Role
  /** Customers have none. */
  readonly account: AccountIdentity | null
  readonly resumeTokenHash: string
}

export interface Member extends MemberIdentity {
  presence: Presence
}

export type Presence =
  | { readonly kind: 'present'; readonly caller: Caller }
  | {
      readonly kind: 'away'
      /** On the monotonic clock. */
      readonly sinceMs: number
      readonly cancelExpiry: CancelTimer
      /** News of this member's own invites, which `session/resumed` has no field for. */
      readonly missed: ServerMessage[]
    }

export interface Invite {
  readonly inviteId: string
  readonly inviterId: string
  readonly nameplate: string
  /** Whom it admits. */
  readonly role: Role
  /** On the monotonic clock. */
  readonly expiresAtMs: number
  /** Counted when a claim begins, so that a crash in mid-handshake counts too. */
  triesUsed: number
  state: InviteState
}

export type InviteState =
  | { readonly kind: 'open'; readonly cancelExpiry: CancelTimer }
  | { readonly kind: 'claimed'; readonly claim: Claim }
  | { readonly kind: 'closed'; readonly reason: InviteClosedReason }

export interface Claim {
  readonly claimId: string
  /** The place kept for whoever claimed. */
  readonly participantId: string
  readonly claimant: Caller
  readonly cancelTimeout: CancelTimer
}

/** Of the CSRs besides the host the one who has been in the session longest. */
export function successorOf(session: Session): Member | null {
  for (const member of session.members.values()) {
    if (member.role === 'csr' && member.participantId !== session.hostId) return member
  }
  return null
}

export function hasCsrSeat(session: Session, participantId: string | undefined): boolean {
  return participantId !== undefined && session.members.get(participantId)?.role === 'csr'
}

/** Everyone but this participant, as `members` of a message. */
export function othersOf(session: Session, participantId: string): { participantId: string; role: Role }[] {
  return [...session.members.values()]
    .filter((member) => member.participantId !== participantId)
    .map(({ participantId, role }) => ({ participantId, role }))
}
