/** Brings a database of any age to today's tables, each step whole or not at all. */
import { type Kysely, sql } from 'kysely'
import { migrations } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'

export class NewerDatabaseError extends Error {
  constructor(found: number, known: number) {
    super(
      `The database is at version ${found}, and this server knows versions up to ${known}. ` +
        'Start the newer server again, or restore the backup made before it was updated.',
    )
  }
}

/** Safe to run again, and from two processes at once: the second waits and finds nothing left to do. */
export async function migrate(
  db: Kysely<never>,
  now: () => Date,
  steps: readonly Migration[] = migrations,
): Promise<void> {
  await sql`create table if not exists schema_migrations (
    version integer primary key, name text not null, applied_at text not null
  ) strict`.execute(db)
  for (const step of steps) await applyOnce(db, step, now)
  const applied = await newestApplied(db)
  const known = steps.at(-1)?.version ?? 0
  if (applied > known) throw new NewerDatabaseError(applied, known)
}

async function applyOnce(db: Kysely<never>, step: Migration, now: () => Date): Promise<void> {
  await db.connection().execute(async (connection) => {
    // Immediate: takes the write lock before looking, so two processes cannot both decide to apply the step.
    await sql`begin immediate`.execute(connection)
    try {
      const done = await sql`select 1 from schema_migrations where version = ${step.version}`.execute(
        connection,
      )
      if (done.rows.length === 0) {
        await step.up(connection)
        await sql`insert into schema_migrations (version, name, applied_at)
          values (${step.version}, ${step.name}, ${now().toISOString()})`.execute(connection)
      }
      await sql`commit`.execute(connection)
    } catch (error) {
      await sql`rollback`.execute(connection)
      throw error
    }
  })
}

async function newestApplied(db: Kysely<never>): Promise<number> {
  const { rows } = await sql<{
    newest: number
  }>`select max(version) as newest from schema_migrations`.execute(db)
  return rows[0]?.newest ?? 0
}
