/** Child processes that never outlive the test: each is a group of its own and is ended as one. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface Running {
  readonly child: ChildProcess
  /** Everything it wrote so far, both streams. */
  readonly output: () => string
  readonly stop: () => Promise<void>
  readonly kill: () => Promise<void>
}

export interface SpawnOptions {
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly cwd?: string
}

export function start(
  command: string,
  args: readonly string[],
  { env = {}, cwd }: SpawnOptions = {},
): Running {
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
  })
  let output = ''
  const add = (chunk: Buffer): void => {
    output = (output + chunk.toString('utf8')).slice(-400_000)
  }
  child.stdout.on('data', add)
  child.stderr.on('data', add)
  child.on('error', (error) => {
    output += `\n${error.message}`
  })
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const signal = (name: NodeJS.Signals): void => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
    try {
      process.kill(-child.pid, name)
    } catch (error) {
      // ESRCH: it ended by itself in between, which is what was wanted.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
  return {
    child,
    output: () => output,
    kill: async () => {
      signal('SIGKILL')
      await gone
    },
    stop: async () => {
      signal('SIGTERM')
      const timer = setTimeout(() => signal('SIGKILL'), 3_000)
      await gone
      clearTimeout(timer)
    },
  }
}

/** Runs to the end and gives what it printed. */
export async function output(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<string> {
  const { stdout } = await run(command, args, {
    env: { ...process.env, ...options.env },
    maxBuffer: 64 * 1024 * 1024,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  })
  return stdout
}
