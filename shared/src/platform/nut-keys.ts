/** What nut-js calls the physical keys; a key that is missing it cannot press. */
import type { KeyCode } from '../features/remote-control/desk/key-codes.ts'

/** Names of nut-js's `Key`, for Windows and macOS; letters and digits are derived. */
const NAMES = {
  Escape: 'Escape',
  Minus: 'Minus',
  Equal: 'Equal',
  Backspace: 'Backspace',
  Tab: 'Tab',
  BracketLeft: 'LeftBracket',
  BracketRight: 'RightBracket',
  Enter: 'Return',
  ControlLeft: 'LeftControl',
  ControlRight: 'RightControl',
  Semicolon: 'Semicolon',
  Quote: 'Quote',
  Backquote: 'Grave',
  ShiftLeft: 'LeftShift',
  ShiftRight: 'RightShift',
  Backslash: 'Backslash',
  Comma: 'Comma',
  Period: 'Period',
  Slash: 'Slash',
  AltLeft: 'LeftAlt',
  AltRight: 'RightAlt',
  MetaLeft: 'LeftSuper',
  MetaRight: 'RightSuper',
  ContextMenu: 'Menu',
  Space: 'Space',
  CapsLock: 'CapsLock',
  NumLock: 'NumLock',
  ScrollLock: 'ScrollLock',
  PrintScreen: 'Print',
  Insert: 'Insert',
  Delete: 'Delete',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  NumpadAdd: 'Add',
  NumpadSubtract: 'Subtract',
  NumpadMultiply: 'Multiply',
  NumpadDivide: 'Divide',
  NumpadDecimal: 'Decimal',
  NumpadEnter: 'Enter',
  NumpadEqual: 'NumPadEqual',
  AudioVolumeMute: 'AudioMute',
  AudioVolumeDown: 'AudioVolDown',
  AudioVolumeUp: 'AudioVolUp',
  MediaPlayPause: 'AudioPlay',
  MediaStop: 'AudioStop',
  MediaTrackPrevious: 'AudioPrev',
  MediaTrackNext: 'AudioNext',
} as const satisfies Partial<Record<KeyCode, string>>

const NAMES_BY_CODE: ReadonlyMap<string, string> = new Map(Object.entries(NAMES))

const NAMES_BY_LABEL: ReadonlyMap<string, string> = new Map([
  ['-', 'Minus'],
  ['=', 'Equal'],
  ['[', 'LeftBracket'],
  [']', 'RightBracket'],
  ['\\', 'Backslash'],
  [';', 'Semicolon'],
  ["'", 'Quote'],
  [',', 'Comma'],
  ['.', 'Period'],
  ['/', 'Slash'],
  ['`', 'Grave'],
])

export function nutKeyName(code: KeyCode): string | null {
  const derived = /^(?:Key([A-Z])|(F[0-9]+))$/.exec(code)
  if (derived) return derived[1] ?? derived[2] ?? null
  const digit = /^(Digit|Numpad)([0-9])$/.exec(code)
  if (digit) return `${digit[1] === 'Digit' ? 'Num' : 'NumPad'}${digit[2]}`
  return NAMES_BY_CODE.get(code) ?? null
}

/** nut-js finds letters, digits and some signs by what they mean on the customer's layout. */
export function nutKeyNameOfLabel(label: string): string | null {
  if (/^[a-z]$/i.test(label)) return label.toUpperCase()
  if (/^[0-9]$/.test(label)) return `Num${label}`
  return NAMES_BY_LABEL.get(label) ?? null
}
