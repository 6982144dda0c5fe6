/** Cuts one app off from everything and back again: Chromium keeps all its sockets in one process, which can be held. */
import { readdirSync, readFileSync } from 'node:fs'
import type { App } from './apps.ts'

export interface Cut {
  /** As if the cable were plugged in again. */
  readonly mend: () => void
}

/** Nothing leaves this app and nothing arrives, while the app itself goes on. */
export function cutOff(app: App): Cut {
  const pid = networkProcessOf(app)
  process.kill(pid, 'SIGSTOP')
  return { mend: () => process.kill(pid, 'SIGCONT') }
}

/** As when the network changes under a running app: every socket it had is gone at once. */
export function dropSockets(app: App): void {
  process.kill(networkProcessOf(app), 'SIGKILL')
}

function networkProcessOf(app: App): number {
  const found = descendantsOf(app.pid).find((pid) =>
    commandOf(pid).includes('--utility-sub-type=network.mojom.NetworkService'),
  )
  if (found === undefined) throw new Error('The app has no network process.')
  return found
}

export function descendantsOf(pid: number): readonly number[] {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const parent = parentOf(Number(name))
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const below = (of: number): readonly number[] =>
    (children.get(of) ?? []).flatMap((child) => [child, ...below(child)])
  return below(pid)
}

function parentOf(pid: number): number | null {
  // The name in brackets may hold spaces and brackets of its own.
  const after = read(`/proc/${pid}/stat`).split(')').at(-1)?.trim().split(' ')
  const parent = Number(after?.[1])
  return Number.isInteger(parent) ? parent : null
}

function commandOf(pid: number): string {
  return read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // Processes end while one looks at them.
    return ''
  }
}
