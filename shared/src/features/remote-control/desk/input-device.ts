/** The port through which a CSR's input reaches the customer's desktop; adapter: platform/native-input.main.ts. */

import type { DeviceLimit, PointerButton } from '../../../protocol/remote-control.ts'
import type { KeyCode } from './key-codes.ts'
import type { Point } from './screen-coordinates.ts'

/**
 * Which of the customer's keys is meant.
 *
 * `label` finds the key that carries a printable ASCII character on the customer's own layout, and falls back
 * to the physical `code`; Ctrl+Z must be "the key with Z on it" however the two keyboards differ.
 */
export type KeyTarget =
  | { readonly by: 'position'; readonly code: KeyCode }
  | { readonly by: 'label'; readonly label: string; readonly code: KeyCode | null }

/** What this computer could not do with an input; the input was dropped, nothing is half done. */
export type InputOutcome = 'done' | 'unsupported-key' | 'unsupported-character'

/** Distance in wheel notches, positive right and down; fractions add up until they make a step of the device. */
export interface WheelDistance {
  readonly dx: number
  readonly dy: number
}

/** Calls must not overlap: `InputSequence` makes one after the other. A rejected promise is an `InputError`. */
export interface InputDevice {
  /** Absolute, in the coordinates of `screen-coordinates.ts`. */
  readonly movePointer: (point: Point) => Promise<void>
  readonly setButton: (button: PointerButton, down: boolean) => Promise<void>
  readonly scroll: (distance: WheelDistance) => Promise<void>
  /** A second `down` without an `up` between is one repeat of the held key; an `up` of a key not down does nothing. */
  readonly setKey: (key: KeyTarget, down: boolean) => Promise<InputOutcome>
  /** Types printable text, whatever the customer's layout; no control characters. */
  readonly typeText: (text: string) => Promise<InputOutcome>
  /** Gives back what was borrowed from the desktop (keyboard mapping, connection). Releases what is still down. */
  readonly close: () => Promise<void>
}

/** What the device just put into the desktop, told before it happens, so that its echo is not taken for the customer. */
export type InjectedInput =
  | { readonly kind: 'move'; readonly point: Point }
  | { readonly kind: 'button'; readonly button: PointerButton }
  | { readonly kind: 'wheel' }
  /** Key presses only; `key` as the local input hook names it, null when that is not foreseeable. */
  | { readonly kind: 'key'; readonly key: string | null }

export type InputDeviceResult =
  | { readonly kind: 'ready'; readonly device: InputDevice }
  | { readonly kind: 'unavailable'; readonly limit: DeviceLimit; readonly cause?: unknown }
