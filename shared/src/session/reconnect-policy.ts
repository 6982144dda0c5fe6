/** How long to wait before the next try: growing, capped, and spread so that many apps do not come back at once. */

const FIRST_DELAY_MS = 1_000
const GROWTH = 1.5
const LONGEST_DELAY_MS = 15_000

/**
 * Full jitter: anything from a fifth of the step up to the whole step.
 *
 * @param attempt 0 for the first retry
 * @param chance uniform in [0, 1)
 */
export function nextRetryDelayMs(attempt: number, chance: number): number {
  const step = Math.min(FIRST_DELAY_MS * GROWTH ** attempt, LONGEST_DELAY_MS)
  return Math.round(step * (0.2 + 0.8 * chance))
}
