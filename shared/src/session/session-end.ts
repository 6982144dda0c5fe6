import type { MessageOf } from '../protocol/index.ts'
import type { SessionEndReason } from '../protocol/signaling.ts'
import type { PairEnd } from './pair-link.ts'
import type { QuietWarning, SessionEnd } from './session-snapshot.ts'

/** What the host said of an end by itself; only an end because nothing happens comes to anybody else. */
export function warningFrom({ ending }: MessageOf<'quiet/ending'>, now: number): QuietWarning | null {
  return (
    ending && {
      rule: { kind: 'nothing-happens', afterMs: ending.afterMs },
      endsAt: now + ending.inMs,
    }
  )
}

/** @param quiet what was told before of an end by itself */
export function endedFor(reason: SessionEndReason, quiet: QuietWarning | null, now: number): SessionEnd {
  // An older server, and the goodbye over a link, know no other reason than the CSR.
  const isDue = reason === 'ended-by-csr' && quiet !== null && quiet.endsAt <= now
  if (reason === 'expired' || isDue) return { kind: 'ended', reason: 'expired', rule: quiet?.rule ?? null }
  return { kind: 'ended', reason }
}

/** The key of the sentence that says it, and the minutes it names where a rule of the site was it. */
export function sentenceFor<Other extends string>(end: SessionEnd | { readonly kind: Other }) {
  if (!('reason' in end)) return { key: end.kind, minutes: 0 }
  if (end.reason !== 'expired' || end.rule === null) return { key: end.reason, minutes: 0 }
  return { key: end.rule.kind, minutes: Math.round(end.rule.afterMs / 60_000) }
}

/** How the end is to be taken: as it should be, cut off, or as a danger. */
export type EndTone = 'calm' | 'cut-off' | 'danger'

const CUT_OFF = new Set<string>(['lost', 'host-gone', 'site-closed', 'window-hung', 'window-failed'])

export function toneOf<Other extends string>(end: SessionEnd | { readonly kind: Other }): EndTone {
  if (end.kind === 'tampered') return 'danger'
  return CUT_OFF.has(sentenceFor(end).key) ? 'cut-off' : 'calm'
}

/** What it means for oneself that the link to the host is over. */
export function sessionEndAfter(reason: PairEnd, quiet: QuietWarning | null, now: number): SessionEnd {
  switch (reason) {
    case 'ended':
      return endedFor('ended-by-csr', quiet, now)
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
