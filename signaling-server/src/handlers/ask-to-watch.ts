import type { AuditLog } from '../audit/audit-log.ts'
import type { Presence } from '../cluster/presence.ts'
import type { WatchAsks } from '../sessions/watch-asks.ts'
import type { CallLimits } from './call-limits.ts'
import type { Handler } from './handler.ts'

export interface AskToWatchParts {
  readonly asks: WatchAsks
  readonly presence: Presence
  readonly limits: CallLimits
  readonly audit: AuditLog
}

/** It lets nobody in: the CSR who hosts hears who asks, from which computer, and their app decides. */
export function askToWatch({ asks, presence, limits, audit }: AskToWatchParts): Handler<'supervision/ask'> {
  return async (message, { caller, refuse, expel }) => {
    const { account } = caller
    if (account?.isSupervisor !== true) return expel('not-allowed')
    const retryAfterMs = await limits.watchWaitMs(account.accountId)
    if (retryAfterMs > 0) return refuse('too-many-tries', retryAfterMs)
    const device = presence.deviceOf(caller)
    if (device === null) return refuse('not-allowed')
    const { deviceId, publicKey } = device
    const outcome = asks.ask(caller, { ...account, deviceId, publicKey }, message)
    if (outcome !== 'asking') return refuse(outcome)
    await audit.append({
      kind: 'watch-asked',
      actor: account.accountId,
      subject: message.sessionId,
      detail: {},
    })
  }
}
