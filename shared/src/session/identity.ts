/** What a person's app says of itself in a handshake; all of it is bound into the keys. And who that proves them to be. */

import type { HandshakeIdentity } from '../protocol/handshake.ts'
import type { Person } from '../protocol/participants.ts'
import { CAPABILITIES, PROTOCOL } from '../protocol/version.ts'

export function identityOf(person: Person, fingerprint: string): HandshakeIdentity {
  return {
    role: person.role,
    name: person.name,
    ...(person.organisation === undefined ? {} : { organisation: person.organisation }),
    participantId: person.participantId,
    ...(person.supervisor === undefined ? {} : { supervisor: person.supervisor }),
    fingerprint,
    protocol: PROTOCOL,
    capabilities: [...CAPABILITIES],
  }
}

/** @param place in the session; the rest is as their own app has proved it */
export function provenPerson(
  { role, name, organisation }: HandshakeIdentity,
  place: Pick<Person, 'participantId' | 'primary' | 'supervisor'>,
): Person {
  return { ...place, role, name, ...(organisation === undefined ? {} : { organisation }) }
}
