/** What a process and all that it started have cost, as Linux counts it. */
import { readdirSync, readFileSync } from 'node:fs'

/** Fixed on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100

interface Stat {
  readonly pid: number
  readonly parent: number
  readonly ticks: number
}

/** Seconds of one core that the processes living now have used since they started. */
export function cpuSeconds(root: number): number {
  return treeOf(root).reduce((sum, { ticks }) => sum + ticks, 0) / TICKS_PER_SECOND
}

/** Memory in MiB, with what several processes share divided among them. */
export function memoryMiB(root: number): number {
  const kib = treeOf(root).reduce((sum, { pid }) => {
    const match = /^Pss:\s+(\d+) kB/m.exec(readOrNothing(`/proc/${pid}/smaps_rollup`))
    return sum + Number(match?.[1] ?? 0)
  }, 0)
  return kib / 1024
}

/** Seconds of cores that everything on this machine has used since it started. */
export function machineCpuSeconds(): number {
  const fields = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0]?.split(/\s+/).slice(1).map(Number) ?? []
  const [user = 0, nice = 0, system = 0, , , interrupts = 0, softInterrupts = 0, stolen = 0] = fields
  return (user + nice + system + interrupts + softInterrupts + stolen) / TICKS_PER_SECOND
}

function treeOf(root: number): readonly Stat[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)) ?? [])
  const inTree = new Set([root])
  // A child may be listed before its parent, so once more until nothing is new.
  for (let before = 0; before !== inTree.size; ) {
    before = inTree.size
    for (const { pid, parent } of all) if (inTree.has(parent)) inTree.add(pid)
  }
  return all.filter(({ pid }) => inTree.has(pid))
}

/** See proc_pid_stat(5). The name may hold spaces, so fields are counted from the bracket that closes it. */
function statOf(pid: number): Stat | null {
  const line = readOrNothing(`/proc/${pid}/stat`)
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
  const [, parent] = fields
  if (parent === undefined) return null
  return { pid, parent: Number(parent), ticks: Number(fields[11]) + Number(fields[12]) }
}

/** Processes end while they are being listed. */
function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ESRCH') return ''
    throw error
  }
}
