/** Stops the server from repeating a key the CSR holds: with a stalled network, one Delete would become twenty. */
import type { Extensions, X11Display } from '../x11-display.main.ts'
import { isRepeatOn, resetRepeatAtEndRequest, setRepeatRequest } from './xkb-requests.main.ts'

export class X11KeyRepeat {
  readonly #display: X11Display
  readonly #xkb: Extensions['xkb']
  #isSuspended = false

  static async open(display: X11Display): Promise<X11KeyRepeat> {
    return new X11KeyRepeat(display, await display.extension('xkb'))
  }

  private constructor(display: X11Display, xkb: Extensions['xkb']) {
    this.#display = display
    this.#xkb = xkb
  }

  /** The server itself undoes this if our process dies. */
  async suspend(): Promise<void> {
    if (this.#isSuspended) return
    const { enabledControls } = await this.#display.reply<{ readonly enabledControls: number }>((reply) =>
      this.#xkb.GetControls(this.#xkb.UseCoreKbd, reply),
    )
    if (!isRepeatOn(enabledControls)) return
    await this.#display.requestRaw(resetRepeatAtEndRequest(this.#xkb.majorOpcode, true), () => undefined)
    this.#display.sendRaw(setRepeatRequest(this.#xkb.majorOpcode, false))
    this.#isSuspended = true
  }

  resume(): void {
    if (!this.#isSuspended) return
    this.#display.sendRaw(setRepeatRequest(this.#xkb.majorOpcode, true))
    this.#isSuspended = false
  }
}
