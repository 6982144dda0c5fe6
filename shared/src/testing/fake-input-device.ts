/** An input device that writes down what it is told, and can be held up. */
import type { InputDevice, InputOutcome, KeyTarget } from '../features/remote-control/desk/input-device.ts'

export class FakeInputDevice implements InputDevice {
  /** One line per call, as `move 3,4`, `left down`, `key ShiftLeft up`, `text abc`, `wheel 0,1`. */
  readonly log: string[] = []
  nextOutcome: InputOutcome = 'done'
  nextError: Error | null = null
  #blocked: Promise<void> | null = null

  /** Makes calls wait until the result is called. */
  block(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#blocked = promise
    return () => {
      this.#blocked = null
      resolve()
    }
  }

  readonly movePointer: InputDevice['movePointer'] = async ({ x, y }) => {
    await this.#record(`move ${x},${y}`)
  }
  readonly setButton: InputDevice['setButton'] = async (button, down) => {
    await this.#record(`${button} ${direction(down)}`)
  }
  readonly scroll: InputDevice['scroll'] = async ({ dx, dy }) => {
    await this.#record(`wheel ${dx},${dy}`)
  }
  readonly setKey: InputDevice['setKey'] = (key, down) =>
    this.#record(`key ${nameOf(key)} ${direction(down)}`)
  readonly typeText: InputDevice['typeText'] = (text) => this.#record(`text ${text}`)
  readonly close: InputDevice['close'] = async () => {
    await this.#record('close')
  }

  async #record(line: string): Promise<InputOutcome> {
    this.log.push(line)
    await this.#blocked
    const error = this.nextError
    this.nextError = null
    if (error) throw error
    return this.nextOutcome
  }
}

function direction(down: boolean): string {
  return down ? 'down' : 'up'
}

function nameOf(target: KeyTarget): string {
  return target.by === 'position' ? target.code : `"${target.label}"`
}
