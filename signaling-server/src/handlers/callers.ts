/** Everyone who has said hello, so that a token that dies takes its sockets along. */
import type { Caller } from '../sessions/caller.ts'

export interface SignedInCaller {
  readonly caller: Caller
  readonly tokenHash: string
  readonly expel: () => void
}

export class Callers {
  readonly #signedIn = new Set<SignedInCaller>()

  add(caller: SignedInCaller): void {
    this.#signedIn.add(caller)
  }

  remove(caller: SignedInCaller): void {
    this.#signedIn.delete(caller)
  }

  tokenHashes(): readonly string[] {
    return [...new Set([...this.#signedIn].map(({ tokenHash }) => tokenHash))]
  }

  expelTokens(tokenHashes: readonly string[]): void {
    const isDead = new Set(tokenHashes)
    for (const caller of [...this.#signedIn]) if (isDead.has(caller.tokenHash)) caller.expel()
  }
}
