import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Kysely, sql } from 'kysely'
import { isAtLeast, openDatabase } from './database.ts'
import { migrate, NewerDatabaseError } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'

const now = (): Date => new Date()
const NEXT_VERSION = (migrations.at(-1)?.version ?? 0) + 1

describe('the database', () => {
  let folder: string
  let file: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'deskside-db-'))
    file = path.join(folder, 'data', 'deskside.sqlite')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const pragma = async (db: Kysely<never>, name: string): Promise<unknown> =>
    Object.values(
      (await sql<Record<string, unknown>>`${sql.raw(`pragma ${name}`)}`.execute(db)).rows[0] ?? {},
    )[0]

  it('keeps what it acknowledged: write-ahead log, full sync, a SQLite that does not lose it', async () => {
    const db = (await openDatabase({ file, now })) as unknown as Kysely<never>

    expect(await pragma(db, 'journal_mode')).toBe('wal')
    expect(await pragma(db, 'synchronous')).toBe(2)
    expect(await pragma(db, 'foreign_keys')).toBe(1)
    const { rows } = await sql<{ version: string }>`select sqlite_version() as version`.execute(db)
    expect(isAtLeast(rows[0]?.version ?? '', [3, 51, 3])).toBe(true)
    await db.destroy()
  })

  it('tells versions apart by number, not by letter', () => {
    expect(isAtLeast('3.54.1', [3, 51, 3])).toBe(true)
    expect(isAtLeast('3.51.3', [3, 51, 3])).toBe(true)
    expect(isAtLeast('3.51.2', [3, 51, 3])).toBe(false)
    expect(isAtLeast('3.9.0', [3, 51, 3])).toBe(false)
    expect(isAtLeast('4.0.0', [3, 51, 3])).toBe(true)
  })

  it('lives in a folder only its owner can read', async () => {
    await (await openDatabase({ file, now })).destroy()

    expect(statSync(path.dirname(file)).mode & 0o777).toBe(0o700)
  })

  it('has only tables that refuse a value of the wrong type', async () => {
    const db = await openDatabase({ file, now })
    const { rows } = await sql<{ name: string; strict: number }>`
      select name, strict from pragma_table_list where schema = 'main' and name not like 'sqlite_%'`.execute(
      db,
    )

    expect(rows.length).toBeGreaterThan(8)
    expect(rows.filter(({ strict }) => strict !== 1)).toEqual([])
    await db.destroy()
  })

  it('is brought up to date once, however often it is opened', async () => {
    await (await openDatabase({ file, now })).destroy()
    const db = await openDatabase({ file, now })

    const { rows } = await sql<{ version: number }>`select version from schema_migrations`.execute(db)
    expect(rows.map(({ version }) => version)).toEqual(migrations.map(({ version }) => version))
    await db.destroy()
  })

  it('is left as it was when a step fails half-way', async () => {
    const db = (await openDatabase({ file, now })) as unknown as Kysely<never>
    const before = await sql`select name, sql from sqlite_schema order by name`.execute(db)
    const failing: Migration = {
      version: NEXT_VERSION,
      name: 'fails-half-way',
      up: async (connection) => {
        await sql`create table half (done text) strict`.execute(connection)
        await sql`drop table notes`.execute(connection)
        throw new Error('the disk is full')
      },
    }

    await expect(migrate(db, now, [...migrations, failing])).rejects.toThrow('the disk is full')

    expect((await sql`select name, sql from sqlite_schema order by name`.execute(db)).rows).toEqual(
      before.rows,
    )
    await migrate(db, now, [...migrations, { ...failing, up: async () => undefined }])
    await db.destroy()
  })

  it('is not touched when it is newer than the server', async () => {
    const db = (await openDatabase({ file, now })) as unknown as Kysely<never>
    const next: Migration = { version: NEXT_VERSION, name: 'of-tomorrow', up: async () => undefined }
    await migrate(db, now, [...migrations, next])
    await db.destroy()

    await expect(openDatabase({ file, now })).rejects.toThrow(NewerDatabaseError)
  })
})
