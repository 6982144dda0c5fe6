/** How often invites may be made, codes tried, colleagues rung and sessions asked for. */
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { msUntilAllowed } from '../rate-limit.ts'
import type { Caller } from '../sessions/caller.ts'

const PER_ACCOUNT_AND_MINUTE = 20
/** A person who calls ten times in a minute is no longer asking. */
const RINGS_PER_ACCOUNT_AND_MINUTE = 10
/** Each one may put a question on somebody's screen. */
const WATCHES_PER_ACCOUNT_AND_MINUTE = 10

export class CallLimits {
  readonly #claimsByAddress: RateLimiterMemory
  readonly #claimsByAccount = new RateLimiterMemory({ points: PER_ACCOUNT_AND_MINUTE, duration: 60 })
  readonly #phones = new RateLimiterMemory({ points: PER_ACCOUNT_AND_MINUTE, duration: 60 })
  readonly #invites = new RateLimiterMemory({ points: PER_ACCOUNT_AND_MINUTE, duration: 60 })
  readonly #watches = new RateLimiterMemory({ points: WATCHES_PER_ACCOUNT_AND_MINUTE, duration: 60 })
  readonly #rings = new RateLimiterMemory({ points: RINGS_PER_ACCOUNT_AND_MINUTE, duration: 60 })

  constructor(claimsPerMinute: number) {
    this.#claimsByAddress = new RateLimiterMemory({ points: claimsPerMinute, duration: 60 })
  }

  /** Milliseconds to wait, 0 when the code may be tried. A helper is nobody but an address. */
  claimWaitMs({ account, address }: Caller): Promise<number> {
    return account === null
      ? msUntilAllowed(this.#claimsByAddress, address)
      : msUntilAllowed(this.#claimsByAccount, account.accountId)
  }

  phoneWaitMs(accountId: string): Promise<number> {
    return msUntilAllowed(this.#phones, accountId)
  }

  inviteWaitMs(accountId: string): Promise<number> {
    return msUntilAllowed(this.#invites, accountId)
  }

  watchWaitMs(accountId: string): Promise<number> {
    return msUntilAllowed(this.#watches, accountId)
  }

  ringWaitMs(accountId: string): Promise<number> {
    return msUntilAllowed(this.#rings, accountId)
  }
}
