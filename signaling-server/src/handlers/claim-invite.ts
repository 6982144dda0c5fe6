import type { SessionLayer } from '../sessions/session-layer.ts'
import type { CallLimits } from './call-limits.ts'
import type { Handler } from './handler.ts'

export function claimInvite({ claims }: SessionLayer, limits: CallLimits): Handler<'invite/claim'> {
  return async (message, { caller, refuse }) => {
    // One code at a time: a second claim of the same app is a mistake, not a crowd.
    if (caller.claims.size > 0) return refuse('busy')
    const retryAfterMs = await limits.claimWaitMs(caller)
    if (retryAfterMs > 0) return refuse('too-many-tries', retryAfterMs)
    const outcome = await claims.open(caller, message)
    if (outcome.kind === 'busy') refuse('busy', outcome.retryAfterMs)
    else if (outcome.kind === 'unknown-code') refuse('unknown-code')
  }
}
