import type { RefusalCode } from '../../protocol/signaling.ts'
import { joinProblemKey } from './join-problem.ts'

describe('why a code did not let somebody in', () => {
  it('tells a code that may be tried again from one that is burnt', () => {
    expect(joinProblemKey({ kind: 'wrong-code', triesLeft: 1 })).toBe('wrong-code')
    expect(joinProblemKey({ kind: 'wrong-code', triesLeft: 0 })).toBe('burnt')
  })

  it.each<[RefusalCode, string]>([
    ['unknown-code', 'unknown-code'],
    ['too-many-tries', 'too-many-tries'],
    ['not-allowed', 'refused'],
  ])('says %s of a server as %s', (code, key) => {
    expect(joinProblemKey({ kind: 'refused', code, retryAfterMs: null })).toBe(key)
  })

  it('says anything else as it is', () => {
    expect(joinProblemKey({ kind: 'tampered' })).toBe('tampered')
  })
})
