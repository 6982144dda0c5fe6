/** Which keysyms mean a character. */

/** A keysym of this value plus the code point means any Unicode character. */
const UNICODE_KEYSYM = 0x0100_0000

/** Latin 1 keysyms have the number of their character. */
const isLatin1 = (codePoint: number): boolean =>
  (codePoint >= 0x20 && codePoint <= 0x7e) || (codePoint >= 0xa0 && codePoint <= 0xff)

/** The keysym to give a key that shall type this character. */
export function keysymFor(character: string): number {
  const codePoint = character.codePointAt(0) ?? 0
  return isLatin1(codePoint) ? codePoint : UNICODE_KEYSYM + codePoint
}

/** All keysyms that type a character, for layouts may use the older names (EuroSign, Cyrillic_ie). */
export class KeysymNames {
  readonly #byCharacter = new Map<string, number[]>()

  constructor(named: readonly (readonly [keysym: number, character: string])[]) {
    for (const [keysym, character] of named) {
      this.#byCharacter.set(character, [...(this.#byCharacter.get(character) ?? []), keysym])
    }
  }

  keysymsOf(character: string): readonly number[] {
    const codePoint = character.codePointAt(0) ?? 0
    const named = this.#byCharacter.get(character) ?? []
    return [...new Set([keysymFor(character), ...named, UNICODE_KEYSYM + codePoint])]
  }
}
