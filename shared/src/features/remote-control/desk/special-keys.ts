/** The key combinations of the CSR's special-key menu, and what an operating system keeps to itself. */
import type { SpecialKeys } from '../../../protocol/remote-control.ts'
import type { KeyTarget } from './input-device.ts'
import { type KeyCode, usKeyFor } from './key-codes.ts'

const COMBINATIONS: Readonly<Record<SpecialKeys, readonly (KeyCode | 'l' | 'd' | 'r')[]>> = {
  'ctrl-alt-del': ['ControlLeft', 'AltLeft', 'Delete'],
  meta: ['MetaLeft'],
  'alt-tab': ['AltLeft', 'Tab'],
  'alt-f4': ['AltLeft', 'F4'],
  'ctrl-esc': ['ControlLeft', 'Escape'],
  'print-screen': ['PrintScreen'],
  'meta-l': ['MetaLeft', 'l'],
  'meta-d': ['MetaLeft', 'd'],
  'meta-r': ['MetaLeft', 'r'],
}

/** In the order of pressing. */
export function specialKeyTargets(keys: SpecialKeys): readonly KeyTarget[] {
  return COMBINATIONS[keys].map((key) =>
    key === 'l' || key === 'd' || key === 'r'
      ? { by: 'label', label: key, code: usKeyFor(key) }
      : { by: 'position', code: key },
  )
}
