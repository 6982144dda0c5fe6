import type { SessionLayer } from '../sessions/session-layer.ts'
import type { Handler } from './handler.ts'

export function decideClaim({ claims }: SessionLayer): Handler<'claim/verdict'> {
  return ({ claimId, admitted }, { caller }) => claims.decide(caller, claimId, admitted)
}
