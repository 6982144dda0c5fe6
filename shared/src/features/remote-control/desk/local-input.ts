/** The port that hears what happens at the customer's own mouse and keyboard; adapter: platform/local-input-hook.main.ts. */

import type { PointerButton } from '../../../protocol/remote-control.ts'
import type { Point } from './screen-coordinates.ts'

/**
 * Something the desktop received, from whomever.
 *
 * `hardware`: a device under a hand, beyond doubt. `unknown`: may be the echo of what we injected ourselves.
 */
export type LocalInput = { readonly origin: 'hardware' | 'unknown' } & (
  | { readonly kind: 'move'; readonly point: Point | null }
  | { readonly kind: 'button'; readonly button: PointerButton | null }
  | { readonly kind: 'wheel' }
  | { readonly kind: 'key'; readonly key: string | null }
)

/** `unavailable`: the customer's own input cannot be heard here, and so cannot win by itself. */
export type LocalInputHookSupport = 'listening' | 'unavailable'

/** Presses, wheel and moves only; releases say nothing new. Runs only while someone may control. */
export interface LocalInputHook {
  readonly start: (onInput: (input: LocalInput) => void) => Promise<LocalInputHookSupport>
  readonly stop: () => Promise<void>
}
