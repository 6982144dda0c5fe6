/** How busy everybody else keeps this machine: figures taken beside other work are worth less. */
import { pause } from '../rig/wait.ts'
import { cpuSeconds, machineCpuSeconds } from './process-tree.ts'

const QUIET = { percent: 20, sampleMs: 2_000, patienceMs: 600_000 } as const

/** Tells, when called, what the others took since `watchOthers` was called, in percent of one core. */
export function watchOthers(): () => number {
  const begin = { at: performance.now(), seconds: othersSeconds() }
  return () => {
    const seconds = (performance.now() - begin.at) / 1_000
    return Math.max(0, (100 * (othersSeconds() - begin.seconds)) / seconds)
  }
}

/** Fulfilled when the others leave the machine alone, or when that takes too long. */
export async function untilQuiet(): Promise<void> {
  const end = performance.now() + QUIET.patienceMs
  for (;;) {
    const others = watchOthers()
    await pause(QUIET.sampleMs)
    if (others() < QUIET.percent || performance.now() > end) return
  }
}

/** Everything of ours is a descendant of this process. */
function othersSeconds(): number {
  return machineCpuSeconds() - cpuSeconds(process.pid)
}
