/** Notes belong to whoever wrote them: several CSRs may keep some of the same session. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from './migration.ts'

export const notesByAuthor: Migration = { version: 2, name: 'notes-by-author', up }

async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema.alterTable('notes').renameTo('notes_of_sessions').execute()
  await schema
    .createTable('notes')
    .addColumn('session_id', 'text', (column) => column.notNull().references('sessions.session_id'))
    .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.account_id'))
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('saved_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('notes_key', ['session_id', 'account_id'])
    .modifyEnd(sql`strict`)
    .execute()
  await sql`insert into notes (session_id, account_id, text, saved_at)
    select session_id, saved_by, text, saved_at from notes_of_sessions`.execute(db)
  await schema.dropTable('notes_of_sessions').execute()
}
