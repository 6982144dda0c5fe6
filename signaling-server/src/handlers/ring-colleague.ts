import type { Calls } from '../calls/calls.ts'
import type { WatchAsks } from '../sessions/watch-asks.ts'
import type { CallLimits } from './call-limits.ts'
import type { Handler } from './handler.ts'

export function ringColleague(calls: Calls, limits: CallLimits, asks: WatchAsks): Handler<'call/ring'> {
  return async (message, { caller, refuse, expel }) => {
    const { account } = caller
    if (account === null) return expel('not-allowed')
    const retryAfterMs = await limits.ringWaitMs(account.accountId)
    if (retryAfterMs > 0) return refuse('too-many-tries', retryAfterMs)
    const outcome = calls.ring(caller, message, asks.awaits(message.to, caller))
    if (outcome === 'not-announced') refuse('not-allowed')
    else if (outcome !== 'ringing') refuse(outcome)
  }
}
