import SqliteDatabase from 'better-sqlite3'
import { Kysely, SqliteDialect, sql } from 'kysely'
import { migrate } from '../migrate.ts'
import { firstTables } from './0001-first-tables.ts'
import { notesByAuthor } from './0002-notes-by-author.ts'

it('keeps the notes of a database from before, each for the CSR who saved them', async () => {
  const now = (): Date => new Date(0)
  const db = new Kysely<never>({ dialect: new SqliteDialect({ database: new SqliteDatabase(':memory:') }) })
  await sql`pragma foreign_keys = 1`.execute(db)
  await migrate(db, now, [firstTables])
  await sql`insert into accounts (account_id, email, name, role, password_hash, created_at)
    values ('account-1', 'anna@example.org', 'Anna', 'csr', 'none', '2026-01-01')`.execute(db)
  await sql`insert into sessions (session_id, host_id, opened_at) values ('session-1', 'person-1', '2026-01-01')`.execute(
    db,
  )
  await sql`insert into notes (session_id, text, saved_at, saved_by)
    values ('session-1', 'A new toner.', '2026-01-02', 'account-1')`.execute(db)

  await migrate(db, now, [firstTables, notesByAuthor])

  const { rows } = await sql`select * from notes`.execute(db)
  expect(rows).toEqual([
    { session_id: 'session-1', account_id: 'account-1', text: 'A new toner.', saved_at: '2026-01-02' },
  ])
  await db.destroy()
})
