import { KeysymNames, keysymFor } from './keysyms.ts'
import { findKeysym, findLabel, type KeyType, type LayoutKey, MODIFIER, spareKeycodes } from './xkb-keymap.ts'

const LEVEL_3 = 128
const fourLevels: KeyType = {
  modifiers: MODIFIER.shift | MODIFIER.lock | LEVEL_3,
  levels: [
    { modifiers: MODIFIER.lock, level: 1 },
    { modifiers: MODIFIER.shift, level: 1 },
    { modifiers: LEVEL_3, level: 2 },
    { modifiers: LEVEL_3 | MODIFIER.shift, level: 3 },
  ],
}
const functionKey: KeyType = {
  modifiers: MODIFIER.control | MODIFIER.alt,
  levels: [{ modifiers: MODIFIER.control | MODIFIER.alt, level: 1 }],
}

const code = (character: string): number => character.codePointAt(0) ?? 0

function key(keycode: number, type: KeyType, ...groups: readonly string[]): LayoutKey {
  return {
    keycode,
    groups: groups.map((characters) => ({ type, keysyms: [...characters].map(code) })),
    outOfRange: (group) => group % Math.max(groups.length, 1),
    setsModifiers: 0,
  }
}

const keymap = {
  keys: [
    key(10, functionKey, 'x@'),
    key(24, fourLevels, 'qQ@Ω', 'йЙ'),
    key(52, fourLevels, 'yY'),
    key(60, fourLevels, '.>'),
    key(94, fourLevels, '<>|'),
    { ...key(203, fourLevels), setsModifiers: LEVEL_3 },
    key(230, fourLevels),
    key(248, fourLevels, '\0\0'),
  ],
}

describe('findKeysym', () => {
  it('finds the least modified place, and what it needs without CapsLock', () => {
    expect(findKeysym(keymap, [code('Q')], 0)).toMatchObject({
      keycode: 24,
      level: 1,
      modifiers: MODIFIER.shift,
    })
    expect(findKeysym(keymap, [code('>')], 0)).toMatchObject({ keycode: 60, level: 1 })
    expect(findKeysym(keymap, [code('<')], 0)).toMatchObject({ keycode: 94, level: 0, modifiers: 0 })
  })

  it('passes over places that only a shortcut reaches', () => {
    expect(findKeysym(keymap, [code('@')], 0)).toMatchObject({ keycode: 24, level: 2, modifiers: LEVEL_3 })
  })

  it('looks in the active group, and where a key has no such group, in the one that serves', () => {
    expect(findKeysym(keymap, [code('q')], 1)).toBeNull()
    expect(findKeysym(keymap, [code('й')], 1)).toMatchObject({ keycode: 24 })
    expect(findKeysym(keymap, [code('y')], 1)).toMatchObject({ keycode: 52 })
  })
})

describe('findLabel', () => {
  it('finds the key of a Latin letter while another script is active', () => {
    expect(findLabel(keymap, [code('q')], 1)).toBe(24)
  })

  it('finds no label that is printed on no key', () => {
    expect(findLabel(keymap, [code('Ω')], 0)).toBeNull()
  })
})

describe('spareKeycodes', () => {
  it('offers keys without a character that set no modifier, the highest first', () => {
    expect(spareKeycodes(keymap)).toEqual([248, 230])
  })
})

describe('KeysymNames', () => {
  const names = new KeysymNames([
    [0x20ac, '€'],
    [0x06c1, 'а'],
  ])

  it('knows the old and the Unicode keysym of a character', () => {
    expect(names.keysymsOf('€')).toEqual([0x0100_20ac, 0x20ac])
    expect(names.keysymsOf('é')).toEqual([0xe9, 0x0100_00e9])
  })

  it('gives a key the keysym all programs know', () => {
    expect([keysymFor('a'), keysymFor('ÿ'), keysymFor('中'), keysymFor('😀')]).toEqual([
      0x61, 0xff, 0x0100_4e2d, 0x0101_f600,
    ])
  })
})
