import type { SessionLayer } from '../sessions/session-layer.ts'
import type { Handler } from './handler.ts'

export function abandonClaim({ claims }: SessionLayer): Handler<'claim/abandon'> {
  return ({ claimId }, { caller }) => claims.abandon(caller, claimId)
}
