/** How to set the modifiers so that each key types the character meant, and no shortcut. */
import { type KeyPosition, MODIFIER } from './xkb-keymap.ts'

export interface ModifierState {
  /** Set by keys that are down. */
  readonly baseMods: number
  /** Set by CapsLock, NumLock and the like. */
  readonly lockedMods: number
}

export type TypingStep =
  | { readonly kind: 'lock'; readonly modifiers: number }
  | { readonly kind: 'tap'; readonly keycode: number }

export interface TypingPlan {
  /** Whether held modifier keys must be let go meanwhile. */
  readonly releasesHeld: boolean
  readonly steps: readonly TypingStep[]
}

/** These make a shortcut of any character, or change its case behind our back. */
const NEVER_IN_TEXT = MODIFIER.control | MODIFIER.alt | MODIFIER.meta | MODIFIER.lock

/**
 * Modifiers are locked rather than pressed: no program sees a lone Shift, and CapsLock is put aside and
 * back in the same request. The last step restores what was locked before.
 */
export function planTyping(positions: readonly KeyPosition[], state: ModifierState): TypingPlan {
  const releasesHeld = positions.some(
    ({ modifiers, relevantModifiers }) => state.baseMods & (relevantModifiers | NEVER_IN_TEXT) & ~modifiers,
  )
  const base = releasesHeld ? 0 : state.baseMods
  const steps: TypingStep[] = []
  let locked = state.lockedMods
  const lock = (modifiers: number) => {
    if (modifiers !== locked) steps.push({ kind: 'lock', modifiers })
    locked = modifiers
  }
  for (const { keycode, modifiers, relevantModifiers } of positions) {
    lock((state.lockedMods & ~(relevantModifiers | NEVER_IN_TEXT)) | (modifiers & ~base))
    steps.push({ kind: 'tap', keycode })
  }
  lock(state.lockedMods)
  return { releasesHeld, steps }
}
