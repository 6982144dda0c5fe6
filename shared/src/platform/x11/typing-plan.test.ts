import { planTyping, type TypingStep } from './typing-plan.ts'
import { type KeyPosition, MODIFIER } from './xkb-keymap.ts'

const NUM_LOCK = 16
const LEVEL_3 = 128

const lower: KeyPosition = {
  keycode: 38,
  level: 0,
  modifiers: 0,
  relevantModifiers: MODIFIER.shift | MODIFIER.lock,
}
const upper: KeyPosition = { ...lower, level: 1, modifiers: MODIFIER.shift }
const third: KeyPosition = {
  keycode: 26,
  level: 2,
  modifiers: LEVEL_3,
  relevantModifiers: MODIFIER.shift | LEVEL_3,
}

const tap = (keycode: number): TypingStep => ({ kind: 'tap', keycode })
const lock = (modifiers: number): TypingStep => ({ kind: 'lock', modifiers })

describe('planTyping', () => {
  it('touches no modifier that is right already', () => {
    expect(planTyping([lower, lower], { baseMods: 0, lockedMods: NUM_LOCK })).toEqual({
      releasesHeld: false,
      steps: [tap(38), tap(38)],
    })
  })

  it('locks what a character needs and restores what was locked', () => {
    expect(planTyping([upper, third, lower], { baseMods: 0, lockedMods: NUM_LOCK })).toEqual({
      releasesHeld: false,
      steps: [
        lock(MODIFIER.shift | NUM_LOCK),
        tap(38),
        lock(LEVEL_3 | NUM_LOCK),
        tap(26),
        lock(NUM_LOCK),
        tap(38),
      ],
    })
  })

  it('puts CapsLock aside and back', () => {
    expect(planTyping([lower], { baseMods: 0, lockedMods: MODIFIER.lock }).steps).toEqual([
      lock(0),
      tap(38),
      lock(MODIFIER.lock),
    ])
  })

  it('puts CapsLock aside where it matters not to the key but to the programs', () => {
    const lent: KeyPosition = { keycode: 248, level: 0, modifiers: 0, relevantModifiers: 0 }

    expect(planTyping([lent], { baseMods: 0, lockedMods: MODIFIER.lock }).steps[0]).toEqual(lock(0))
  })

  it('uses the Shift that is held anyway', () => {
    expect(planTyping([upper], { baseMods: MODIFIER.shift, lockedMods: 0 })).toEqual({
      releasesHeld: false,
      steps: [tap(38)],
    })
  })

  it.each([
    ['a Shift it does not need', lower, MODIFIER.shift],
    ['a Control that would make a shortcut', upper, MODIFIER.control | MODIFIER.shift],
    ['an Alt', lower, MODIFIER.alt],
    ['a Windows key', lower, MODIFIER.meta],
  ])('lets go of %s', (_, position, baseMods) => {
    expect(planTyping([position], { baseMods, lockedMods: 0 }).releasesHeld).toBe(true)
  })
})
