// Starts programs so that nothing of them is left when the script ends, however it ends.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'

/** How long a program may take to end by itself before it is killed. */
const graceMs = 5_000

/**
 * A set of running programs. Each has a process group of its own, so ending it ends its children too.
 */
export function createProgramSet() {
  const running = new Set()

  function start(command, args, options = {}) {
    const child = spawn(command, args, {
      stdio: 'inherit',
      ...options,
      detached: process.platform !== 'win32',
    })
    running.add(child)
    child.once('exit', () => {
      // A program's own children may outlive it; the group is asked to go as well.
      signalGroup(child, 'SIGTERM')
      running.delete(child)
    })
    child.once('error', () => running.delete(child))
    return child
  }

  async function endAll() {
    const ending = [...running]
    for (const child of ending) signalGroup(child, 'SIGTERM')
    const kill = setTimeout(() => killAll(ending), graceMs)
    await Promise.all(ending.map((child) => hasEnded(child) || once(child, 'exit')))
    clearTimeout(kill)
    killAll(ending)
  }

  const killAll = (children) => {
    for (const child of children) signalGroup(child, 'SIGKILL')
  }
  // The last resort, for an exit nobody foresaw: only synchronous work is possible here.
  process.on('exit', () => killAll(running))

  return { start, endAll }
}

const hasEnded = (child) => child.pid === undefined || child.exitCode !== null || child.signalCode !== null

function signalGroup(child, signal) {
  if (child.pid === undefined) return
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' })
    return
  }
  try {
    process.kill(-child.pid, signal)
  } catch (error) {
    // ESRCH: the whole group is gone, which is what was wanted.
    if (error.code !== 'ESRCH') throw error
  }
}

/** Runs `tidyUp` once on Ctrl-C, a closed terminal or a polite kill, then ends the script. */
export function onInterrupt(tidyUp) {
  let interrupted = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, async () => {
      if (interrupted) return
      interrupted = true
      try {
        await tidyUp()
      } finally {
        process.exit(130)
      }
    })
  }
}
