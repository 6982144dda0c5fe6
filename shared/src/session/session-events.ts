/** What a session tells whoever watches it, besides its snapshot. */
import type { WireMessage } from '../protocol/index.ts'
import type { Person } from '../protocol/participants.ts'
import type { HandOverFailure, TakeOverFailure } from './hand-over.ts'
import type { PeerLink } from './ports.ts'
import type { Participant, SessionEnd } from './session-snapshot.ts'

export type SessionNotice =
  | { readonly kind: 'person-joined'; readonly person: Person }
  /** Somebody comes to watch; nothing of this app has reached them yet. */
  | { readonly kind: 'supervisor-comes'; readonly person: Person }
  | { readonly kind: 'person-left'; readonly person: Person }
  | { readonly kind: 'reconnected'; readonly person: Person }
  /** A code did not match: mistyped, or somebody interferes. */
  | { readonly kind: 'code-failed'; readonly triesLeft: number }
  /** Another CSR hosts: the former host passed the role on, or is gone. */
  | { readonly kind: 'host-changed'; readonly change: HostChange }
  /** Of the offer of the host role to that CSR. */
  | { readonly kind: 'hand-over-failed'; readonly person: Person; readonly why: HandOverFailure }
  /** This CSR had said yes to that one's offer, and does not host all the same. */
  | { readonly kind: 'take-over-failed'; readonly person: Person; readonly why: TakeOverFailure }
  /** Another customer is the one to be helped. */
  | { readonly kind: 'primary-changed'; readonly person: Person }
  /** Somebody answered for that person who could not prove it. */
  | { readonly kind: 'tampered'; readonly person: Person }

export interface HostChange {
  readonly from: Person
  readonly to: Person
  readonly how: 'passed' | 'gone'
}

export interface SessionEvents<Media> {
  message: { readonly from: Participant; readonly message: WireMessage }
  /** Each time a link becomes usable, after reconnects too: the link is then a fresh one. */
  'link-verified': { readonly participant: Participant; readonly link: PeerLink<Media> }
  'link-lost': { readonly participantId: string }
  'host-changed': HostChange
  /** Somebody takes this CSR for the host from now on: what only the host may say counts with them only now. */
  'host-recognised': { readonly participantId: string }
  /** The server has this person's place again after an interruption. */
  resumed: undefined
  over: SessionEnd
  notice: SessionNotice
}
