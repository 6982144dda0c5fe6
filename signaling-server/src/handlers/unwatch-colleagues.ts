import type { Presence } from '../cluster/presence.ts'
import type { Handler } from './handler.ts'

export function unwatchColleagues(presence: Presence): Handler<'colleagues/unwatch'> {
  return (_message, { caller }) => presence.unwatch(caller)
}
