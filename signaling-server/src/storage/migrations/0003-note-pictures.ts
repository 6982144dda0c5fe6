/** Pictures of a screen that belong to a CSR's notes. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from './migration.ts'

export const notePictures: Migration = { version: 3, name: 'note-pictures', up }

async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('note_pictures')
    .addColumn('session_id', 'text', (column) => column.notNull().references('sessions.session_id'))
    .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.account_id'))
    .addColumn('picture_id', 'text', (column) => column.notNull())
    .addColumn('caption', 'text', (column) => column.notNull())
    .addColumn('taken_at', 'text', (column) => column.notNull())
    .addColumn('picture', 'blob', (column) => column.notNull())
    .addColumn('saved_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('note_pictures_key', ['session_id', 'account_id', 'picture_id'])
    .modifyEnd(sql`strict`)
    .execute()
}
