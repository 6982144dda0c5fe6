/** The audit chain in the database. */

import { CHAIN_START, type ChainHead, type ChainRow, sealRow } from '../audit/audit-chain.ts'
import type { AuditEvent, AuditLog } from '../audit/audit-log.ts'
import { SerialQueue } from '../serial-queue.ts'
import type { WallClock } from '../system-ports.ts'
import type { Database } from './database.ts'

/** Another process (the command line) may append between our look and our write; then we look again. */
const MOST_TRIES = 10
const PAGE = 1_000

export class StoredAuditLog implements AuditLog {
  readonly #db: Database
  readonly #key: Uint8Array
  readonly #now: WallClock
  readonly #queue = new SerialQueue()

  constructor(db: Database, key: Uint8Array, now: WallClock) {
    this.#db = db
    this.#key = key
    this.#now = now
  }

  append(event: AuditEvent): Promise<void> {
    return this.#queue.run(() => this.#append(event))
  }

  async head(): Promise<ChainHead> {
    const row = await this.#db
      .selectFrom('audit_events')
      .select(['seq', 'chain'])
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row ?? CHAIN_START
  }

  async *rows(): AsyncIterable<ChainRow> {
    for (let after = 0; ; ) {
      const page = await this.#db
        .selectFrom('audit_events')
        .selectAll()
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(PAGE)
        .execute()
      yield* page
      const last = page.at(-1)
      if (last === undefined) return
      after = last.seq
    }
  }

  async #append({ kind, actor, subject, detail }: AuditEvent): Promise<void> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const before = await this.head()
      const row = {
        seq: before.seq + 1,
        at: this.#now().toISOString(),
        kind,
        actor,
        subject,
        detail: JSON.stringify(detail),
      }
      const inserted = await this.#db
        .insertInto('audit_events')
        .values({ ...row, chain: sealRow(this.#key, before, row) })
        .onConflict((conflict) => conflict.column('seq').doNothing())
        .executeTakeFirst()
      if (inserted.numInsertedOrUpdatedRows === 1n) return
    }
    throw new Error('The audit log could not be written: too many others write at the same time.')
  }
}
