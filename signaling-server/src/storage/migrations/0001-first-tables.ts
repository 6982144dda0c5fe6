/** Accounts, sessions and what is kept with them. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from './migration.ts'

export const firstTables: Migration = { version: 1, name: 'first-tables', up }

const STRICT = sql`strict`

async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('site')
    // A key that can have one value only: a database belongs to one site.
    .addColumn('only', 'integer', (column) => column.primaryKey().check(sql`only = 1`))
    .addColumn('site_id', 'text', (column) => column.notNull())
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .modifyEnd(STRICT)
    .execute()

  await schema
    .createTable('accounts')
    .addColumn('account_id', 'text', (column) => column.primaryKey())
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull().check(sql`role in ('csr', 'administrator')`))
    .addColumn('password_hash', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('disabled_at', 'text')
    .modifyEnd(STRICT)
    .execute()

  await schema
    .createTable('access_tokens')
    .addColumn('token_hash', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.account_id'))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('last_used_at', 'text', (column) => column.notNull())
    .modifyEnd(STRICT)
    .execute()
  await schema.createIndex('access_tokens_by_account').on('access_tokens').column('account_id').execute()

  await schema
    .createTable('sessions')
    .addColumn('session_id', 'text', (column) => column.primaryKey())
    .addColumn('host_id', 'text', (column) => column.notNull())
    .addColumn('opened_at', 'text', (column) => column.notNull())
    .addColumn('ended_at', 'text')
    .addColumn('end_reason', 'text')
    .modifyEnd(STRICT)
    .execute()
  await schema
    .createIndex('sessions_live')
    .on('sessions')
    .column('session_id')
    .where(sql.ref('ended_at'), 'is', null)
    .execute()

  await schema
    .createTable('session_members')
    .addColumn('participant_id', 'text', (column) => column.primaryKey())
    .addColumn('session_id', 'text', (column) => column.notNull().references('sessions.session_id'))
    .addColumn('role', 'text', (column) => column.notNull().check(sql`role in ('csr', 'customer')`))
    .addColumn('account_id', 'text', (column) => column.references('accounts.account_id'))
    .addColumn('resume_token_hash', 'text', (column) => column.notNull())
    .addColumn('joined_at', 'text', (column) => column.notNull())
    .addColumn('left_at', 'text')
    .modifyEnd(STRICT)
    .execute()
  await schema.createIndex('session_members_by_session').on('session_members').column('session_id').execute()

  await schema
    .createTable('invites')
    .addColumn('invite_id', 'text', (column) => column.primaryKey())
    .addColumn('session_id', 'text', (column) => column.notNull().references('sessions.session_id'))
    .addColumn('inviter_id', 'text', (column) =>
      column.notNull().references('session_members.participant_id'),
    )
    .addColumn('nameplate', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull().check(sql`role in ('csr', 'customer')`))
    .addColumn('tries_used', 'integer', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('closed_reason', 'text')
    .modifyEnd(STRICT)
    .execute()
  await schema
    .createIndex('invites_open_nameplate')
    .on('invites')
    .column('nameplate')
    .unique()
    .where(sql.ref('closed_reason'), 'is', null)
    .execute()
  await schema.createIndex('invites_by_session').on('invites').column('session_id').execute()

  await schema
    .createTable('notes')
    .addColumn('session_id', 'text', (column) => column.primaryKey().references('sessions.session_id'))
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('saved_at', 'text', (column) => column.notNull())
    .addColumn('saved_by', 'text', (column) => column.notNull().references('accounts.account_id'))
    .modifyEnd(STRICT)
    .execute()

  await schema
    .createTable('transcripts')
    .addColumn('session_id', 'text', (column) => column.notNull().references('sessions.session_id'))
    .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.account_id'))
    .addColumn('lines', 'text', (column) => column.notNull())
    .addColumn('saved_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('transcripts_key', ['session_id', 'account_id'])
    .modifyEnd(STRICT)
    .execute()

  await schema
    .createTable('audit_events')
    .addColumn('seq', 'integer', (column) => column.primaryKey())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('actor', 'text')
    .addColumn('subject', 'text')
    .addColumn('detail', 'text', (column) => column.notNull())
    .addColumn('chain', 'text', (column) => column.notNull())
    .modifyEnd(STRICT)
    .execute()
}
