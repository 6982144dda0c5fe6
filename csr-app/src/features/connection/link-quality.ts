/** What the toolbar says about the connection, made from measurements. */
import type { LinkStats } from '@deskside/shared/session/ports.ts'

export type LinkGrade = 'good' | 'fair' | 'poor' | 'unknown'

export interface LinkQuality {
  readonly grade: LinkGrade
  readonly path: LinkStats['path']
  /** Whole ms. */
  readonly roundTripMs: number | null
  /** Whole per cent. */
  readonly lossPercent: number | null
  readonly framesPerSecond: number | null
  readonly kbps: number | null
}

export const unknownQuality: LinkQuality = {
  grade: 'unknown',
  path: 'unknown',
  roundTripMs: null,
  lossPercent: null,
  framesPerSecond: null,
  kbps: null,
}

/** Above these a person notices: typing lags, text smears. */
const FAIR = { roundTripMs: 120, loss: 0.02 }
const POOR = { roundTripMs: 300, loss: 0.08 }

/** A still screen sends few frames; the frame rate is therefore shown but never counts against the link. */
export function qualityOf(stats: LinkStats): LinkQuality {
  return {
    grade: gradeOf(stats),
    path: stats.path,
    roundTripMs: rounded(stats.roundTripMs),
    lossPercent: stats.loss === null ? null : Math.round(stats.loss * 100),
    framesPerSecond: rounded(stats.framesPerSecond),
    kbps: rounded(stats.kbps),
  }
}

function gradeOf({ roundTripMs, loss }: LinkStats): LinkGrade {
  if (roundTripMs === null) return 'unknown'
  const exceeds = (limit: typeof FAIR): boolean => roundTripMs > limit.roundTripMs || (loss ?? 0) > limit.loss
  if (exceeds(POOR)) return 'poor'
  return exceeds(FAIR) ? 'fair' : 'good'
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value)
}
