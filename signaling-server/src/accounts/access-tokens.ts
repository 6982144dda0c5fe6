/** Tokens a CSR's app shows instead of a password: 256 bits of chance, kept only as a hash. */
import type { RandomBytes } from '@deskside/shared/kernel/clock.ts'
import { hashToken, makeToken, type WallClock } from '../system-ports.ts'
import type { Account } from './account.ts'

/** A token not used for this long is dead. */
export const TOKEN_IDLE_MS = 12 * 3_600_000
/** A token is dead after this, used or not. */
export const TOKEN_LIFETIME_MS = 7 * 24 * 3_600_000
/** Writing down every single use would be a write per request. */
const USE_NOTED_EVERY_MS = 5 * 60_000

/** Tokens in here are always hashes. */
export interface AccessTokenStore {
  add: (tokenHash: string, accountId: string, at: Date) => Promise<void>
  find: (tokenHash: string) => Promise<StoredToken | null>
  noteUse: (tokenHashes: readonly string[], at: Date) => Promise<void>
  remove: (tokenHash: string) => Promise<void>
  removeOfAccount: (accountId: string) => Promise<void>
  /** Of these tokens, those that were made and last used after the two moments and whose account may be used. */
  findLive: (tokenHashes: readonly string[], madeAfter: Date, usedAfter: Date) => Promise<readonly string[]>
}

export interface StoredToken {
  readonly account: Account
  readonly createdAt: Date
  readonly lastUsedAt: Date
}

/** Somebody who showed a live token. */
export interface SignedIn {
  readonly account: Account
  readonly tokenHash: string
}

export class AccessTokens {
  readonly #store: AccessTokenStore
  readonly #now: WallClock
  readonly #random: RandomBytes

  constructor(store: AccessTokenStore, now: WallClock, random: RandomBytes) {
    this.#store = store
    this.#now = now
    this.#random = random
  }

  async issue(accountId: string): Promise<string> {
    const token = makeToken(this.#random)
    await this.#store.add(hashToken(token), accountId, this.#now())
    return token
  }

  async check(token: string): Promise<SignedIn | null> {
    const tokenHash = hashToken(token)
    const stored = await this.#store.find(tokenHash)
    if (stored === null || stored.account.isDisabled) return null
    const now = this.#now()
    const idleMs = now.getTime() - stored.lastUsedAt.getTime()
    const ageMs = now.getTime() - stored.createdAt.getTime()
    if (idleMs > TOKEN_IDLE_MS || ageMs > TOKEN_LIFETIME_MS) {
      await this.#store.remove(tokenHash)
      return null
    }
    if (idleMs > USE_NOTED_EVERY_MS) await this.#store.noteUse([tokenHash], now)
    return { account: stored.account, tokenHash }
  }

  async revoke(tokenHash: string): Promise<void> {
    await this.#store.remove(tokenHash)
  }

  /** Of the tokens behind open sockets, those that died. The living ones count as in use. */
  async findDead(tokenHashes: readonly string[]): Promise<readonly string[]> {
    const now = this.#now()
    const live = await this.#store.findLive(
      tokenHashes,
      before(now, TOKEN_LIFETIME_MS),
      before(now, TOKEN_IDLE_MS),
    )
    const isLive = new Set(live)
    return tokenHashes.filter((tokenHash) => !isLive.has(tokenHash))
  }

  /** An open socket is use. */
  async noteUse(tokenHashes: readonly string[]): Promise<void> {
    await this.#store.noteUse(tokenHashes, this.#now())
  }
}

function before(moment: Date, ms: number): Date {
  return new Date(moment.getTime() - ms)
}
