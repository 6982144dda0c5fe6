/** How the table of every message is written down: rows that name one person or several, and what they come to. */
import type { MessageType } from '@deskside/shared/protocol/index.ts'
import { NAMES, type Name } from './whole-room.ts'

export type Pair = `${Name} → ${Name}`
type Cells = Partial<Record<MessageType, string>>
/** By pair and message. */
export type Reviewed = Partial<Record<Pair, Cells>>

type Who = Name | 'anyone' | 'a CSR' | 'a customer'
export type Row = readonly [from: Who, to: Who, says: MessageType, changes: string]

const WHO: Readonly<Record<Who, readonly Name[]>> = {
  ...{ Anna: ['Anna'], Ben: ['Ben'], Lee: ['Lee'], Kim: ['Kim'] },
  ...{ anyone: NAMES, 'a CSR': ['Anna', 'Ben'], 'a customer': ['Lee', 'Kim'] },
}

export const hands = (from: Who, to: Who): readonly Row[] => [
  [from, to, 'input/move', 'input'],
  [from, to, 'input/button', 'input'],
  [from, to, 'input/wheel', 'input'],
  [from, to, 'input/key', 'input'],
  [from, to, 'input/text', 'input'],
  [from, to, 'input/special-keys', 'input'],
  [from, to, 'input/release-all', 'input'],
]

/** Somebody is on the list no more, and this person is told. */
export const gone = 'people, notices'
/** The same of somebody who was in the conference. */
export const unheard = 'people, presence, conference, notices'

/** A later row takes the place of an earlier one; one without words takes it away. */
export function cellsOf(rows: readonly Row[]): Reviewed {
  const table: Reviewed = {}
  for (const [froms, tos, says, changes] of rows)
    for (const from of WHO[froms])
      for (const to of WHO[tos]) {
        if (from === to) continue
        const { [says]: _, ...others } = table[`${from} → ${to}`] ?? {}
        table[`${from} → ${to}`] = changes === '' ? others : { ...others, [says]: changes }
      }
  return table
}
