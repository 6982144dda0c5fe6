/** What a session costs while nothing moves, and the memory it takes. */
import { readFileSync } from 'node:fs'
import { pause } from '../rig/wait.ts'
import { cpuSeconds, memoryMiB } from './process-tree.ts'
import type { Stage } from './stage.ts'

const IDLE = { restMs: 5_000, measureMs: 15_000 } as const

export interface IdleFigures {
  /** Of one core. */
  readonly helperCpuPercent: number
  readonly csrCpuPercent: number
  readonly kbitPerSecond: number
}

export interface MemoryFigures {
  readonly helperMiB: number
  readonly csrMiB: number
}

export async function measureIdle({ target, apps }: Stage): Promise<IdleFigures | null> {
  if (apps === null) return null
  await target.show('still')
  await pause(IDLE.restMs)
  const begin = { at: performance.now(), bytes: loopbackBytes(), ...cpuOf(apps) }
  await pause(IDLE.measureMs)
  const end = { at: performance.now(), bytes: loopbackBytes(), ...cpuOf(apps) }
  const seconds = (end.at - begin.at) / 1_000
  return {
    helperCpuPercent: (100 * (end.helper - begin.helper)) / seconds,
    csrCpuPercent: (100 * (end.csr - begin.csr)) / seconds,
    kbitPerSecond: ((end.bytes - begin.bytes) * 8) / 1_000 / seconds,
  }
}

export function measureMemory({ apps }: Stage): MemoryFigures | null {
  if (apps === null) return null
  return { helperMiB: memoryMiB(apps.helperPid), csrMiB: memoryMiB(apps.csrPid) }
}

function cpuOf(apps: { helperPid: number; csrPid: number }): { helper: number; csr: number } {
  return { helper: cpuSeconds(apps.helperPid), csr: cpuSeconds(apps.csrPid) }
}

/** Received; on the loopback interface that is the same as sent. */
function loopbackBytes(): number {
  return Number(/^\s*lo:\s*(\d+)/m.exec(readFileSync('/proc/net/dev', 'utf8'))?.[1] ?? Number.NaN)
}
