/**
 * Ctrl+Alt+Shift+F9 takes a picture, also while the keyboard is the customer's: like the key that gives it back, with all
 * three held, it is never sent to the customer's computer. F12 is too near to the keys that stop sharing.
 */

/** The parts of a DOM KeyboardEvent that matter. */
export interface ScreenshotKeyEvent {
  readonly code: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly metaKey: boolean
}

/** As it stands in menus. */
export const SCREENSHOT_KEY = 'Ctrl+Alt+Shift+F9'

export function isScreenshotKey({ code, ctrlKey, altKey, shiftKey, metaKey }: ScreenshotKeyEvent): boolean {
  return code === 'F9' && ctrlKey && altKey && shiftKey && !metaKey
}
