/** The two real apps, each on a display of its own, driven as a person would: by what is on the screen. */
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import type { Display } from './display.ts'
import { electronPath } from './electron-path.ts'
import { waitFor } from './wait.ts'

const ROOT = join(import.meta.dirname, '..', '..')

export interface LaunchOptions {
  readonly display: Display
  readonly server: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly language?: 'en' | 'zh-CN'
  readonly theme?: 'light' | 'dark'
}

type ElectronOptions = NonNullable<Parameters<typeof _electron.launch>[0]>

/**
 * Electron now and then dies by a signal in the moment Playwright's debugger attaches, before a line of the app has run.
 * Once that is bad luck and is said in the log; twice is a failure.
 */
async function launchPastInspectorCrash(options: ElectronOptions): Promise<ElectronApplication> {
  try {
    return await _electron.launch(options)
  } catch (error) {
    if (!/Debugger attached[\s\S]*signal=SIG(SEGV|TRAP)/.test(String(error))) throw error
    process.stderr.write('Electron crashed as the debugger attached; it is started once more.\n')
    return _electron.launch(options)
  }
}

export class App {
  readonly electron: ElectronApplication
  /** Its profile. */
  readonly folder: string
  readonly #lines: string[] = []
  /** Playwright forgets it once it has died. */
  readonly #process: ChildProcess

  static async launch(workspace: 'csr-app' | 'customer-agent', options: LaunchOptions): Promise<App> {
    const folder = mkdtempSync(join(tmpdir(), `deskside-${workspace}-`))
    const electron = await launchPastInspectorCrash({
      executablePath: await electronPath(),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        // Two displays on one machine: without these the covered window's timers are slowed down.
        '--disable-backgrounding-occluded-windows',
        join(ROOT, workspace),
        `--server=${options.server}`,
        `--user-data-dir=${folder}`,
        `--lang=${options.language ?? 'en'}`,
        `--theme=${options.theme ?? 'light'}`,
        ...(options.args ?? []),
      ],
      env: {
        ...definedEnv(),
        DISPLAY: options.display.name,
        XDG_SESSION_TYPE: 'x11',
        LANG: 'C.UTF-8',
        ...options.env,
      },
      // Playwright would otherwise pretend that every system is a light one.
      colorScheme: options.theme ?? 'light',
      timeout: 60_000,
    })
    const app = new App(electron, folder)
    return app
  }

  private constructor(electron: ElectronApplication, folder: string) {
    this.electron = electron
    this.#process = electron.process()
    this.folder = folder
    const keep = (chunk: Buffer): void => {
      this.#lines.push(chunk.toString('utf8'))
    }
    this.#process.stdout?.on('data', keep)
    this.#process.stderr?.on('data', keep)
  }

  get log(): string {
    return this.#lines.join('')
  }

  get pid(): number {
    return this.#process.pid ?? 0
  }

  /** The window whose page lives at `app://<host>/`. */
  async window(host: string, timeoutMs = 20_000): Promise<Page> {
    return waitFor(
      `the window app://${host}`,
      () => this.electron.windows().find((page) => page.url().startsWith(`app://${host}/`)),
      { timeoutMs },
    )
  }

  hasWindow(host: string): boolean {
    return this.electron.windows().some((page) => page.url().startsWith(`app://${host}/`))
  }

  async close(): Promise<void> {
    const process_ = this.#process
    const gone = new Promise<void>((resolve) => {
      if (process_.exitCode !== null || process_.signalCode !== null) resolve()
      else process_.once('exit', () => resolve())
    })
    const force = setTimeout(() => process_.kill('SIGKILL'), 5_000)
    await this.electron.close().catch(() => process_.kill('SIGKILL'))
    await gone
    clearTimeout(force)
    rmSync(this.folder, { recursive: true, force: true })
  }
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
