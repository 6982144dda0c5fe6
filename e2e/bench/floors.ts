/** What a release must reach, and what the method itself must reach to be believed. */
import type { Results } from './results.ts'

interface Floor {
  readonly name: string
  readonly limit: number
  readonly better: 'lower' | 'higher'
  readonly of: (results: Results) => number | null | undefined
}

export interface Verdict {
  readonly name: string
  readonly bound: string
  readonly value: number
  readonly isMet: boolean
}

const OF_THE_APPS: readonly Floor[] = [
  {
    name: 'click to photon, median, ms',
    limit: 50,
    better: 'lower',
    of: ({ clicks }) => clicks?.clickToPhotonMs?.median,
  },
  {
    name: 'click to photon, p95, ms',
    limit: 75,
    better: 'lower',
    of: ({ clicks }) => clicks?.clickToPhotonMs?.p95,
  },
  {
    name: 'click to photon during video, median, ms',
    limit: 90,
    better: 'lower',
    of: ({ clicksDuringVideo }) => clicksDuringVideo?.clickToPhotonMs?.median,
  },
  { name: 'scrolling, frames/s', limit: 45, better: 'higher', of: ({ scroll }) => scroll?.shownPerSecond },
  {
    name: 'black on white after 1 s, dB',
    limit: 40,
    better: 'higher',
    of: ({ text }) => text?.[0]?.psnrAfter.find(({ ms }) => ms === 1_000)?.decibels,
  },
  {
    name: 'helper at rest, % of a core',
    limit: 10,
    better: 'lower',
    of: ({ idle }) => idle?.helperCpuPercent,
  },
  { name: 'network at rest, kbit/s', limit: 50, better: 'lower', of: ({ idle }) => idle?.kbitPerSecond },
]

const OF_THE_METHOD: readonly Floor[] = [
  {
    name: 'method: click to photon, median, ms',
    limit: 2,
    better: 'lower',
    of: ({ clicks }) => clicks?.clickToPhotonMs?.median,
  },
]

/** One verdict for each floor that was measured. */
export function judge(results: Results): readonly Verdict[] {
  const floors = results.subject === 'apps' ? OF_THE_APPS : OF_THE_METHOD
  return floors.flatMap(({ name, limit, better, of }) => {
    const value = of(results)
    if (value === null || value === undefined) return []
    const isMet = better === 'lower' ? value <= limit : value >= limit
    return [{ name, bound: `${better === 'lower' ? '≤' : '≥'} ${limit}`, value, isMet }]
  })
}
