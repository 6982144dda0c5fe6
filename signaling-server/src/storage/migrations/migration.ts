/** One step from one version of the tables to the next. */
import type { Kysely } from 'kysely'

export interface Migration {
  /** Numbers count up by one; a released migration is never edited. */
  readonly version: number
  readonly name: string
  /** `never`: a migration must not lean on today's table types, which go on changing after it. */
  readonly up: (db: Kysely<never>) => Promise<void>
}
