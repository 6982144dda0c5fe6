/** A real program on the display that writes down, byte for byte, the text it is typed. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Program, waitFor, type X11Desktop } from './x11-desktop.main.ts'

export class X11TextSink {
  readonly #desktop: X11Desktop
  readonly #terminal: Program
  readonly #folder: string

  static async open(desktop: X11Desktop): Promise<X11TextSink> {
    const folder = mkdtempSync(join(tmpdir(), 'deskside-typing-'))
    const terminal = await desktop.openTerminal(`cd '${folder}'; stty raw -echo; : > text; exec cat > text`)
    await waitFor('the program in the terminal', () => existsSync(join(folder, 'text')))
    return new X11TextSink(desktop, terminal, folder)
  }

  private constructor(desktop: X11Desktop, terminal: Program, folder: string) {
    this.#desktop = desktop
    this.#terminal = terminal
    this.#folder = folder
  }

  get text(): string {
    return readFileSync(join(this.#folder, 'text'), 'utf8')
  }

  /** The text once it has this length, or what is there when time is up. */
  async textOfLength(length: number, timeoutMs = 3000): Promise<string> {
    await waitFor('the text', () => this.text.length >= length, timeoutMs).catch(() => undefined)
    return this.text
  }

  async close(): Promise<void> {
    await this.#desktop.end(this.#terminal)
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
