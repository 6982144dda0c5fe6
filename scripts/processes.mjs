// Starts programs so that nothing of them is left when the script ends, however it ends.
import { spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import fs from 'node:fs'

/** How long a program may take to end by itself before it is killed. */
const graceMs = 5_000

/** Marks everything started from here, even what a program detached from its own process group. */
const mark = 'DESKSIDE_STARTED_BY'

/** A set of running programs. Each has a process group of its own, so ending it ends its children too. */
export function createProgramSet() {
  const running = new Set()
  const id = randomUUID()
  let ending = false

  function start(command, args, options = {}) {
    const child = spawn(command, args, {
      stdio: 'inherit',
      ...options,
      env: { ...process.env, ...options.env, [mark]: id },
      detached: process.platform !== 'win32',
    })
    running.add(child)
    child.once('error', () => running.delete(child))
    child.once('exit', () => {
      // A program's own children may outlive it.
      signalGroup(child, 'SIGTERM')
      running.delete(child)
    })
    return child
  }

  async function endAll() {
    ending = true
    const asked = [...running]
    // Only the program itself is asked: it knows best in which order its children go.
    for (const child of asked) child.kill('SIGTERM')
    const kill = setTimeout(() => killAll(asked), graceMs)
    await Promise.all(asked.map((child) => hasEnded(child) || once(child, 'exit')))
    clearTimeout(kill)
    killAll(asked)
    killMarked(id)
  }

  // The last resort, for an exit nobody foresaw: only synchronous work is possible here.
  process.on('exit', () => {
    killAll(running)
    killMarked(id)
  })

  return { start, endAll, isEnding: () => ending }
}

/** @returns {Promise<number>} the exit code; 1 when it was killed or never started */
export async function ended(child) {
  return new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code ?? 1))
  })
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

const hasEnded = (child) => child.pid === undefined || child.exitCode !== null || child.signalCode !== null

function killAll(children) {
  for (const child of children) signalGroup(child, 'SIGKILL')
}

function signalGroup(child, signal) {
  if (child.pid === undefined) return
  if (process.platform === 'win32')
    spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' })
  else sendSignal(-child.pid, signal)
}

/** Tests start displays and apps in groups of their own; Linux shows which of them carry our mark. */
function killMarked(id) {
  if (process.platform !== 'linux') return
  for (const pid of fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    if (environmentOf(pid).includes(`${mark}=${id}\0`)) sendSignal(Number(pid), 'SIGKILL')
  }
}

function environmentOf(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/environ`, 'utf8')
  } catch {
    // It ended in between, or belongs to somebody else: not ours either way.
    return ''
  }
}

function sendSignal(pid, signal) {
  try {
    process.kill(pid, signal)
  } catch (error) {
    // ESRCH: it is gone, which is what was wanted. macOS says EPERM of a group that is only waited for.
    if (error.code !== 'ESRCH' && error.code !== 'EPERM') throw error
  }
}
