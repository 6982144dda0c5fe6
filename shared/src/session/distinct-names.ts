/** Names for people whose names are the same: whoever came later has a number behind it. */
import type { Person } from '../protocol/participants.ts'

export type NamedPerson = Pick<Person, 'participantId' | 'name' | 'role'>

/** By participant. Of the same role only: a role is always said, and nobody can choose theirs. */
export function distinctNames(people: readonly NamedPerson[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>()
  return new Map(
    people.map(({ participantId, name, role }) => {
      const looks = `${role} ${name.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase()}`
      const count = (counts.get(looks) ?? 0) + 1
      counts.set(looks, count)
      return [participantId, count === 1 ? name : `${name} (${count})`]
    }),
  )
}
