import type { Presence } from '../cluster/presence.ts'
import type { Handler } from './handler.ts'

export function announceDevice(presence: Presence): Handler<'colleagues/announce'> {
  return ({ deviceId, publicKey, availability }, { caller, expel }) => {
    const { account, tell } = caller
    if (account === null) return expel('not-allowed')
    presence.announce(caller, { ...account, deviceId, publicKey, availability, tell })
  }
}
