/** Hashes of access tokens in the database. */
import type { AccessTokenStore, StoredToken } from '../accounts/access-tokens.ts'
import type { Database } from './database.ts'
import { portions } from './portions.ts'
import { toAccount } from './stored-accounts.ts'

export class StoredAccessTokens implements AccessTokenStore {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  async add(tokenHash: string, accountId: string, at: Date): Promise<void> {
    await this.#db
      .insertInto('access_tokens')
      .values({
        token_hash: tokenHash,
        account_id: accountId,
        created_at: at.toISOString(),
        last_used_at: at.toISOString(),
      })
      .execute()
  }

  async find(tokenHash: string): Promise<StoredToken | null> {
    const row = await this.#db
      .selectFrom('access_tokens')
      .innerJoin('accounts', 'accounts.account_id', 'access_tokens.account_id')
      .select(['accounts.account_id', 'email', 'name', 'role', 'is_supervisor', 'disabled_at'])
      .select(['access_tokens.created_at', 'last_used_at'])
      .where('token_hash', '=', tokenHash)
      .executeTakeFirst()
    if (row === undefined) return null
    return {
      account: toAccount(row),
      createdAt: new Date(row.created_at),
      lastUsedAt: new Date(row.last_used_at),
    }
  }

  async noteUse(tokenHashes: readonly string[], at: Date): Promise<void> {
    for (const some of portions(tokenHashes)) {
      await this.#db
        .updateTable('access_tokens')
        .set({ last_used_at: at.toISOString() })
        .where('token_hash', 'in', some)
        .execute()
    }
  }

  async remove(tokenHash: string): Promise<void> {
    await this.#db.deleteFrom('access_tokens').where('token_hash', '=', tokenHash).execute()
  }

  async removeOfAccount(accountId: string): Promise<void> {
    await this.#db.deleteFrom('access_tokens').where('account_id', '=', accountId).execute()
  }

  async findLive(
    tokenHashes: readonly string[],
    madeAfter: Date,
    usedAfter: Date,
  ): Promise<readonly string[]> {
    const live: string[] = []
    for (const some of portions(tokenHashes)) {
      const rows = await this.#db
        .selectFrom('access_tokens')
        .innerJoin('accounts', 'accounts.account_id', 'access_tokens.account_id')
        .select('token_hash')
        .where('token_hash', 'in', some)
        .where('disabled_at', 'is', null)
        .where('access_tokens.created_at', '>', madeAfter.toISOString())
        .where('last_used_at', '>', usedAfter.toISOString())
        .execute()
      live.push(...rows.map((row) => row.token_hash))
    }
    return live
  }
}
