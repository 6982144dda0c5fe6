import type { SessionLayer } from '../sessions/session-layer.ts'
import type { Handler } from './handler.ts'

export function openSession({ sessions }: SessionLayer): Handler<'session/open'> {
  return async ({ requestId }, { caller, refuse }) => {
    const { account } = caller
    if (account === null) return refuse('not-signed-in')
    const outcome = await sessions.open(caller, { requestId, account })
    if (outcome === 'full') refuse('full')
  }
}
