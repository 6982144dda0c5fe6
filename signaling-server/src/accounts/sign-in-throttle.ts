/** Slows down whoever tries passwords: per network address, and per account with a pause that grows. */
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { msUntilAllowed } from '../rate-limit.ts'

export interface ThrottleLimits {
  readonly triesPerAddress: number
  readonly perSeconds: number
}

/** Free tries per account; from then on the pause doubles with every failure. */
const FREE_FAILURES = 5
const LONGEST_PAUSE_S = 15 * 60
const FORGET_FAILURES_AFTER_S = 3600

export class SignInThrottle {
  readonly #addresses: RateLimiterMemory
  readonly #failures = new RateLimiterMemory({
    points: Number.MAX_SAFE_INTEGER,
    duration: FORGET_FAILURES_AFTER_S,
  })
  readonly #pauses = new RateLimiterMemory({ points: 1, duration: LONGEST_PAUSE_S })

  constructor({ triesPerAddress, perSeconds }: ThrottleLimits) {
    this.#addresses = new RateLimiterMemory({ points: triesPerAddress, duration: perSeconds })
  }

  /** Milliseconds to wait, or 0 when the try may go ahead. Says the same of accounts that do not exist. */
  async waitMs(address: string, email: string): Promise<number> {
    const pause = await this.#pauses.get(email)
    if (pause !== null && pause.remainingPoints <= 0) return pause.msBeforeNext
    return msUntilAllowed(this.#addresses, address)
  }

  /** Counted before the password is checked, so that tries in parallel are all counted. */
  async countTry(email: string): Promise<void> {
    const { consumedPoints } = await this.#failures.penalty(email)
    if (consumedPoints < FREE_FAILURES) return
    const pauseS = Math.min(2 ** (consumedPoints - FREE_FAILURES), LONGEST_PAUSE_S)
    await this.#pauses.block(email, pauseS)
  }

  async forgive(email: string): Promise<void> {
    await this.#failures.delete(email)
    await this.#pauses.delete(email)
  }
}
