/** All input on an X display: nut-js moves the pointer, the X test extension does the keyboard and the extra buttons. */

import type {
  InjectedInput,
  InputDevice,
  InputOutcome,
  KeyTarget,
  WheelDistance,
} from '../../features/remote-control/desk/input-device.ts'
import type { Point } from '../../features/remote-control/desk/screen-coordinates.ts'
import type { PointerButton } from '../../protocol/remote-control.ts'
import type { PointerDevice } from '../pointer-device.ts'
import { X11Display } from '../x11-display.main.ts'
import { X11Keyboard } from './x11-keyboard.main.ts'
import { x11KeyName } from './x11-local-input.main.ts'

export interface X11InputOptions {
  readonly displayName: string | undefined
  /** Called once the display is known to be there: without one, nut-js crashes the process. */
  readonly openPointer: () => Promise<PointerDevice>
  readonly onInjected: (input: InjectedInput) => void
}

interface Parts {
  readonly display: X11Display
  readonly keyboard: X11Keyboard
  readonly pointer: PointerDevice
  readonly onInjected: (input: InjectedInput) => void
}

/**
 * nut-js finds keys by their character on the current layout, so for it a Cyrillic or Greek layout has hardly any,
 * and it cannot type what the layout lacks; hence the other way for the keyboard. The two ways are two connections
 * to the server: each call here ends only when the server has done it, or a click could overtake a key.
 */
export class X11InputDevice implements InputDevice {
  readonly #parts: Parts
  readonly #pressed = new Set<PointerButton>()

  static async open({ displayName, openPointer, onInjected }: X11InputOptions): Promise<X11InputDevice> {
    const display = await X11Display.open(displayName)
    const keyboard = await X11Keyboard.open(display, (keycode) =>
      onInjected({ kind: 'key', key: x11KeyName(keycode) }),
    )
    return new X11InputDevice({ display, keyboard, pointer: await openPointer(), onInjected })
  }

  private constructor(parts: Parts) {
    this.#parts = parts
  }

  readonly movePointer = (point: Point): Promise<void> => this.#parts.pointer.move(point)
  readonly scroll = (distance: WheelDistance): Promise<void> => this.#parts.pointer.scroll(distance)
  readonly typeText = (text: string): Promise<InputOutcome> => this.#parts.keyboard.typeText(text)
  readonly setKey = (key: KeyTarget, down: boolean): Promise<InputOutcome> =>
    this.#parts.keyboard.setKey(key, down)

  readonly setButton = async (button: PointerButton, down: boolean): Promise<void> => {
    if (down) this.#pressed.add(button)
    else if (!this.#pressed.delete(button)) return
    if (button !== 'back' && button !== 'forward') return this.#parts.pointer.setButton(button, down)
    if (down) this.#parts.onInjected({ kind: 'button', button })
    return this.#parts.keyboard.setButton(button === 'back' ? 8 : 9, down)
  }

  readonly close = async (): Promise<void> => {
    for (const button of [...this.#pressed]) await this.setButton(button, false)
    await this.#parts.keyboard.close()
    this.#parts.display.close()
  }
}
