/** The keys that stop everything, wherever the customer is working. */

export interface StopKeys {
  /** As Electron's `globalShortcut` names them. */
  readonly accelerator: string
  /** As people read them on their keyboard. */
  readonly label: string
  /** `KeyboardEvent.code` and `.key` of the last key. */
  readonly key: string
  readonly modifiers: readonly ('ctrl' | 'shift' | 'alt' | 'meta')[]
}

/**
 * Best first; the first that no other program has taken is used. No letters: with Ctrl and Alt they are how
 * several layouts write their own characters.
 */
export function stopKeysFor(platform: string): readonly StopKeys[] {
  if (platform === 'darwin') {
    return [
      { accelerator: 'Control+Command+Escape', label: '⌃ ⌘ Esc', key: 'Escape', modifiers: ['ctrl', 'meta'] },
      { accelerator: 'Control+Shift+F12', label: '⌃ ⇧ F12', key: 'F12', modifiers: ['ctrl', 'shift'] },
    ]
  }
  return [
    {
      accelerator: 'Control+Shift+F12',
      label: 'Ctrl + Shift + F12',
      key: 'F12',
      modifiers: ['ctrl', 'shift'],
    },
    {
      accelerator: 'Control+Shift+F11',
      label: 'Ctrl + Shift + F11',
      key: 'F11',
      modifiers: ['ctrl', 'shift'],
    },
    {
      accelerator: 'Control+Alt+Shift+Pause',
      label: 'Ctrl + Alt + Shift + Pause',
      key: 'Pause',
      modifiers: ['ctrl', 'alt', 'shift'],
    },
  ]
}

type PressedKey = Readonly<Record<'ctrl' | 'shift' | 'alt' | 'meta', boolean>> & {
  readonly code: string
  readonly key: string
}

/** Whether a key of the CSR would stop the sharing in the customer's name. */
export function isStopPress(press: PressedKey, keys: StopKeys | null): boolean {
  if (keys === null || (press.code !== keys.key && press.key !== keys.key)) return false
  return keys.modifiers.every((modifier) => press[modifier])
}
