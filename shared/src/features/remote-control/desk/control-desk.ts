/** Joins one CSR in control with the mouse and keyboard: opens them, pauses them, and takes them away at once. */

import type { SharingPermit } from '../../../gate/sharing-gate.ts'
import type { Clock } from '../../../kernel/clock.ts'
import type { DeviceLimit, InputPause } from '../../../protocol/remote-control.ts'
import type { InjectedInput, InputDevice, InputDeviceResult } from './input-device.ts'
import { type InputProblem, InputSequence } from './input-sequence.ts'
import { LocalActivityFilter } from './local-activity-filter.ts'
import type { LocalInputHook } from './local-input.ts'
import type { OwnWindows } from './own-windows.ts'
import { PermittedDevice } from './permitted-device.ts'
import { type InputMessage, RemoteInput, type SharedDisplay } from './remote-input.ts'
import type { StopKeys } from './stop-keys.ts'

/** `local-input-unheard`: the customer's own mouse and keys cannot win by themselves here. */
export type ControlProblem = InputProblem | { readonly kind: 'local-input-unheard' }

export interface ControlDeskPorts {
  readonly clock: Clock
  readonly openDevice: (onInjected: (input: InjectedInput) => void) => Promise<InputDeviceResult>
  readonly localInput: LocalInputHook
  readonly ownWindows: OwnWindows
  readonly sharedDisplay: () => SharedDisplay | null
  readonly stopKeys: () => StopKeys | null
  readonly isConsentOpen: () => boolean
  readonly onPauseChange: () => void
  readonly onProblem: (problem: ControlProblem) => void
}

export class ControlDesk {
  readonly #ports: ControlDeskPorts
  readonly #filter: LocalActivityFilter
  #opening: Promise<InputDeviceResult> | null = null
  #device: InputDevice | null = null
  #input: RemoteInput | null = null
  #isShielding = false
  #released: Promise<void> = Promise.resolve()
  /** Starting and stopping the hook takes time; one step waits for the other. */
  #hook: Promise<void> = Promise.resolve()

  constructor(ports: ControlDeskPorts) {
    this.#ports = ports
    this.#filter = new LocalActivityFilter(ports.clock, (isBlocked) => {
      if (this.#input === null) return
      if (isBlocked) void this.#input.release()
      ports.onPauseChange()
    })
  }

  get pause(): InputPause | null {
    if (this.#input === null) return null
    if (this.#ports.isConsentOpen()) return 'consent-open'
    if (this.#filter.isBlocked) return 'local-activity'
    return this.#isShielding ? 'own-window' : null
  }

  /** Finds out whether this desktop takes input at all; null when it does. */
  async prepare(): Promise<DeviceLimit | null> {
    this.#opening ??= this.#ports.openDevice((input) => this.#filter.noteInjected(input))
    const result = await this.#opening
    if (result.kind === 'unavailable') {
      this.#opening = null
      return result.limit
    }
    this.#device = result.device
    return null
  }

  /** Follows the gate: `permit` is that of the CSR in control now. After a cut link it all begins anew. */
  give(permit: SharingPermit | null): void {
    if (permit !== null && this.#input?.participantId === permit.participantId && this.#input.isValid) return
    this.#end()
    if (permit !== null && this.#device !== null) this.#begin(permit, this.#device)
  }

  handle(participantId: string, message: InputMessage): void {
    if (this.#input?.participantId === participantId) this.#input.handle(message)
  }

  /** Fulfilled when nothing is pressed any more and nothing waits to be. */
  async release(): Promise<void> {
    await this.#input?.release()
  }

  /** Gives back what was borrowed from the desktop. */
  async close(): Promise<void> {
    this.#end()
    const device = this.#device
    this.#device = null
    this.#opening = null
    await this.#released
    await device?.close()
  }

  #begin(permit: SharingPermit, device: InputDevice): void {
    const { clock, ownWindows, sharedDisplay, stopKeys, isConsentOpen, onProblem } = this.#ports
    const isPaused = (): boolean => isConsentOpen() || this.#filter.isBlocked
    const permitted = new PermittedDevice(device, {
      permit,
      isPaused,
      ownWindowHasFocus: ownWindows.hasFocus,
    })
    this.#input = new RemoteInput({
      permit,
      sequence: new InputSequence(permitted, clock, onProblem),
      sharedDisplay,
      ownWindows,
      isPaused,
      stopKeys,
      onShield: (isShielding) => {
        this.#isShielding = isShielding
        this.#ports.onPauseChange()
      },
    })
    this.#hook = this.#hook.then(() => this.#listen())
  }

  async #listen(): Promise<void> {
    const support = await this.#ports.localInput.start((input) => this.#filter.observe(input))
    if (support === 'unavailable') this.#ports.onProblem({ kind: 'local-input-unheard' })
  }

  #end(): void {
    if (this.#input === null) return
    this.#released = this.#input.release()
    this.#input = null
    this.#isShielding = false
    this.#filter.reset()
    this.#hook = this.#hook.then(() => this.#ports.localInput.stop())
  }
}
