/** How many mails go out: a site that lets itself be used for more is soon on the lists of those nobody takes mail from. */
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { msUntilAllowed } from '../rate-limit.ts'

const PER_ACCOUNT_AND_HOUR = 20
const PER_SITE_AND_HOUR = 300
const HOUR_S = 3_600

export class MailLimits {
  readonly #accounts = new RateLimiterMemory({ points: PER_ACCOUNT_AND_HOUR, duration: HOUR_S })
  readonly #site = new RateLimiterMemory({ points: PER_SITE_AND_HOUR, duration: HOUR_S })

  /** Milliseconds to wait, 0 when the mail may go. */
  async waitMs(accountId: string): Promise<number> {
    const waitMs = await msUntilAllowed(this.#accounts, accountId)
    return waitMs > 0 ? waitMs : msUntilAllowed(this.#site, 'site')
  }
}
