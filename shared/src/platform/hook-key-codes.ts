/** From uiohook's key numbers to the physical key. */
import { evdevCode, KEY_CODES, type KeyCode } from '../features/remote-control/desk/key-codes.ts'

/** Up to here uiohook and the Linux input layer count alike: by the scan codes of the first PC keyboards. */
const LAST_COMMON = 88

const EXTENDED: ReadonlyMap<number, KeyCode> = new Map([
  [0x0e1c, 'NumpadEnter'],
  [0x0e1d, 'ControlRight'],
  [0x0e35, 'NumpadDivide'],
  [0x0e37, 'PrintScreen'],
  [0x0e38, 'AltRight'],
  [0x0e45, 'Pause'],
  [0x0e47, 'Home'],
  [0x0e49, 'PageUp'],
  [0x0e4f, 'End'],
  [0x0e51, 'PageDown'],
  [0x0e52, 'Insert'],
  [0x0e53, 'Delete'],
  [0x0e5b, 'MetaLeft'],
  [0x0e5c, 'MetaRight'],
  [0x0e5d, 'ContextMenu'],
  [0xe048, 'ArrowUp'],
  [0xe04b, 'ArrowLeft'],
  [0xe04d, 'ArrowRight'],
  [0xe050, 'ArrowDown'],
])

const COMMON: ReadonlyMap<number, KeyCode> = new Map(
  KEY_CODES.filter((code) => evdevCode(code) <= LAST_COMMON).map((code) => [evdevCode(code), code]),
)

/** Null for a key it does not tell apart; such an event may be the echo of any key. */
export function hookKeyCode(keycode: number): KeyCode | null {
  return COMMON.get(keycode) ?? EXTENDED.get(keycode) ?? null
}
