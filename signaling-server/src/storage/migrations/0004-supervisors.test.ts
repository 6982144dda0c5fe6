import SqliteDatabase from 'better-sqlite3'
import { Kysely, SqliteDialect, sql } from 'kysely'
import { migrate } from '../migrate.ts'
import { firstTables } from './0001-first-tables.ts'
import { supervisors } from './0004-supervisors.ts'

it('makes nobody of a database from before a supervisor', async () => {
  const now = (): Date => new Date(0)
  const db = new Kysely<never>({ dialect: new SqliteDialect({ database: new SqliteDatabase(':memory:') }) })
  await migrate(db, now, [firstTables])
  await sql`insert into accounts (account_id, email, name, role, password_hash, created_at)
    values ('account-1', 'anna@example.org', 'Anna', 'csr', 'none', '2026-01-01')`.execute(db)

  await migrate(db, now, [firstTables, supervisors])

  const { rows } = await sql`select account_id, is_supervisor from accounts`.execute(db)
  expect(rows).toEqual([{ account_id: 'account-1', is_supervisor: 0 }])
  await db.destroy()
})
