/** Starts the program under view and tells it what to show. */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Display } from '../rig/display.ts'
import type { TargetMode } from './picture.ts'

const PROGRAM = join(import.meta.dirname, 'target.ts')

export class TargetProgram {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>
  readonly #lines: AsyncIterator<string>

  static async open(display: Display): Promise<TargetProgram> {
    const child = spawn(process.execPath, [PROGRAM], {
      env: { ...process.env, ...display.env },
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const target = new TargetProgram(child, createInterface(child.stdout))
    await target.#shown('still')
    return target
  }

  private constructor(child: ChildProcessByStdio<Writable, Readable, null>, lines: Interface) {
    this.#child = child
    this.#lines = lines[Symbol.asyncIterator]()
  }

  /** Fulfilled when the mode is on the screen. */
  async show(mode: TargetMode): Promise<void> {
    this.#child.stdin.write(`${mode}\n`)
    await this.#shown(mode)
  }

  async close(): Promise<void> {
    if (this.#child.exitCode !== null) return
    const gone = new Promise((resolve) => this.#child.once('exit', resolve))
    this.#child.stdin.end()
    await gone
  }

  async #shown(mode: TargetMode): Promise<void> {
    const { value } = await this.#lines.next()
    if (value !== mode) throw new Error(`The program under view ended instead of showing ${mode}`)
  }
}
