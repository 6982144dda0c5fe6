/** A real signaling server on a free port with its own data folder, one organisation and its CSRs. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { output, type Running, start } from './processes.ts'
import { waitFor } from './wait.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const SERVER = join(ROOT, 'signaling-server', 'src')

export interface Account {
  readonly name: string
  readonly email: string
  readonly password: string
  /** May watch sessions. */
  readonly isSupervisor?: true
}

export const ANNA: Account = {
  name: 'Anna Weber',
  email: 'anna@example.com',
  password: 'correct horse battery 42',
}
export const BEN: Account = {
  name: 'Ben Okafor',
  email: 'ben@example.com',
  password: 'battery staple horse 43',
}
export const CLARA: Account = {
  name: 'Clara Voss',
  email: 'clara@example.com',
  password: 'staple battery correct 44',
  isSupervisor: true,
}
export const ORGANISATION = 'Example Support Ltd'

export class Site {
  readonly url: string
  readonly folder: string
  readonly #env: Readonly<Record<string, string>>
  #server: Running

  static async open(
    accounts: readonly Account[] = [ANNA],
    more: Readonly<Record<string, string>> = {},
  ): Promise<Site> {
    const folder = mkdtempSync(join(tmpdir(), 'deskside-site-'))
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const env = {
      DESKSIDE_HOST: '127.0.0.1',
      DESKSIDE_PORT: String(port),
      DESKSIDE_PUBLIC_URL: url,
      DESKSIDE_DATA_DIR: join(folder, 'data'),
      DESKSIDE_DOWNLOADS_DIR: join(folder, 'downloads'),
      // All visitors of a test come from one address.
      DESKSIDE_CLAIMS_PER_MINUTE: '100',
      DESKSIDE_PAGE_VIEWS_PER_MINUTE: '1000',
      ...more,
    }
    await cli(env, ['create-organisation', '--name', ORGANISATION])
    for (const { name, email, password, isSupervisor = false } of accounts) {
      const rank = isSupervisor ? ['--supervisor'] : []
      const who = ['--name', name, '--email', email]
      await cli(env, ['create-csr', ...who, ...rank, '--password-stdin'], password)
    }
    const site = new Site(url, folder, env)
    await site.#healthy()
    return site
  }

  private constructor(url: string, folder: string, env: Readonly<Record<string, string>>) {
    this.url = url
    this.folder = folder
    this.#env = env
    this.#server = this.#startServer()
  }

  get log(): string {
    return this.#server.output()
  }

  /** As when the power fails: no goodbye. */
  async kill(): Promise<void> {
    await this.#server.kill()
  }

  async restart(): Promise<void> {
    this.#server = this.#startServer()
    await this.#healthy()
  }

  /** For `DESKSIDE_DEMO_SIGN_IN`. */
  signInFile({ email, password }: Account): string {
    const file = join(this.folder, `${email}.json`)
    writeFileSync(file, JSON.stringify({ email, password }), { mode: 0o600 })
    return file
  }

  async close(): Promise<void> {
    await this.#server.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }

  #startServer(): Running {
    return start(process.execPath, [join(SERVER, 'main.ts')], { env: this.#env, cwd: ROOT })
  }

  async #healthy(): Promise<void> {
    await waitFor('the server to answer', async () => (await fetch(`${this.url}/healthz`)).ok, {
      timeoutMs: 20_000,
    }).catch((error: unknown) => {
      throw new Error(`The server did not start:\n${this.#server.output()}`, { cause: error })
    })
  }
}

async function cli(
  env: Readonly<Record<string, string>>,
  args: readonly string[],
  stdin?: string,
): Promise<void> {
  const script = `printf %s "$DESKSIDE_TEST_STDIN" | "$0" "$@"`
  await output('bash', ['-c', script, process.execPath, join(SERVER, 'cli.ts'), ...args], {
    env: { ...env, DESKSIDE_TEST_STDIN: stdin ?? '' },
    cwd: ROOT,
  })
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
