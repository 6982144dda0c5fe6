/** Opens the embedded database the way the promises need it, or not at all. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { migrate } from './migrate.ts'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables>

/** 3.51.3 mends the write-ahead log, which could lose committed rows when it was reset. */
const OLDEST_SQLITE = [3, 51, 3] as const

/** Each must read back as written. `synchronous` 2 is FULL: a row that was acknowledged outlives a power cut. */
const PRAGMAS = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  trusted_schema: 0,
  busy_timeout: 5000,
} as const

export interface DatabaseOptions {
  /** A path, or `:memory:` for tests. */
  readonly file: string
  readonly now: () => Date
}

export async function openDatabase({ file, now }: DatabaseOptions): Promise<Database> {
  if (file !== ':memory:') mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const sqlite = new SqliteDatabase(file)
  try {
    assertVersion(sqlite)
    applyPragmas(sqlite)
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqlite }) })
    await migrate(db as unknown as Kysely<never>, now)
    return db
  } catch (error) {
    sqlite.close()
    throw error
  }
}

function assertVersion(sqlite: SqliteDatabase.Database): void {
  const version = String(sqlite.prepare('select sqlite_version()').pluck().get())
  if (!isAtLeast(version, OLDEST_SQLITE)) {
    throw new Error(
      `SQLite ${version} is too old: ${OLDEST_SQLITE.join('.')} or newer keeps what it acknowledged.`,
    )
  }
}

export function isAtLeast(version: string, oldest: readonly number[]): boolean {
  const parts = version.split('.').map(Number)
  for (const [index, least] of oldest.entries()) {
    const part = parts[index] ?? 0
    if (part !== least) return part > least
  }
  return true
}

function applyPragmas(sqlite: SqliteDatabase.Database): void {
  for (const [name, wanted] of Object.entries(PRAGMAS)) {
    sqlite.pragma(`${name} = ${wanted}`)
    const value = sqlite.pragma(name, { simple: true })
    // A database in memory has no log to write ahead.
    const isRight = value === wanted || (name === 'journal_mode' && sqlite.memory)
    if (!isRight) throw new Error(`SQLite would not set ${name} to ${wanted}; it says ${String(value)}.`)
  }
}
