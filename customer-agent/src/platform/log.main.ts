/** One line of JSON per event on the standard error stream. Never a name, a code, a text or a key. */
import { randomUUID } from 'node:crypto'

type Field = string | number | boolean | null

export function logInfo(event: string, fields: Readonly<Record<string, Field>> = {}): void {
  write({ level: 'info', event, ...fields })
}

/** @returns the id under which it stands in the log */
export function logError(error: unknown): string {
  const id = randomUUID().slice(0, 8)
  write({ level: 'error', id, text: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  return id
}

function write(line: Readonly<Record<string, Field>>): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`)
}
