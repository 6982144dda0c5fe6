/** What a session costs the two computers and the line while something else is measured. */
import { readFileSync } from 'node:fs'
import { cpuSeconds } from './process-tree.ts'
import type { Stage } from './stage.ts'

export interface Cost {
  /** Of one core. */
  readonly helperCpuPercent: number
  readonly csrCpuPercent: number
  readonly kbitPerSecond: number
}

/** Tells, when called, the cost since `watchCost` was called. Null where there are no apps. */
export function watchCost({ apps }: Stage): () => Cost | null {
  if (apps === null) return () => null
  const now = () => ({
    at: performance.now(),
    helper: cpuSeconds(apps.helperPid),
    csr: cpuSeconds(apps.csrPid),
    bytes: loopbackBytes(),
  })
  const begin = now()
  return () => {
    const end = now()
    const seconds = (end.at - begin.at) / 1_000
    return {
      helperCpuPercent: (100 * (end.helper - begin.helper)) / seconds,
      csrCpuPercent: (100 * (end.csr - begin.csr)) / seconds,
      kbitPerSecond: ((end.bytes - begin.bytes) * 8) / 1_000 / seconds,
    }
  }
}

/** Received; on the loopback interface that is the same as sent. */
function loopbackBytes(): number {
  return Number(/^\s*lo:\s*(\d+)/m.exec(readFileSync('/proc/net/dev', 'utf8'))?.[1] ?? Number.NaN)
}
