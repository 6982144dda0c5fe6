/** Presses keys and buttons by the X test extension, and tells of each press before it happens. */
import type { Extensions, X11Display } from '../x11-display.main.ts'

export class X11KeySender {
  readonly #xtest: Extensions['xtest']
  readonly #onPress: (keycode: number) => void

  static async open(display: X11Display, onPress: (keycode: number) => void): Promise<X11KeySender> {
    return new X11KeySender(await display.extension('xtest'), onPress)
  }

  private constructor(xtest: Extensions['xtest'], onPress: (keycode: number) => void) {
    this.#xtest = xtest
    this.#onPress = onPress
  }

  press(keycode: number): void {
    this.#onPress(keycode)
    this.#xtest.FakeInput(this.#xtest.KeyPress, keycode, 0, 0, 0, 0)
  }

  release(keycode: number): void {
    this.#xtest.FakeInput(this.#xtest.KeyRelease, keycode, 0, 0, 0, 0)
  }

  setButton(button: number, down: boolean): void {
    const type = down ? this.#xtest.ButtonPress : this.#xtest.ButtonRelease
    this.#xtest.FakeInput(type, button, 0, 0, 0, 0)
  }
}
