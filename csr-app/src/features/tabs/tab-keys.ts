/** The keys that change tabs, as in a browser: Ctrl+Tab and Ctrl+Shift+Tab, Ctrl+1 to Ctrl+9. */

/** The parts of a DOM KeyboardEvent that matter. */
export interface TabKeyEvent {
  readonly code: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly metaKey: boolean
}

export type TabKey =
  | { readonly kind: 'step'; readonly by: 1 | -1 }
  /** 0 is the start page. */
  | { readonly kind: 'place'; readonly place: number }

/** Null: a key for something else. */
export function readTabKey({ code, ctrlKey, altKey, shiftKey, metaKey }: TabKeyEvent): TabKey | null {
  if (!ctrlKey || altKey || metaKey) return null
  if (code === 'Tab') return { kind: 'step', by: shiftKey ? -1 : 1 }
  // The key and not its character: on a French keyboard digits need Shift.
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1]
  return digit === undefined || shiftKey ? null : { kind: 'place', place: Number(digit) - 1 }
}
