/** An input device that asks again right before each press: what waited in a queue may no longer be allowed. */

import type { SharingPermit } from '../../../gate/sharing-gate.ts'
import type { InputDevice, InputOutcome, KeyTarget, WheelDistance } from './input-device.ts'
import type { Point } from './screen-coordinates.ts'

export interface DeviceGuards {
  readonly permit: SharingPermit
  /** A consent sheet is open, or the customer is using mouse or keyboard. */
  readonly isPaused: () => boolean
  readonly ownWindowHasFocus: () => boolean
}

/** Releases always pass: nothing may stay down. */
export class PermittedDevice implements InputDevice {
  readonly #device: InputDevice
  readonly #guards: DeviceGuards

  constructor(device: InputDevice, guards: DeviceGuards) {
    this.#device = device
    this.#guards = guards
  }

  readonly movePointer = async (point: Point): Promise<void> => {
    if (this.#mayAct()) await this.#device.movePointer(point)
  }

  readonly setButton: InputDevice['setButton'] = async (button, down) => {
    if (!down || this.#mayAct()) await this.#device.setButton(button, down)
  }

  readonly scroll = async (distance: WheelDistance): Promise<void> => {
    if (this.#mayAct()) await this.#device.scroll(distance)
  }

  readonly setKey = async (key: KeyTarget, down: boolean): Promise<InputOutcome> =>
    !down || this.#mayType() ? this.#device.setKey(key, down) : 'done'

  readonly typeText = async (text: string): Promise<InputOutcome> =>
    this.#mayType() ? this.#device.typeText(text) : 'done'

  readonly close = (): Promise<void> => this.#device.close()

  #mayAct(): boolean {
    return this.#guards.permit.isValid && !this.#guards.isPaused()
  }

  #mayType(): boolean {
    return this.#mayAct() && !this.#guards.ownWindowHasFocus()
  }
}
