/** Who can sign in, and where that is kept. */

export type AccountRole = 'csr' | 'administrator'

export interface Account {
  readonly accountId: string
  readonly email: string
  readonly name: string
  readonly role: AccountRole
  /** May see the site's sessions and ask to watch one. */
  readonly isSupervisor: boolean
  readonly isDisabled: boolean
}

export interface StoredAccount extends Account {
  readonly passwordHash: string
}

/** Nobody is a supervisor who is not made one. */
export type AddedAccount = Omit<StoredAccount, 'isDisabled' | 'isSupervisor'> &
  Partial<Pick<StoredAccount, 'isSupervisor'>>

export interface AccountStore {
  /** `email-taken` when another account has that address. */
  add: (account: AddedAccount) => Promise<'added' | 'email-taken'>
  findByEmail: (email: string) => Promise<StoredAccount | null>
  list: () => Promise<readonly Account[]>
  replacePasswordHash: (accountId: string, passwordHash: string) => Promise<void>
  setSupervisor: (accountId: string, isSupervisor: boolean) => Promise<void>
  disable: (accountId: string) => Promise<void>
  /** Of these accounts, those that must not be served any longer. */
  findDisabled: (accountIds: readonly string[]) => Promise<readonly string[]>
}

/** Addresses differ by more than letter case only in theory; people type theirs as it comes. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase()
}
