/** What is asked of the benchmark on its command line. */
import { parseArgs } from 'node:util'

export const PHASES = ['click', 'video-click', 'scroll', 'video', 'text', 'idle', 'memory'] as const
export type Phase = (typeof PHASES)[number]

export interface Options {
  readonly phases: readonly Phase[]
  readonly json: string | null
  /** Measure the method itself, by looking at the customer's own display. */
  readonly floor: boolean
  /** Wait before each phase until nobody else uses the machine. */
  readonly patient: boolean
}

/** @throws Error naming the word that is not understood */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      json: { type: 'string' },
      floor: { type: 'boolean', default: false },
      patient: { type: 'boolean', default: false },
    },
  })
  return {
    phases: readPhases(values.only),
    json: values.json ?? null,
    floor: values.floor,
    patient: values.patient,
  }
}

function readPhases(only: string | undefined): readonly Phase[] {
  if (only === undefined) return PHASES
  return only.split(',').map((word) => {
    const phase = PHASES.find((known) => known === word)
    if (phase === undefined) throw new Error(`--only takes ${PHASES.join(', ')}; not ${word}`)
    return phase
  })
}
