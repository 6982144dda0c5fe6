/** The customer's keyboard layout as the X server holds it, and where on it a character is found. */

/** Real modifier bits of the X protocol. */
export const MODIFIER = { shift: 1, lock: 2, control: 4, alt: 8, meta: 64 } as const

/** How the modifiers choose one of a key's characters ("levels"). */
export interface KeyType {
  /** The only modifiers that matter to such a key. */
  readonly modifiers: number
  /** Anything not listed gives level 0. */
  readonly levels: readonly { readonly modifiers: number; readonly level: number }[]
}

export interface KeyGroup {
  readonly type: KeyType
  /** One per level; 0 is none. */
  readonly keysyms: readonly number[]
}

/** A layout can hold several groups, say Latin and Cyrillic, of which one is active at a time. */
export interface LayoutKey {
  readonly keycode: number
  readonly groups: readonly KeyGroup[]
  /** Which of its groups serves when the active one is beyond them. */
  readonly outOfRange: (group: number) => number
  /** The modifiers it sets while it is down. */
  readonly setsModifiers: number
}

export interface Keymap {
  readonly keys: readonly LayoutKey[]
}

export interface KeyPosition {
  readonly keycode: number
  readonly level: number
  /** Which modifiers must be set, of those that matter. */
  readonly modifiers: number
  readonly relevantModifiers: number
}

/** Where one of these keysyms is typed with the active group; the least modified place first. */
export function findKeysym(keymap: Keymap, keysyms: readonly number[], group: number): KeyPosition | null {
  const wanted = new Set(keysyms)
  const positions = keymap.keys.flatMap((key) => positionsOn(key, wanted, group))
  return positions.sort((a, b) => a.level - b.level)[0] ?? null
}

function positionsOn(key: LayoutKey, wanted: ReadonlySet<number>, group: number): readonly KeyPosition[] {
  const active = groupOf(key, group)
  if (!active) return []
  return active.keysyms.flatMap((keysym, level) => {
    const modifiers = wanted.has(keysym) ? modifiersFor(active.type, level) : null
    if (modifiers === null) return []
    return [{ keycode: key.keycode, level, modifiers, relevantModifiers: active.type.modifiers }]
  })
}

function groupOf(key: LayoutKey, group: number): KeyGroup | undefined {
  return key.groups[group] ?? key.groups[key.outOfRange(group)]
}

/** Null where only a shortcut's modifiers lead there. */
function modifiersFor(type: KeyType, level: number): number | null {
  if (level === 0) return 0
  const ways = type.levels
    .filter((entry) => entry.level === level && (entry.modifiers & (MODIFIER.control | MODIFIER.alt)) === 0)
    .map((entry) => entry.modifiers)
  return ways.sort((a, b) => cost(a) - cost(b))[0] ?? null
}

function cost(modifiers: number): number {
  const bits = modifiers.toString(2).replaceAll('0', '').length
  return modifiers & MODIFIER.lock ? bits + 8 : bits
}

/** The key that carries a character on its face, on this group or, for a layout without Latin letters, on another. */
export function findLabel(keymap: Keymap, keysyms: readonly number[], group: number): number | null {
  const groups = [group, ...[0, 1, 2, 3].filter((other) => other !== group)]
  for (const candidate of groups) {
    const position = findKeysym(keymap, keysyms, candidate)
    if (position && position.level <= 1) return position.keycode
  }
  return null
}

/** Keys of the map that no physical key uses, so that they may be lent to characters the layout lacks. */
export function spareKeycodes(keymap: Keymap): readonly number[] {
  return keymap.keys
    .filter(
      (key) =>
        key.setsModifiers === 0 && key.groups.every((group) => group.keysyms.every((keysym) => keysym === 0)),
    )
    .map((key) => key.keycode)
    .reverse()
}

export function modifiersSetBy(keymap: Keymap, keycode: number): number {
  return keymap.keys.find((key) => key.keycode === keycode)?.setsModifiers ?? 0
}

export function withoutKey(keymap: Keymap, keycode: number): Keymap {
  return { keys: keymap.keys.filter((key) => key.keycode !== keycode) }
}
