/** What a session costs while nothing moves, and the memory it takes. */
import { pause } from '../rig/wait.ts'
import { type Cost, watchCost } from './cost.ts'
import { memoryMiB } from './process-tree.ts'
import type { Stage } from './stage.ts'

const IDLE = { restMs: 5_000, measureMs: 15_000 } as const

export interface MemoryFigures {
  readonly helperMiB: number
  readonly csrMiB: number
}

/** @returns null where there are no apps */
export async function measureIdle(stage: Stage): Promise<Cost | null> {
  await stage.target.show('still')
  await pause(IDLE.restMs)
  const cost = watchCost(stage)
  await pause(IDLE.measureMs)
  return cost()
}

/** @returns null where there are no apps */
export function measureMemory({ apps }: Stage): MemoryFigures | null {
  if (apps === null) return null
  return { helperMiB: memoryMiB(apps.helperPid), csrMiB: memoryMiB(apps.csrPid) }
}
