/** A small JSON file that is never half written. */
import { readFile, rm } from 'node:fs/promises'
import type { z } from 'zod'
import { writeSafely } from './safe-write.main.ts'

export class KeptFile<Schema extends z.ZodType> {
  readonly #path: string
  readonly #schema: Schema
  #writing: Promise<unknown> = Promise.resolve()

  constructor(path: string, schema: Schema) {
    this.#path = path
    this.#schema = schema
  }

  /** Null when there is none, or it is not what this version writes. */
  async read(): Promise<z.infer<Schema> | null> {
    try {
      const parsed = this.#schema.safeParse(JSON.parse(await readFile(this.#path, 'utf8')))
      return parsed.success ? parsed.data : null
    } catch (error) {
      if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
  }

  /** Writes follow one another; the last one stays. */
  write(value: z.infer<Schema>): Promise<void> {
    const next = this.#writing.then(() => writeSafely(this.#path, JSON.stringify(value)))
    // A failed write must not keep the next one from trying; whoever called sees the failure.
    this.#writing = next.catch(() => undefined)
    return next
  }

  remove(): Promise<void> {
    const next = this.#writing.then(() => rm(this.#path, { force: true }))
    this.#writing = next.catch(() => undefined)
    return next
  }
}
