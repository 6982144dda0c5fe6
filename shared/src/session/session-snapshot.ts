/** What screens read of a session: one immutable value. */
import { NO_PRESENCE, type Person, type Presence } from '../protocol/participants.ts'
import type { InviteClosedReason, RefusalCode, SessionEndReason } from '../protocol/signaling.ts'
import type { HandOver } from './hand-over.ts'

/** `connecting`: handshake or first connection. `lost`: given up; that person may still be here. */
export type LinkCondition = 'connecting' | 'verified' | 'reconnecting' | 'lost'

export interface Participant extends Person {
  readonly link: LinkCondition
  /** Six digits both people see, `123 456`; null until the handshake is done. */
  readonly safetyNumber: string | null
  /** The protocol version both apps speak; null until the handshake is done. */
  readonly protocol: number | null
  /** What that person's app said last. */
  readonly presence: Presence
}

export type InviteState =
  | { readonly kind: 'waiting' }
  /** Somebody is typing the code in; the handshake runs. */
  | { readonly kind: 'checking' }
  | { readonly kind: 'joined'; readonly participantId: string; readonly name: string }
  | { readonly kind: 'closed'; readonly reason: InviteClosedReason }

export interface Invite {
  readonly inviteId: string
  readonly role: 'csr' | 'customer'
  /** `NNN NNN - SSS SSS`. */
  readonly code: string
  /** With the secret in the fragment. */
  readonly link: string
  /** On the session's monotonic clock. */
  readonly expiresAt: number
  /** Failed tries so far; each is shown, since each may be somebody guessing. */
  readonly failedTries: number
  readonly state: InviteState
}

/** Whether it still admits somebody. */
export function isOpen({ state }: Invite): boolean {
  return state.kind === 'waiting' || state.kind === 'checking'
}

/** The site's rule that ends a session of no use to anybody. */
export interface QuietRule {
  readonly kind: 'nobody-joined' | 'nothing-happens'
  readonly afterMs: number
}

/** The end that this rule brings, unless somebody does something. */
export interface QuietWarning {
  readonly rule: QuietRule
  /** On the session's monotonic clock. */
  readonly endsAt: number
}

export type SessionEnd =
  | { readonly kind: 'ended'; readonly reason: Exclude<SessionEndReason, 'expired'> }
  /** Null: by a rule this app was not told of. */
  | { readonly kind: 'ended'; readonly reason: 'expired'; readonly rule: QuietRule | null }
  | { readonly kind: 'left' }
  | { readonly kind: 'removed' }
  /** No way back within the outage limit. */
  | { readonly kind: 'lost' }
  /** Somebody answered for the host who could not prove it. */
  | { readonly kind: 'tampered' }

export type SessionPhase =
  | { readonly kind: 'starting' }
  | { readonly kind: 'active' }
  | { readonly kind: 'over'; readonly end: SessionEnd }

export interface SessionSnapshot {
  readonly phase: SessionPhase
  readonly sessionId: string | null
  /** On the session's monotonic clock; null before it is active. */
  readonly startedAt: number | null
  readonly me: Person | null
  /** What the others show beside this person's name. */
  readonly myPresence: Presence
  /** The others. */
  readonly participants: readonly Participant[]
  readonly hostId: string | null
  /** Whether the host has said who is here; before that nobody knows who is primary. */
  readonly knowsPeople: boolean
  /** Of CSRs only. */
  readonly handOver: HandOver | null
  /** As the host told it; the host itself is told nothing. */
  readonly quiet: QuietWarning | null
  readonly invites: readonly Invite[]
  readonly signaling: 'connected' | 'reconnecting'
}

/** Of a session that has not begun. */
export function newSnapshot(signaling: SessionSnapshot['signaling']): SessionSnapshot {
  return {
    phase: { kind: 'starting' },
    sessionId: null,
    startedAt: null,
    me: null,
    myPresence: NO_PRESENCE,
    participants: [],
    hostId: null,
    knowsPeople: false,
    handOver: null,
    quiet: null,
    invites: [],
    signaling,
  }
}

/** False before anybody hosts. */
export function amHost({ me, hostId }: Pick<SessionSnapshot, 'me' | 'hostId'>): boolean {
  return me !== null && me.participantId === hostId
}

/** Undefined for whoever hosts, as for who does not know the host yet. */
export function otherWhoHosts({
  participants,
  hostId,
}: Pick<SessionSnapshot, 'participants' | 'hostId'>): Participant | undefined {
  return participants.find(({ participantId }) => participantId === hostId)
}

/** Those who are in the session and not connected with this app at this moment: it could not host for them. */
export function unmetBy({ participants }: Pick<SessionSnapshot, 'participants'>): readonly Participant[] {
  return participants.filter(({ link }) => link !== 'verified')
}

/** How an attempt to join ended. Every failure is a sentence on the customer's screen. */
export type JoinOutcome =
  | { readonly kind: 'joined' }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly retryAfterMs: number | null }
  /** The secret did not match: mistyped, or somebody interferes. */
  | { readonly kind: 'wrong-code'; readonly triesLeft: number }
  | { readonly kind: 'crowded' }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'tampered' }
  | { readonly kind: 'version' }
  | { readonly kind: 'offline' }
