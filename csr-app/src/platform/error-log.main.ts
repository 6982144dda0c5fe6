/** Writes what went wrong, each with an id a person can name, to the terminal and to a file that never grows large. */
import { randomUUID } from 'node:crypto'
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

const MOST_BYTES = 512 * 1024

export class ErrorLog {
  readonly #path: string

  constructor(path: string) {
    this.#path = path
  }

  /** @returns the id under which it stands in the log */
  readonly add = (error: unknown, id: string = newErrorId()): string => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    const line = `${JSON.stringify({ at: new Date().toISOString(), level: 'error', id, text: text.slice(0, 4000) })}\n`
    process.stderr.write(line)
    try {
      this.#append(line)
    } catch (failure) {
      // A full disk must not turn one error into another; the terminal has the line.
      process.stderr.write(`${JSON.stringify({ level: 'error', text: String(failure) })}\n`)
    }
    return id
  }

  #append(line: string): void {
    mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 })
    const size = statSync(this.#path, { throwIfNoEntry: false })?.size ?? 0
    if (size > MOST_BYTES) renameSync(this.#path, `${this.#path}.1`)
    appendFileSync(this.#path, line, { mode: 0o600 })
  }
}

function newErrorId(): string {
  return randomUUID().slice(0, 8)
}
