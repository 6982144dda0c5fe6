/** Everything that is kept, opened together. */
import path from 'node:path'
import type { RandomBytes } from '@deskside/shared/kernel/clock.ts'
import { sql } from 'kysely'
import { loadAuditKey } from '../audit/audit-key.ts'
import type { WallClock } from '../system-ports.ts'
import { openDatabase } from './database.ts'
import { StoredAccessTokens } from './stored-access-tokens.ts'
import { StoredAccounts } from './stored-accounts.ts'
import { StoredAuditLog } from './stored-audit-log.ts'
import { StoredNotePictures } from './stored-note-pictures.ts'
import { StoredSessionRecords } from './stored-session-records.ts'
import { StoredSessions } from './stored-sessions.ts'
import { StoredSite } from './stored-site.ts'

export interface Storage {
  readonly site: StoredSite
  readonly accounts: StoredAccounts
  readonly tokens: StoredAccessTokens
  readonly sessions: StoredSessions
  readonly records: StoredSessionRecords
  readonly pictures: StoredNotePictures
  readonly audit: StoredAuditLog
  readonly auditKey: Uint8Array
  /** Rejects when the database does not answer. */
  readonly ping: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface StorageSurroundings {
  readonly wallClock: WallClock
  readonly random: RandomBytes
}

export const DATABASE_FILE = 'deskside.sqlite'
export const AUDIT_KEY_FILE = 'audit.key'

export async function openStorage(
  dataDir: string,
  { wallClock, random }: StorageSurroundings,
): Promise<Storage> {
  const db = await openDatabase({ file: path.join(dataDir, DATABASE_FILE), now: wallClock })
  const auditKey = loadAuditKey(path.join(dataDir, AUDIT_KEY_FILE), random)
  return {
    site: new StoredSite(db, wallClock),
    accounts: new StoredAccounts(db, wallClock),
    tokens: new StoredAccessTokens(db),
    sessions: new StoredSessions(db, wallClock),
    records: new StoredSessionRecords(db, wallClock),
    pictures: new StoredNotePictures(db, wallClock),
    audit: new StoredAuditLog(db, auditKey, wallClock),
    auditKey,
    ping: async () => {
      await sql`select 1`.execute(db)
    },
    close: () => db.destroy(),
  }
}
