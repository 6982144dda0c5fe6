import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createProgramSet, ended } from './processes.mjs'

const sleeper = 'setInterval(() => {}, 1000)'
const isRunning = (pid) => {
  try {
    process.kill(pid, 0)
    return !execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).startsWith('Z')
  } catch {
    return false
  }
}

/** Killed is not yet gone: the system takes a moment to end a process. */
async function isSoonGone(pid) {
  for (let tries = 0; tries < 200 && isRunning(pid); tries += 1) await new Promise(setImmediate)
  return !isRunning(pid)
}

/** A program that starts another one, tells its number and goes on. */
function parentOf(child, { detached = false } = {}) {
  return `
    const { spawn } = require('node:child_process')
    const child = spawn(process.execPath, ['-e', ${JSON.stringify(child)}], { stdio: 'ignore', detached: ${detached} })
    console.log(child.pid)
    ${sleeper}`
}

async function firstNumber(program) {
  const [chunk] = await once(program.stdout, 'data')
  return Number(String(chunk))
}

const onLinux = process.platform === 'linux' ? describe : describe.skip

onLinux('a set of programs', () => {
  it('ends a program and the children it started', async () => {
    const programs = createProgramSet()
    const program = programs.start(process.execPath, ['-e', parentOf(sleeper)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const child = await firstNumber(program)

    await programs.endAll()

    expect([isRunning(program.pid), await isSoonGone(child)]).toEqual([false, true])
  })

  it('ends what a program detached from its own process group', async () => {
    const programs = createProgramSet()
    const script = parentOf(sleeper, { detached: true })
    const program = programs.start(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    const child = await firstNumber(program)

    await programs.endAll()

    expect(await isSoonGone(child)).toBe(true)
  })

  it('kills a program that ignores the polite request', async () => {
    const programs = createProgramSet()
    const stubborn = `process.on('SIGTERM', () => {}); console.log(process.pid); ${sleeper}`
    const program = programs.start(process.execPath, ['-e', stubborn], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await firstNumber(program)

    await programs.endAll()

    expect(isRunning(program.pid)).toBe(false)
  }, 15_000)

  it('leaves programs alone that it did not start', async () => {
    const stranger = spawn(process.execPath, ['-e', sleeper], { stdio: 'ignore' })
    const programs = createProgramSet()
    programs.start(process.execPath, ['-e', sleeper], { stdio: 'ignore' })

    await programs.endAll()

    expect(isRunning(stranger.pid)).toBe(true)
    stranger.kill('SIGKILL')
  })

  it('leaves nothing behind when the script itself fails', async () => {
    const script = `
      const { createProgramSet } = await import(${JSON.stringify(path.join(import.meta.dirname, 'processes.mjs'))})
      const program = createProgramSet().start(process.execPath, ['-e', ${JSON.stringify(sleeper)}], { stdio: 'ignore' })
      console.log(program.pid)
      setTimeout(() => { throw new Error('unforeseen') }, 50)`
    const failing = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const child = await firstNumber(failing)

    await ended(failing)

    expect(await isSoonGone(child)).toBe(true)
  })
})
