/** The customer's current keyboard layout and modifiers, read anew when they changed. */
import type { Extensions, X11Display } from '../x11-display.main.ts'
import type { Keymap } from './xkb-keymap.ts'
import { getMapRequest, parseKeymap } from './xkb-requests.main.ts'

export interface KeyboardState {
  readonly group: number
  readonly baseMods: number
  readonly latchedMods: number
  readonly lockedMods: number
}

/** Events of the keyboard extension, by number; their bits select them. */
const NEW_KEYBOARD = 0
const MAP_CHANGED = 1
const BOTH = (1 << NEW_KEYBOARD) | (1 << MAP_CHANGED)
const ALL_PARTS = 0xff

export class X11Layout {
  readonly #display: X11Display
  readonly #xkb: Extensions['xkb']
  #keymap: Keymap | null = null

  static async open(display: X11Display): Promise<X11Layout> {
    return new X11Layout(display, await display.extension('xkb'))
  }

  private constructor(display: X11Display, xkb: Extensions['xkb']) {
    this.#display = display
    this.#xkb = xkb
    xkb.SelectEvents(xkb.UseCoreKbd, BOTH, 0, BOTH, ALL_PARTS, ALL_PARTS)
    display.onEvent((event) => {
      if (event.xkbType === NEW_KEYBOARD || event.xkbType === MAP_CHANGED) this.#keymap = null
    })
  }

  /** Reads the state first: its answer comes after any news that the layout changed. */
  async read(): Promise<{ readonly keymap: Keymap; readonly state: KeyboardState }> {
    const state = await this.#display.reply<KeyboardState>((reply) =>
      this.#xkb.GetState(this.#xkb.UseCoreKbd, reply),
    )
    this.#keymap ??= await this.#display.requestRaw(getMapRequest(this.#xkb.majorOpcode), parseKeymap)
    return { keymap: this.#keymap, state }
  }

  /** Sets the locked modifiers to exactly these and ends latched ones. */
  lockModifiers(modifiers: number): void {
    this.#xkb.LatchLockState(this.#xkb.UseCoreKbd, 0xff, modifiers, false, 0, 0xff, 0, false, 0)
  }
}
