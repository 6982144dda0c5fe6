/** Notes and transcripts in the database. */
import type { Notes, SessionRecords } from '../sessions/session-records.ts'
import type { WallClock } from '../system-ports.ts'
import type { Database } from './database.ts'

export class StoredSessionRecords implements SessionRecords {
  readonly #db: Database
  readonly #now: WallClock

  constructor(db: Database, now: WallClock) {
    this.#db = db
    this.#now = now
  }

  async mayKeep(sessionId: string, accountId: string, endedAfter: Date): Promise<boolean> {
    const row = await this.#db
      .selectFrom('session_members')
      .innerJoin('sessions', 'sessions.session_id', 'session_members.session_id')
      .select('participant_id')
      .where('session_members.session_id', '=', sessionId)
      .where('account_id', '=', accountId)
      .where((where) =>
        where.or([where('ended_at', 'is', null), where('ended_at', '>', endedAfter.toISOString())]),
      )
      .limit(1)
      .executeTakeFirst()
    return row !== undefined
  }

  async saveNotes(sessionId: string, accountId: string, text: string): Promise<void> {
    const saved = { text, saved_at: this.#now().toISOString() }
    await this.#db
      .insertInto('notes')
      .values({ session_id: sessionId, account_id: accountId, ...saved })
      .onConflict((conflict) => conflict.columns(['session_id', 'account_id']).doUpdateSet(saved))
      .execute()
  }

  async findNotes(sessionId: string, accountId: string): Promise<Notes> {
    const row = await this.#db
      .selectFrom('notes')
      .select(['text', 'saved_at'])
      .where('session_id', '=', sessionId)
      .where('account_id', '=', accountId)
      .executeTakeFirst()
    return { text: row?.text ?? '', savedAt: row?.saved_at ?? null }
  }

  async saveTranscript(sessionId: string, accountId: string, lines: string): Promise<void> {
    const saved = { lines, saved_at: this.#now().toISOString() }
    await this.#db
      .insertInto('transcripts')
      .values({ session_id: sessionId, account_id: accountId, ...saved })
      .onConflict((conflict) => conflict.columns(['session_id', 'account_id']).doUpdateSet(saved))
      .execute()
  }
}
