/** A private X display for tests: real server, real programs, all ended with it. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Why the tests of this platform cannot run here; null when they can. */
export const X11_TESTS_SKIPPED =
  process.platform === 'linux' ? null : `these tests need a Linux X server, this is ${process.platform}`

export interface Program {
  readonly process: ChildProcess
  readonly output: () => string
}

export class X11Desktop {
  /** As in DISPLAY. */
  readonly name: string
  readonly #server: ChildProcess
  readonly #programs: ChildProcess[] = []

  static async open(size = '1280x800'): Promise<X11Desktop> {
    const server = spawn(
      'Xvfb',
      ['-displayfd', '1', '-screen', '0', `${size}x24`, '-nolisten', 'tcp', '-noreset'],
      {
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    )
    let said = ''
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
    })
    const [, number] = await waitFor('the X server', () => /^(\d+)\n/.exec(said))
    return new X11Desktop(`:${number}`, server)
  }

  private constructor(name: string, server: ChildProcess) {
    this.name = name
    this.#server = server
  }

  get environment(): NodeJS.ProcessEnv {
    const { WAYLAND_DISPLAY: _, ...inherited } = process.env
    return { ...inherited, DISPLAY: this.name, XDG_SESSION_TYPE: 'x11', LC_ALL: 'C.UTF-8' }
  }

  start(command: string, ...args: readonly string[]): Program {
    const child = spawn(command, args, { env: this.environment, stdio: ['pipe', 'pipe', 'pipe'] })
    this.#programs.push(child)
    let output = ''
    const add = (chunk: Buffer) => {
      output += chunk.toString('utf8')
    }
    child.stdout.on('data', add)
    child.stderr.on('data', add)
    return { process: child, output: () => output }
  }

  /** Runs a program to its end. */
  async run(command: string, ...args: readonly string[]): Promise<string> {
    return (await run(command, args, { env: this.environment })).stdout
  }

  /** A text terminal that gets the keys: without a window manager, they go to the window under the pointer. */
  async openTerminal(shellCommand: string): Promise<Program> {
    const terminal = this.start('xterm', '-geometry', '80x24+0+0', '-e', 'sh', '-c', shellCommand)
    await waitFor('the terminal window', () =>
      this.run('xdotool', 'search', '--onlyvisible', '--class', 'xterm').catch(() => ''),
    )
    await this.run('xdotool', 'mousemove', '100', '100')
    return terminal
  }

  /** Ends one program before its display ends. */
  end(program: Program): Promise<void> {
    return end(program.process)
  }

  async close(): Promise<void> {
    for (const program of this.#programs) await end(program)
    await end(this.#server)
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 2000)
  await gone
  clearTimeout(timer)
}

/** Asks again until there is an answer. */
export async function waitFor<Value>(
  what: string,
  ask: () => Value | Promise<Value>,
  timeoutMs = 10_000,
): Promise<NonNullable<Exclude<Value, false | ''>>> {
  const end = performance.now() + timeoutMs
  while (performance.now() < end) {
    const answer = await ask()
    if (answer) return answer as NonNullable<Exclude<Value, false | ''>>
    await delay(20)
  }
  throw new Error(`waited ${timeoutMs} ms in vain for ${what}`)
}
