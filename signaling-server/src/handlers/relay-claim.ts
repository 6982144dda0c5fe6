import type { SessionLayer } from '../sessions/session-layer.ts'
import type { Handler } from './handler.ts'

export function relayClaim({ claims }: SessionLayer): Handler<'claim/relay'> {
  return ({ claimId, handshake }, { caller }) => claims.relay(caller, claimId, handshake)
}
