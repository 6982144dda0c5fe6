/** How people are called in the chat: told apart when their names are the same, and by a role that nobody can choose. */
import type { TFunction } from 'i18next'
import { distinctNames, type NamedPerson } from '../../session/distinct-names.ts'

type Called = Pick<NamedPerson, 'participantId' | 'name'>

export interface ChatNames {
  readonly nameOf: (person: Called) => string
  /** With the role: wherever somebody is chosen or a line is for one person only. */
  readonly labelOf: (person: Called) => string
  readonly isCsr: (person: Called) => boolean
}

/** `people`: everyone who is or was here. */
export function chatNames(people: readonly NamedPerson[], t: TFunction<'chat'>): ChatNames {
  const names = distinctNames(people)
  const roles = new Map(people.map(({ participantId, role }) => [participantId, role]))
  const nameOf = ({ participantId, name }: Called): string => names.get(participantId) ?? name
  const isCsr = ({ participantId }: Called): boolean => roles.get(participantId) === 'csr'
  const labelOf = (person: Called): string =>
    t(isCsr(person) ? 'csrNamed' : 'customerNamed', { name: nameOf(person) })
  return { nameOf, labelOf, isCsr }
}
