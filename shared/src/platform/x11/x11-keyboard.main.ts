/** The customer's keyboard on an X display: keys held by position or label, extra mouse buttons, and text. */
import type { InputOutcome, KeyTarget } from '../../features/remote-control/desk/input-device.ts'
import { evdevCode, modifierOf, usKeyFor } from '../../features/remote-control/desk/key-codes.ts'
import { namedKeysyms, type X11Display } from '../x11-display.main.ts'
import { KeysymNames } from './keysyms.ts'
import { X11KeyRepeat } from './x11-key-repeat.main.ts'
import { X11KeySender } from './x11-key-sender.main.ts'
import { X11Layout } from './x11-layout.main.ts'
import { X11TextTyper } from './x11-text-typer.main.ts'
import { findLabel, modifiersSetBy } from './xkb-keymap.ts'

/** X keycodes are those of the Linux input layer, shifted past the eight the protocol reserves. */
const EVDEV_OFFSET = 8

interface HeldKeycode {
  readonly keycode: number
  readonly isModifier: boolean
}

export class X11Keyboard {
  readonly #display: X11Display
  readonly #layout: X11Layout
  readonly #sender: X11KeySender
  readonly #repeat: X11KeyRepeat
  readonly #typer: X11TextTyper
  readonly #names = new KeysymNames(namedKeysyms())
  readonly #held = new Map<string, HeldKeycode>()

  static async open(display: X11Display, onPress: (keycode: number) => void): Promise<X11Keyboard> {
    const [layout, sender, repeat] = await Promise.all([
      X11Layout.open(display),
      X11KeySender.open(display, onPress),
      X11KeyRepeat.open(display),
    ])
    return new X11Keyboard(display, { layout, sender, repeat })
  }

  private constructor(
    display: X11Display,
    parts: { readonly layout: X11Layout; readonly sender: X11KeySender; readonly repeat: X11KeyRepeat },
  ) {
    this.#display = display
    this.#layout = parts.layout
    this.#sender = parts.sender
    this.#repeat = parts.repeat
    const heldModifierKeys = () => this.#heldModifierKeys()
    const { layout, sender } = parts
    this.#typer = new X11TextTyper({ display, layout, sender, names: this.#names, heldModifierKeys })
  }

  setKey(target: KeyTarget, down: boolean): Promise<InputOutcome> {
    return down ? this.#press(target) : this.#release(target)
  }

  typeText(text: string): Promise<InputOutcome> {
    return this.#typer.type(text)
  }

  async setButton(button: number, down: boolean): Promise<void> {
    this.#sender.setButton(button, down)
    await this.#display.sync()
  }

  async close(): Promise<void> {
    if (this.#display.isLost) return
    for (const { keycode } of this.#held.values()) this.#sender.release(keycode)
    this.#held.clear()
    this.#repeat.resume()
    await this.#typer.close()
    await this.#display.sync()
  }

  async #press(target: KeyTarget): Promise<InputOutcome> {
    const held = this.#held.get(nameOf(target))
    if (held) return this.#repeatPress(held)
    const keycode = await this.#keycodeOf(target)
    if (keycode === null) return 'unsupported-key'
    const isModifier = target.by === 'position' && modifierOf(target.code) !== null
    if (!isModifier) await this.#repeat.suspend()
    this.#held.set(nameOf(target), { keycode, isModifier })
    this.#sender.press(keycode)
    await this.#display.sync()
    return 'done'
  }

  async #repeatPress({ keycode, isModifier }: HeldKeycode): Promise<InputOutcome> {
    if (isModifier) return 'done'
    this.#sender.release(keycode)
    this.#sender.press(keycode)
    await this.#display.sync()
    return 'done'
  }

  async #release(target: KeyTarget): Promise<InputOutcome> {
    const held = this.#held.get(nameOf(target))
    if (!held) return 'done'
    this.#held.delete(nameOf(target))
    this.#sender.release(held.keycode)
    if (![...this.#held.values()].some((key) => !key.isModifier)) this.#repeat.resume()
    await this.#display.sync()
    return 'done'
  }

  async #keycodeOf(target: KeyTarget): Promise<number | null> {
    if (target.by === 'position') return evdevCode(target.code) + EVDEV_OFFSET
    const { keymap, state } = await this.#layout.read()
    const labelled = findLabel(keymap, this.#names.keysymsOf(target.label), state.group)
    if (labelled !== null) return labelled
    const code = usKeyFor(target.label) ?? target.code
    return code === null ? null : evdevCode(code) + EVDEV_OFFSET
  }

  async #heldModifierKeys(): Promise<readonly number[]> {
    const { keymap } = await this.#layout.read()
    return [...this.#held.values()]
      .map(({ keycode }) => keycode)
      .filter((keycode) => modifiersSetBy(keymap, keycode) !== 0)
  }
}

function nameOf(target: KeyTarget): string {
  return target.by === 'position' ? target.code : `label ${target.label}`
}
