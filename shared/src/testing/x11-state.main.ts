/** What the X server says of its keyboard and mouse, asked by a connection of its own. */
import { X11Display } from '../platform/x11-display.main.ts'

const CAPS_LOCK = 2
const REPEAT_KEYS = 1

export class X11State {
  readonly #display: X11Display

  static async open(displayName: string): Promise<X11State> {
    return new X11State(await X11Display.open(displayName))
  }

  private constructor(display: X11Display) {
    this.#display = display
  }

  /** QueryKeymap of the core protocol. */
  keysDown(): Promise<readonly number[]> {
    const isDown = (keys: Buffer, keycode: number) => ((keys[keycode >> 3] ?? 0) >> (keycode & 7)) & 1
    return this.#display.requestRaw(Buffer.from([44, 0, 1, 0]), (keys) =>
      Array.from({ length: 256 }, (_, keycode) => keycode).filter((keycode) => isDown(keys, keycode)),
    )
  }

  /** QueryPointer of the core protocol: position, and the buttons that are down as `left`, `middle`, `right`. */
  pointer(): Promise<{ readonly x: number; readonly y: number; readonly buttons: readonly string[] }> {
    const packet = Buffer.from([38, 0, 2, 0, 0, 0, 0, 0])
    packet.writeUInt32LE(this.#display.root, 4)
    return this.#display.requestRaw(packet, (body) => {
      const mask = body.readUInt16LE(16)
      const buttons = ['left', 'middle', 'right'].filter((_, index) => mask & (0x100 << index))
      return { x: body.readInt16LE(8), y: body.readInt16LE(10), buttons }
    })
  }

  async isCapsLockOn(): Promise<boolean> {
    const xkb = await this.#display.extension('xkb')
    const state = await this.#display.reply<{ readonly lockedMods: number }>((reply) =>
      xkb.GetState(xkb.UseCoreKbd, reply),
    )
    return (state.lockedMods & CAPS_LOCK) !== 0
  }

  async isRepeatOn(): Promise<boolean> {
    const xkb = await this.#display.extension('xkb')
    const controls = await this.#display.reply<{ readonly enabledControls: number }>((reply) =>
      xkb.GetControls(xkb.UseCoreKbd, reply),
    )
    return (controls.enabledControls & REPEAT_KEYS) !== 0
  }

  close(): void {
    this.#display.close()
  }
}
