import type { Person } from '../protocol/participants.ts'

/**
 * Who hosts when the host's app is gone: the CSR who is in the session longest.
 *
 * @param order ids by how long people are there, from the host's last list, so that every app finds the same one
 * @returns undefined when no CSR is left
 */
export function successorOf(
  host: Person,
  order: readonly string[],
  present: readonly Person[],
): Person | undefined {
  return order
    .map((id) => present.find((person) => person.participantId === id))
    .find((person) => person?.role === 'csr' && person !== host)
}
