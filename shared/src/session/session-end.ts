import type { PairEnd } from './pair-link.ts'
import type { SessionEnd } from './session-snapshot.ts'

/** What it means for oneself that the link to the host is over. */
export function sessionEndAfter(reason: PairEnd): SessionEnd {
  switch (reason) {
    case 'ended':
      return { kind: 'ended', reason: 'ended-by-csr' }
    case 'removed':
      return { kind: 'removed' }
    case 'left':
      return { kind: 'ended', reason: 'host-gone' }
    case 'tampered':
      return { kind: 'tampered' }
    default:
      return { kind: 'lost' }
  }
}
