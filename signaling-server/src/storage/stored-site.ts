/** The one organisation a server serves. */
import type { WallClock } from '../system-ports.ts'
import type { Database } from './database.ts'

export interface SiteIdentity {
  readonly siteId: string
  readonly organisation: string
}

export class StoredSite {
  readonly #db: Database
  readonly #now: WallClock

  constructor(db: Database, now: WallClock) {
    this.#db = db
    this.#now = now
  }

  async find(): Promise<SiteIdentity | null> {
    const row = await this.#db.selectFrom('site').selectAll().executeTakeFirst()
    return row === undefined ? null : { siteId: row.site_id, organisation: row.organisation }
  }

  /** The site id goes into every handshake, so it is given once and never changes. */
  async create({ siteId, organisation }: SiteIdentity): Promise<'created' | 'exists'> {
    const inserted = await this.#db
      .insertInto('site')
      .values({ only: 1, site_id: siteId, organisation, created_at: this.#now().toISOString() })
      .onConflict((conflict) => conflict.column('only').doNothing())
      .executeTakeFirst()
    return inserted.numInsertedOrUpdatedRows === 1n ? 'created' : 'exists'
  }
}
