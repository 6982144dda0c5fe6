import type { LiveList } from '../sessions/live-list.ts'
import type { Handler } from './handler.ts'

export function unwatchSessions(list: LiveList): Handler<'supervision/unwatch-list'> {
  return (_message, { caller }) => list.unwatch(caller)
}
