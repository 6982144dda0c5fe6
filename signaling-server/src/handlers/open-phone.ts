import type { PhoneConference } from '@deskside/shared/protocol/phone.ts'
import type { Log } from '../log.ts'
import { hasCsrSeat } from '../sessions/session.ts'
import type { SessionLayer } from '../sessions/session-layer.ts'
import type { TelephonyProvider } from '../telephony/telephony-provider.ts'
import type { CallLimits } from './call-limits.ts'
import type { Handler } from './handler.ts'

export interface OpenPhoneParts {
  readonly layer: SessionLayer
  readonly limits: CallLimits
  /** Null when the site has no numbers. */
  readonly telephony: TelephonyProvider | null
  readonly log: Log
}

/** For any CSR of the session: who hosts is settled among the apps, and the server may hear of it late. */
export function openPhone({ layer, limits, telephony, log }: OpenPhoneParts): Handler<'phone/open'> {
  return async ({ requestId, sessionId, pinBefore }, { caller, refuse }) => {
    const { account } = caller
    const session = layer.sessions.find(sessionId)
    if (account === null || session === null || !hasCsrSeat(session, caller.seats.get(sessionId)))
      return refuse('unknown-session')
    if (telephony === null) return refuse('not-allowed')
    const retryAfterMs = await limits.phoneWaitMs(account.accountId)
    if (retryAfterMs > 0) return refuse('too-many-tries', retryAfterMs)
    let conference: PhoneConference
    try {
      conference = await telephony.conferenceFor(sessionId, pinBefore ?? null)
    } catch (error) {
      log.error({ err: error, sessionId }, 'the telephony provider opened no conference')
      return refuse('busy')
    }
    // The session may have ended while the provider was at it.
    if (layer.sessions.find(sessionId) === null) {
      layer.sessions.closePhone(sessionId)
      return refuse('unknown-session')
    }
    caller.tell({ type: 'phone/opened', requestId, ...conference })
  }
}
