/** Which keys and buttons the CSR holds down on the customer's desktop, and how to let go of all of them. */
import type { PointerButton } from '../../../protocol/remote-control.ts'
import type { KeyTarget } from './input-device.ts'
import { type ModifierName, modifierOf } from './key-codes.ts'

export type HeldRelease =
  | { readonly kind: 'key'; readonly target: KeyTarget }
  | { readonly kind: 'button'; readonly button: PointerButton }
  /** A short press of Control: the release of a lone Alt or Meta would otherwise open a menu. */
  | { readonly kind: 'mask' }

interface HeldKey {
  readonly target: KeyTarget
  readonly modifier: ModifierName | null
  /** Whether anything else was pressed since. */
  used: boolean
}

export class HeldKeys {
  /** By the CSR's physical key, in the order of pressing. */
  readonly #keys = new Map<string, HeldKey>()
  readonly #buttons = new Set<PointerButton>()

  get isEmpty(): boolean {
    return this.#keys.size === 0 && this.#buttons.size === 0
  }

  targetOf(csrCode: string): KeyTarget | null {
    return this.#keys.get(csrCode)?.target ?? null
  }

  /** The CSR's keys that hold this modifier down. */
  holdersOf(modifier: ModifierName): readonly string[] {
    return [...this.#keys].filter(([, key]) => key.modifier === modifier).map(([csrCode]) => csrCode)
  }

  /** The CSR's keys that hold anything but a modifier down. */
  ordinaryKeys(): readonly string[] {
    return [...this.#keys].filter(([, key]) => key.modifier === null).map(([csrCode]) => csrCode)
  }

  pressKey(csrCode: string, target: KeyTarget): void {
    this.markUsed()
    const modifier = target.by === 'position' ? modifierOf(target.code) : null
    this.#keys.set(csrCode, { target, modifier, used: false })
  }

  releaseKey(csrCode: string): void {
    this.#keys.delete(csrCode)
  }

  setButton(button: PointerButton, down: boolean): void {
    this.markUsed()
    if (down) this.#buttons.add(button)
    else this.#buttons.delete(button)
  }

  /** Something else than a key or a button happened while keys are held. */
  markUsed(): void {
    for (const key of this.#keys.values()) key.used = true
  }

  /** Forgets everything; what was down comes back in a safe order: keys, buttons, modifiers, each latest first. */
  takeAll(): readonly HeldRelease[] {
    const keys = [...this.#keys.values()].reverse()
    const ordinary = keys.filter((key) => key.modifier === null)
    const modifiers = keys.filter((key) => key.modifier !== null)
    const opensMenu = modifiers.some(
      (key) => !key.used && (key.modifier === 'alt' || key.modifier === 'meta'),
    )
    const buttons = [...this.#buttons].reverse()
    this.#keys.clear()
    this.#buttons.clear()
    return [
      ...ordinary.map(releaseOf),
      ...buttons.map((button) => ({ kind: 'button', button }) as const),
      ...(opensMenu ? [{ kind: 'mask' } as const] : []),
      ...modifiers.map(releaseOf),
    ]
  }
}

function releaseOf(key: HeldKey): HeldRelease {
  return { kind: 'key', target: key.target }
}
