/** One other person of the session as this app keeps it. */
import { NO_PRESENCE, type Person, type Presence } from '../protocol/participants.ts'
import type { Introduction } from './introduction.ts'
import type { PairLink } from './pair-link.ts'
import type { Participant } from './session-snapshot.ts'

export interface Member<Media> {
  person: Person
  pair: PairLink<Media> | null
  introduction: Introduction | null
  safetyNumber: string | null
  protocol: number | null
  hasBeenVerified: boolean
  presence: Presence
}

export function newMember<Media>(person: Person): Member<Media> {
  return {
    person,
    pair: null,
    introduction: null,
    safetyNumber: null,
    protocol: null,
    hasBeenVerified: false,
    presence: NO_PRESENCE,
  }
}

export function viewOf<Media>(member: Member<Media>): Participant {
  return {
    ...member.person,
    link: member.pair?.condition.getSnapshot() ?? (member.introduction === null ? 'lost' : 'connecting'),
    safetyNumber: member.safetyNumber,
    protocol: member.protocol,
    presence: member.presence,
  }
}
