import type { SessionLayer } from '../sessions/session-layer.ts'
import type { Handler } from './handler.ts'

export function resumeSession({ sessions, members }: SessionLayer): Handler<'session/resume'> {
  return async (message, { caller, refuse }) => {
    const session = sessions.find(message.sessionId)
    const outcome = session === null ? 'unknown-session' : await members.resume(session, caller, message)
    if (outcome === 'unknown-session') refuse('unknown-session')
  }
}
