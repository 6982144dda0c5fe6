/** What a tab shows of its session: one immutable value. */
import {
  amHost,
  otherWhoHosts,
  type SessionEnd,
  type SessionSnapshot,
} from '@deskside/shared/session/session-snapshot.ts'

/** Who ended it, for somebody who was in another session then. */
export type TabEnd =
  | 'by-you'
  | 'by-itself'
  | 'by-host'
  | 'host-gone'
  | 'by-server'
  | 'removed'
  | 'lost'
  | 'tampered'

export interface TabFace {
  readonly id: string
  /** Counted from 1 as the sessions are opened; the name of one in which nobody has been yet. */
  readonly number: number
  /** With whom: the primary customer, else whoever has been here last. */
  readonly name: string | null
  /** On the session's monotonic clock; null before it is active. */
  readonly startedAt: number | null
  /** Lines of the chat nobody here has seen. */
  readonly unread: number
  /** Customers who joined while another tab was in front, and wait since. */
  readonly waiting: readonly string[]
  /** It ends by itself soon, unless somebody wants to keep it open. */
  readonly isEndingSoon: boolean
  /** Somebody may be trying to get in; nobody has looked since. */
  readonly isWarned: boolean
  /** This CSR hosts since a moment when another tab was in front; nobody has looked since. */
  readonly isNewlyHost: boolean
  /** A colleague wants to pass the session to this CSR. */
  readonly isOffered: boolean
  /** Another session, or the start page, is in front: nobody here hears or sees the CSR. */
  readonly isOnHold: boolean
  /** Null while it runs. */
  readonly end: TabEnd | null
}

export function newFace(id: string, number: number): TabFace {
  return {
    ...{ id, number, name: null, startedAt: null, unread: 0, waiting: [], end: null },
    ...{ isEndingSoon: false, isOffered: false, isWarned: false, isNewlyHost: false, isOnHold: false },
  }
}

/** @param before keeps the name of somebody who has left */
export function nameOf(view: SessionSnapshot, before: string | null): string | null {
  const customers = view.participants.filter(({ role }) => role === 'customer')
  const customer = customers.find(({ primary }) => primary) ?? customers[0]
  if (customer !== undefined) return customer.name
  if (before !== null || amHost(view)) return before
  return otherWhoHosts(view)?.name ?? null
}

export function endOf(end: SessionEnd, isHost: boolean): TabEnd {
  if (end.kind === 'left') return 'by-you'
  if (end.kind !== 'ended') return end.kind
  if (end.reason === 'host-gone') return 'host-gone'
  if (end.reason === 'expired') return 'by-itself'
  if (end.reason !== 'ended-by-csr') return 'by-server'
  return isHost ? 'by-you' : 'by-host'
}

/** Whether the two look the same. */
export function isSameFace(one: TabFace, other: TabFace): boolean {
  const { waiting, ...rest } = one
  return (
    waiting.join('\n') === other.waiting.join('\n') &&
    Object.entries(rest).every(([key, value]) => Object.is(value, other[key as keyof TabFace]))
  )
}
