import type { Presence } from '../cluster/presence.ts'
import type { Handler } from './handler.ts'

/** Who is online is nobody's business but that of the site's own CSRs. */
export function watchColleagues(presence: Presence): Handler<'colleagues/watch'> {
  return (_message, { caller, expel }) => {
    const { account, tell } = caller
    if (account === null) return expel('not-allowed')
    presence.watch(caller, { accountId: account.accountId, tell })
  }
}
