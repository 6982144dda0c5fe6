/** Signing in and out. */
import { type SignedIn as SignedInAnswer, signInRequestSchema } from '@deskside/shared/protocol/http-api.ts'
import type { FastifyRequest } from 'fastify'
import { type AccessTokens, TOKEN_LIFETIME_MS } from '../accounts/access-tokens.ts'
import type { SignIn } from '../accounts/sign-in.ts'
import type { AuditLog } from '../audit/audit-log.ts'
import type { SiteIdentity } from '../storage/stored-site.ts'
import { type Route, readBody, refuse } from './route.ts'

export interface AccountRouteParts {
  readonly signIn: SignIn
  readonly tokens: AccessTokens
  readonly audit: AuditLog
  readonly site: SiteIdentity
  readonly addressOf: (request: FastifyRequest['raw']) => string
  /** Takes the token's sockets along. */
  readonly onTokenDead: (tokenHash: string) => void
}

const BUSY_PAUSE_MS = 1_000

export function accountRoutes({
  signIn,
  tokens,
  audit,
  site,
  addressOf,
  onTokenDead,
}: AccountRouteParts): Route[] {
  return [
    {
      method: 'POST',
      path: '/api/sign-in',
      policy: 'anyone',
      bodyLimitBytes: 4 * 1024,
      handle: async (request, reply) => {
        const credentials = readBody(signInRequestSchema, request)
        if (credentials === null) return refuse(reply, 'malformed')
        const outcome = await signIn.try({ ...credentials, address: addressOf(request.raw) })
        switch (outcome.kind) {
          case 'wrong-credentials':
            return refuse(reply, 'wrong-credentials')
          case 'too-many-tries':
            return refuse(reply, 'too-many-tries', outcome.retryAfterMs)
          case 'busy':
            return refuse(reply, 'busy', BUSY_PAUSE_MS)
          case 'signed-in': {
            const { accountId, name, email } = outcome.account
            const answer: SignedInAnswer = {
              token: outcome.token,
              expiresInMs: TOKEN_LIFETIME_MS,
              account: { accountId, name, email },
              organisation: site.organisation,
            }
            return reply.send(answer)
          }
        }
      },
    },
    {
      method: 'POST',
      path: '/api/sign-out',
      policy: 'signed-in',
      handle: async (_request, reply, { account, tokenHash }) => {
        await tokens.revoke(tokenHash)
        onTokenDead(tokenHash)
        await audit.append({ kind: 'sign-out', actor: account.accountId, subject: null, detail: {} })
        return reply.code(204).send()
      },
    },
  ]
}
