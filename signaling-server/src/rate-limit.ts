/** One question put to a rate limiter: how long must this key wait? */
import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible'

/** Takes one try from the key's budget. Milliseconds until the next one is allowed, 0 when this one is. */
export async function msUntilAllowed(limiter: RateLimiterAbstract, key: string): Promise<number> {
  try {
    await limiter.consume(key)
    return 0
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, refusal.msBeforeNext)
    throw refusal
  }
}
