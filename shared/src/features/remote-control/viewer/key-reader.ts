/** Decides what a key event in our window means for the other computer: a key, text that is being composed, or nothing. */
import type { KeyStroke } from '../key-stroke.ts'

/** The parts of a DOM KeyboardEvent that matter. */
export interface KeyEventLike {
  readonly type: string
  readonly code: string
  readonly key: string
  /** 229 while an input method has the key. */
  readonly keyCode: number
  readonly isComposing: boolean
  readonly repeat: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly metaKey: boolean
  readonly getModifierState: (name: 'AltGraph') => boolean
}

export type KeyReading =
  | { readonly kind: 'stroke'; readonly stroke: KeyStroke }
  /** Leave it to the browser: its text arrives with the composition or input event. */
  | { readonly kind: 'compose' }
  /** The combination that always gives keyboard and screen back. */
  | { readonly kind: 'leave' }
  | { readonly kind: 'nothing' }

export class KeyReader {
  /** A dead key went down and the next key completes it. */
  #isDeadKeyOpen = false

  read(event: KeyEventLike): KeyReading {
    if (isLeaveCombination(event)) return event.type === 'keydown' ? { kind: 'leave' } : { kind: 'nothing' }
    if (event.type === 'keyup' && event.code !== '') return { kind: 'stroke', stroke: strokeOf(event) }
    // No physical key of this keyboard made it: an on-screen keyboard or another program did, and Chromium's own
    // word for such a key may be that of the one before. The text it leaves in the field is right.
    if (event.code === '') return { kind: 'compose' }
    if (event.isComposing || event.keyCode === 229 || event.key === 'Process') return { kind: 'compose' }
    if (event.key === 'Dead') {
      this.#isDeadKeyOpen = true
      return { kind: 'compose' }
    }
    if (this.#isDeadKeyOpen && isPrintable(event.key)) {
      this.#isDeadKeyOpen = false
      return { kind: 'compose' }
    }
    return { kind: 'stroke', stroke: strokeOf(event) }
  }

  /** Composed text has arrived, or the field lost the keyboard. */
  reset(): void {
    this.#isDeadKeyOpen = false
  }
}

/** Ctrl+Alt+Shift+Esc. */
export function isLeaveCombination(event: KeyEventLike): boolean {
  return event.code === 'Escape' && event.ctrlKey && event.altKey && event.shiftKey
}

/** One character, as a person counts; names of keys are longer. */
function isPrintable(key: string): boolean {
  return [...key].length === 1
}

function strokeOf(event: KeyEventLike): KeyStroke {
  const altGraph = event.getModifierState('AltGraph')
  return {
    code: event.code,
    key: event.key,
    down: event.type === 'keydown',
    repeat: event.repeat,
    // Windows reports AltGr as Ctrl+Alt; passing that on would turn € into a shortcut.
    ctrl: event.ctrlKey && !altGraph,
    alt: event.altKey && !altGraph,
    shift: event.shiftKey,
    meta: event.metaKey,
    altGraph,
  }
}
