import type { LiveList } from '../sessions/live-list.ts'
import type { Handler } from './handler.ts'

/** Who supports whom at this moment is nobody's business but a supervisor's. */
export function watchSessions(list: LiveList): Handler<'supervision/watch-list'> {
  return (_message, { caller, expel }) => {
    if (caller.account?.isSupervisor !== true) return expel('not-allowed')
    list.watch(caller)
  }
}
