/** The server and its command line as real processes. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import path from 'node:path'

const SOURCES = path.join(import.meta.dirname, '..', 'src')

export class ServerProcess {
  readonly url: string
  readonly #child: ChildProcess

  static async start(dataDir: string, more: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
    const child = run('main.ts', [], { DESKSIDE_DATA_DIR: dataDir, DESKSIDE_PORT: '0', ...more })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        output += chunk.toString()
      })
    }
    const exited = once(child, 'exit').then(() => {
      throw new Error(`The server did not start:\n${output}`)
    })
    const listening = async (): Promise<string> => {
      for (;;) {
        const url = /"url":"([^"]+)","msg":"listening"/.exec(output)?.[1]
        if (url !== undefined) return url
        await once(child.stdout ?? child, 'data')
      }
    }
    const url = await Promise.race([listening(), exited])
    exited.catch(() => undefined)
    return new ServerProcess(url, child)
  }

  private constructor(url: string, child: ChildProcess) {
    this.url = url
    this.#child = child
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  /** Resolves to the exit code, or the signal that ended it. */
  async end(signal: NodeJS.Signals): Promise<number | string | null> {
    const exited = once(this.#child, 'exit')
    this.#child.kill(signal)
    const [code, by] = await exited
    return code ?? by
  }
}

export interface Finished {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export async function runCli(dataDir: string, args: readonly string[], stdin = ''): Promise<Finished> {
  const child = run('cli.ts', args, { DESKSIDE_DATA_DIR: dataDir })
  let out = ''
  let err = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString()
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    err += chunk.toString()
  })
  child.stdin?.end(stdin)
  const [code] = await once(child, 'close')
  return { code, out, err }
}

function run(file: string, args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [path.join(SOURCES, file), ...args], {
    // Node keeps what it compiled there, so that only the first of many starts is slow.
    env: {
      PATH: process.env['PATH'],
      NODE_COMPILE_CACHE: path.join(tmpdir(), 'deskside-compile-cache'),
      ...env,
    },
    stdio: 'pipe',
  })
}
