/** Signing in: the same work and the same answer for a wrong password, an unknown address and a disabled account. */
import type { AuditLog } from '../audit/audit-log.ts'
import type { AccessTokens } from './access-tokens.ts'
import { type Account, type AccountStore, normaliseEmail } from './account.ts'
import type { PasswordHasher } from './password-hasher.ts'
import type { SignInThrottle } from './sign-in-throttle.ts'

export type SignInOutcome =
  | { readonly kind: 'signed-in'; readonly account: Account; readonly token: string }
  | { readonly kind: 'wrong-credentials' }
  | { readonly kind: 'too-many-tries'; readonly retryAfterMs: number }
  | { readonly kind: 'busy' }

export interface SignInParts {
  readonly accounts: AccountStore
  readonly tokens: AccessTokens
  readonly hasher: Pick<PasswordHasher, 'hash' | 'verify'>
  readonly throttle: SignInThrottle
  readonly audit: AuditLog
}

export interface Credentials {
  readonly email: string
  readonly password: string
  /** Network address, as it is counted for limits. */
  readonly address: string
}

export class SignIn {
  readonly #parts: SignInParts

  constructor(parts: SignInParts) {
    this.#parts = parts
  }

  async try({ email: typedEmail, password, address }: Credentials): Promise<SignInOutcome> {
    const { accounts, tokens, hasher, throttle, audit } = this.#parts
    const email = normaliseEmail(typedEmail)
    const retryAfterMs = await throttle.waitMs(address, email)
    if (retryAfterMs > 0) return { kind: 'too-many-tries', retryAfterMs }

    await throttle.countTry(email)
    const account = await accounts.findByEmail(email)
    const verified = await hasher.verify(account?.passwordHash ?? null, password)
    if (verified.kind === 'busy') return { kind: 'busy' }
    if (verified.kind === 'wrong' || account === null || account.isDisabled) {
      await audit.append({
        kind: 'sign-in-failed',
        actor: null,
        subject: account?.accountId ?? null,
        detail: { address },
      })
      return { kind: 'wrong-credentials' }
    }

    await throttle.forgive(email)
    if (verified.needsRehash)
      await accounts.replacePasswordHash(account.accountId, await hasher.hash(password))
    const token = await tokens.issue(account.accountId)
    await audit.append({ kind: 'sign-in', actor: account.accountId, subject: null, detail: { address } })
    return { kind: 'signed-in', account, token }
  }
}
