/** argon2id with a bounded queue, so that a flood of sign-ins can take neither the CPU nor the memory. */
import { hash, parseOptions, verify } from '@node-rs/argon2'

/** The OWASP floor for argon2id: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const AT_ONCE = 4
const MOST_WAITING = 32

export type Verified =
  | { readonly kind: 'right'; readonly needsRehash: boolean }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'busy' }

export class PasswordHasher {
  #running = 0
  readonly #waiting: (() => void)[] = []
  readonly #dummyHash: Promise<string>

  /** `dummyPassword` is any text nobody could type; it is what an unknown account is checked against. */
  constructor(dummyPassword: string) {
    this.#dummyHash = hash(dummyPassword, COST)
  }

  hash(password: string): Promise<string> {
    return hash(password, COST)
  }

  /** `null` for an account that does not exist: takes as long, and is wrong. */
  async verify(passwordHash: string | null, password: string): Promise<Verified> {
    if (this.#running >= AT_ONCE && this.#waiting.length >= MOST_WAITING) return { kind: 'busy' }
    await this.#takeTurn()
    try {
      const isRight = await verify(passwordHash ?? (await this.#dummyHash), password)
      if (!isRight || passwordHash === null) return { kind: 'wrong' }
      return { kind: 'right', needsRehash: isWeakerThanToday(passwordHash) }
    } finally {
      this.#endTurn()
    }
  }

  async #takeTurn(): Promise<void> {
    if (this.#running < AT_ONCE) {
      this.#running += 1
      return
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  /** A turn is handed on rather than given back, so nobody can slip in between. */
  #endTurn(): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#running -= 1
    else next()
  }
}

function isWeakerThanToday(passwordHash: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(passwordHash)
  return memoryCost < COST.memoryCost || timeCost < COST.timeCost || parallelism < COST.parallelism
}
