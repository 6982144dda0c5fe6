import { KEYCODE_GRACE_MS, SpareKeys } from './spare-keys.ts'

describe('SpareKeys', () => {
  it('lends free keycodes first', () => {
    const spare = new SpareKeys()

    expect(spare.lend(1, [248, 230], 0)).toEqual({ kind: 'lent', loan: { keycode: 248, keysym: 1 } })
    expect(spare.lend(2, [248, 230], 0)).toEqual({ kind: 'lent', loan: { keycode: 230, keysym: 2 } })
  })

  it('gives the longest unused keycode a new character, after its grace', () => {
    const spare = new SpareKeys()
    spare.lend(1, [248, 230], 0)
    spare.lend(2, [248, 230], 10)
    spare.noteUse(248, 20)

    expect(spare.lend(3, [], 30)).toEqual({ kind: 'wait', ms: KEYCODE_GRACE_MS - 20 })
    expect(spare.lend(3, [], 10 + KEYCODE_GRACE_MS)).toEqual({
      kind: 'lent',
      loan: { keycode: 230, keysym: 3 },
    })
  })

  it('says that there is none where a layout uses them all', () => {
    expect(new SpareKeys().lend(1, [], 0)).toEqual({ kind: 'none' })
  })

  it('forgets a loan that a new layout has overwritten', () => {
    const spare = new SpareKeys()
    spare.lend(1, [248], 0)

    spare.reconcile(() => false)

    expect(spare.lentKeycodes).toEqual([])
  })
})
