/** Which keys and mouse buttons are down on the other computer because of us. */
import type { PointerButton } from '../../../protocol/remote-control.ts'

/** A key as it went down; it must go up the same way whatever the layout says by then. */
export interface HeldKey {
  readonly code: string
  readonly key: string
}

const MODIFIER_CODES = /^(Shift|Control|Alt|Meta)(Left|Right)$/

export class HeldKeys {
  readonly #keys = new Map<string, HeldKey>()
  readonly #buttons = new Set<PointerButton>()

  get isEmpty(): boolean {
    return this.#keys.size === 0 && this.#buttons.size === 0
  }

  press(key: HeldKey): void {
    this.#keys.set(key.code, key)
  }

  /** @returns the key as it was pressed, null when it is not down */
  release(code: string): HeldKey | null {
    const held = this.#keys.get(code) ?? null
    this.#keys.delete(code)
    return held
  }

  /** Keys that are down and are not Shift, Ctrl, Alt or Meta. */
  ordinaryKeys(): readonly HeldKey[] {
    return [...this.#keys.values()].filter((held) => !MODIFIER_CODES.test(held.code))
  }

  pressButton(button: PointerButton): void {
    this.#buttons.add(button)
  }

  /** @returns false when it is not down */
  releaseButton(button: PointerButton): boolean {
    return this.#buttons.delete(button)
  }

  clear(): void {
    this.#keys.clear()
    this.#buttons.clear()
  }
}
