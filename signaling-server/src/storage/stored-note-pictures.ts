/** Pictures of notes in the database. */
import { MAX_NOTE_PICTURES } from '@deskside/shared/protocol/limits.ts'
import { sql } from 'kysely'
import type { KeptPicture, ListedPicture, NotePictures, NotesPlace } from '../sessions/note-pictures.ts'
import type { WallClock } from '../system-ports.ts'
import type { Database } from './database.ts'

export class StoredNotePictures implements NotePictures {
  readonly #db: Database
  readonly #now: WallClock

  constructor(db: Database, now: WallClock) {
    this.#db = db
    this.#now = now
  }

  save(place: NotesPlace, pictureId: string, { caption, takenAt, picture }: KeptPicture): Promise<boolean> {
    const saved = { caption, taken_at: takenAt, picture, saved_at: this.#now().toISOString() }
    // In one go with the counting, or two pictures at once could both be the last one.
    return this.#db.transaction().execute(async (db) => {
      const others = await db
        .selectFrom('note_pictures')
        .select(db.fn.countAll<number>().as('count'))
        .where('session_id', '=', place.sessionId)
        .where('account_id', '=', place.accountId)
        .where('picture_id', '!=', pictureId)
        .executeTakeFirstOrThrow()
      if (others.count >= MAX_NOTE_PICTURES) return false
      await db
        .insertInto('note_pictures')
        .values({
          ...{ session_id: place.sessionId, account_id: place.accountId, picture_id: pictureId },
          ...saved,
        })
        .onConflict((conflict) =>
          conflict.columns(['session_id', 'account_id', 'picture_id']).doUpdateSet(saved),
        )
        .execute()
      return true
    })
  }

  async list(place: NotesPlace): Promise<readonly ListedPicture[]> {
    const rows = await this.#db
      .selectFrom('note_pictures')
      .select(['picture_id', 'caption', 'taken_at', sql<number>`length(picture)`.as('bytes')])
      .where('session_id', '=', place.sessionId)
      .where('account_id', '=', place.accountId)
      .orderBy('taken_at')
      .orderBy('picture_id')
      .execute()
    return rows.map(({ picture_id, caption, taken_at, bytes }) => ({
      ...{ pictureId: picture_id, caption, takenAt: taken_at, bytes },
    }))
  }

  async find(place: NotesPlace, pictureId: string): Promise<KeptPicture | null> {
    const row = await this.#db
      .selectFrom('note_pictures')
      .select(['caption', 'taken_at', 'picture'])
      .where('session_id', '=', place.sessionId)
      .where('account_id', '=', place.accountId)
      .where('picture_id', '=', pictureId)
      .executeTakeFirst()
    return row === undefined
      ? null
      : { caption: row.caption, takenAt: row.taken_at, picture: new Uint8Array(row.picture) }
  }

  async removeAllBut(place: NotesPlace, pictureIds: readonly string[]): Promise<number> {
    const { numDeletedRows } = await this.#db
      .deleteFrom('note_pictures')
      .where('session_id', '=', place.sessionId)
      .where('account_id', '=', place.accountId)
      .$if(pictureIds.length > 0, (rows) => rows.where('picture_id', 'not in', [...pictureIds]))
      .executeTakeFirst()
    return Number(numDeletedRows)
  }
}
