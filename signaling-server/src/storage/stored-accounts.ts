/** Accounts in the database. */
import type { Account, AccountStore, AddedAccount, StoredAccount } from '../accounts/account.ts'
import type { WallClock } from '../system-ports.ts'
import type { Database } from './database.ts'
import { portions } from './portions.ts'
import type { AccountRow } from './tables.ts'

export class StoredAccounts implements AccountStore {
  readonly #db: Database
  readonly #now: WallClock

  constructor(db: Database, now: WallClock) {
    this.#db = db
    this.#now = now
  }

  async add({
    accountId,
    email,
    name,
    role,
    isSupervisor = false,
    passwordHash,
  }: AddedAccount): Promise<'added' | 'email-taken'> {
    const inserted = await this.#db
      .insertInto('accounts')
      .values({
        account_id: accountId,
        email,
        name,
        role,
        is_supervisor: isSupervisor ? 1 : 0,
        password_hash: passwordHash,
        created_at: this.#now().toISOString(),
        disabled_at: null,
      })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .executeTakeFirst()
    return inserted.numInsertedOrUpdatedRows === 1n ? 'added' : 'email-taken'
  }

  async findByEmail(email: string): Promise<StoredAccount | null> {
    const row = await this.#db
      .selectFrom('accounts')
      .selectAll()
      .where('email', '=', email)
      .executeTakeFirst()
    return row === undefined ? null : { ...toAccount(row), passwordHash: row.password_hash }
  }

  async list(): Promise<readonly Account[]> {
    const rows = await this.#db.selectFrom('accounts').selectAll().orderBy('email').execute()
    return rows.map(toAccount)
  }

  async replacePasswordHash(accountId: string, passwordHash: string): Promise<void> {
    await this.#db
      .updateTable('accounts')
      .set({ password_hash: passwordHash })
      .where('account_id', '=', accountId)
      .execute()
  }

  async setSupervisor(accountId: string, isSupervisor: boolean): Promise<void> {
    await this.#db
      .updateTable('accounts')
      .set({ is_supervisor: isSupervisor ? 1 : 0 })
      .where('account_id', '=', accountId)
      .execute()
  }

  async disable(accountId: string): Promise<void> {
    await this.#db
      .updateTable('accounts')
      .set({ disabled_at: this.#now().toISOString() })
      .where('account_id', '=', accountId)
      .where('disabled_at', 'is', null)
      .execute()
  }

  async findDisabled(accountIds: readonly string[]): Promise<readonly string[]> {
    const found: string[] = []
    for (const some of portions(accountIds)) {
      const rows = await this.#db
        .selectFrom('accounts')
        .select('account_id')
        .where('account_id', 'in', some)
        .where('disabled_at', 'is not', null)
        .execute()
      found.push(...rows.map((row) => row.account_id))
    }
    return found
  }
}

export function toAccount(
  row: Pick<AccountRow, 'account_id' | 'email' | 'name' | 'role' | 'is_supervisor' | 'disabled_at'>,
): Account {
  return {
    accountId: row.account_id,
    email: row.email,
    name: row.name,
    role: row.role,
    isSupervisor: row.is_supervisor === 1,
    isDisabled: row.disabled_at !== null,
  }
}
