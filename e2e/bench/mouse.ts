/** The mouse of a display, moved from within this process, so that starting a program is not measured with it. */
/// <reference path="./x11.d.ts" />
import { createClient, type XClient, type XTest } from 'x11'
import type { Display } from '../rig/display.ts'

const LEFT = 1

export class Mouse {
  readonly #client: XClient
  readonly #test: XTest

  static open(display: Display): Promise<Mouse> {
    return new Promise((resolve, reject) => {
      const client = createClient({ display: display.name, bufferRequests: false }, (error) => {
        if (error) reject(error)
        else
          client.require('xtest', (missing, test) =>
            missing ? reject(missing) : resolve(new Mouse(client, test)),
          )
      })
    })
  }

  private constructor(client: XClient, test: XTest) {
    this.#client = client
    this.#test = test
  }

  async moveTo(x: number, y: number): Promise<void> {
    this.#test.FakeInput(this.#test.MotionNotify, 0, 0, 0, x, y)
    await this.#client.sync()
  }

  /** Is with the X server when it returns: nothing is buffered. */
  press(): void {
    this.#test.FakeInput(this.#test.ButtonPress, LEFT, 0, 0, 0, 0)
  }

  release(): void {
    this.#test.FakeInput(this.#test.ButtonRelease, LEFT, 0, 0, 0, 0)
  }

  close(): void {
    this.#client.terminate()
  }
}
