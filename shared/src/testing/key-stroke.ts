/** A key as it travels, pressed with no other key held unless a test says so. */
import type { KeyStroke } from '../features/remote-control/key-stroke.ts'

export function keyStroke(code: string, key: string, change: Partial<KeyStroke> = {}): KeyStroke {
  const flags = { ctrl: false, alt: false, shift: false, meta: false, altGraph: false }
  return { code, key, down: true, repeat: false, ...flags, ...change }
}
