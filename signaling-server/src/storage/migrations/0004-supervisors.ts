/** Some CSRs are supervisors: they may see the sessions of the site and ask to watch one. */
import type { Kysely } from 'kysely'
import type { Migration } from './migration.ts'

export const supervisors: Migration = { version: 4, name: 'supervisors', up }

async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .alterTable('accounts')
    .addColumn('is_supervisor', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
}
