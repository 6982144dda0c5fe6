/** Why a code did not let somebody in, as both apps' screens say it. */
import type { JoinOutcome } from '../../session/session-snapshot.ts'

export type JoinProblem = Exclude<JoinOutcome, { kind: 'joined' }>

/** The last part of the sentence's key in an app's locale. */
export function joinProblemKey(problem: JoinProblem) {
  if (problem.kind === 'wrong-code') return problem.triesLeft > 0 ? 'wrong-code' : 'burnt'
  if (problem.kind !== 'refused') return problem.kind
  switch (problem.code) {
    case 'unknown-code':
    case 'too-many-tries':
    case 'full':
    case 'busy':
    case 'version':
      return problem.code
    default:
      return 'refused'
  }
}
