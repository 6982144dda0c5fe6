/** What is said to an app that speaks an older version: the same, without what it would refuse to read. */
import type { WireMessage } from '../protocol/index.ts'
import type { Person } from '../protocol/participants.ts'
import { SUPERVISION_SINCE } from '../protocol/version.ts'

export function asUnderstoodBy(version: number, message: WireMessage): WireMessage {
  if (version >= SUPERVISION_SINCE) return message
  if (message.type === 'participants/roster')
    return { ...message, people: message.people.map(withoutSupervision) }
  if (message.type === 'participants/introduce')
    return { ...message, person: withoutSupervision(message.person) }
  return message
}

function withoutSupervision({ supervisor: _, ...person }: Person): Person {
  return person
}
