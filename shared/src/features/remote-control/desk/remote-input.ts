/** The point of effect: each input message of the CSR in control is let through or dropped here, one by one. */

import type { SharingPermit } from '../../../gate/sharing-gate.ts'
import { assertNever } from '../../../kernel/assert-never.ts'
import type { FeatureMessage } from '../../../protocol/index.ts'
import type { PointerButton } from '../../../protocol/remote-control.ts'
import type { InputSequence } from './input-sequence.ts'
import { isOverOwnWindow, type OwnWindows } from './own-windows.ts'
import { type InputDisplay, type Point, type Rectangle, toInputPoint } from './screen-coordinates.ts'
import { isStopPress, type StopKeys } from './stop-keys.ts'

export type InputMessage = FeatureMessage<'input'>
type PositionedMessage = Extract<InputMessage, { x: number }>
type KeyboardMessage = Extract<InputMessage, { type: 'input/key' | 'input/text' | 'input/special-keys' }>

/** The display somebody sees, in the toolkit's units and in those of the input functions. */
export interface SharedDisplay {
  readonly bounds: Rectangle
  readonly input: InputDisplay
}

export interface RemoteInputPorts {
  /** Without one, which only the gate makes, there is no remote input. */
  readonly permit: SharingPermit
  readonly sequence: InputSequence
  readonly sharedDisplay: () => SharedDisplay | null
  readonly ownWindows: OwnWindows
  /** A consent sheet is open, or the customer is using mouse or keyboard. */
  readonly isPaused: () => boolean
  readonly stopKeys: () => StopKeys | null
  /** Told when input begins or ceases to be dropped because it would reach a window of the helper. */
  readonly onShield: (isShielding: boolean) => void
}

export class RemoteInput {
  readonly participantId: string
  readonly #ports: RemoteInputPorts
  readonly #buttons = new Set<PointerButton>()
  #newestSeq = -1
  #isShielding = false

  constructor(ports: RemoteInputPorts) {
    this.#ports = ports
    this.participantId = ports.permit.participantId
  }

  get isValid(): boolean {
    return this.#ports.permit.isValid
  }

  handle(message: InputMessage): void {
    if (!this.#ports.permit.isValid || this.#ports.isPaused()) {
      this.#letGo()
      return
    }
    // Moves travel on their own channel: one that was overtaken must not drag the pointer back.
    if (message.type === 'input/move' && message.seq < this.#newestSeq) return
    this.#newestSeq = Math.max(this.#newestSeq, message.seq)
    switch (message.type) {
      case 'input/heartbeat':
        return this.#ports.sequence.noteHeartbeat()
      case 'input/release-all':
        return this.#letGo()
      case 'input/move':
      case 'input/button':
      case 'input/wheel':
        return this.#handlePointer(message)
      case 'input/key':
      case 'input/text':
      case 'input/special-keys':
        return this.#handleKeyboard(message)
      default:
        assertNever(message)
    }
  }

  /** Releases everything; what the CSR holds after this counts only when pressed again. */
  async release(): Promise<void> {
    this.#buttons.clear()
    await this.#ports.sequence.releaseAll()
  }

  #handlePointer(message: PositionedMessage): void {
    const display = this.#ports.sharedDisplay()
    if (display === null) return this.#letGo()
    if (isOverOwnWindow(message, display.bounds, this.#ports.ownWindows.visibleBounds()))
      return this.#shield()
    this.#setShielding(false)
    this.#point(message, toInputPoint(message, display.input))
  }

  #point(message: PositionedMessage, point: Point): void {
    const { sequence } = this.#ports
    switch (message.type) {
      case 'input/move':
        return sequence.movePointer(point)
      case 'input/wheel':
        sequence.movePointer(point)
        return sequence.scroll({ dx: message.dx, dy: message.dy })
      case 'input/button': {
        const { button, down } = message
        // The press may have been dropped; its release alone would end what the customer holds.
        if (!down && !this.#buttons.delete(button)) return
        if (down) this.#buttons.add(button)
        sequence.movePointer(point)
        return sequence.setButton(button, down)
      }
      default:
        assertNever(message)
    }
  }

  #handleKeyboard(message: KeyboardMessage): void {
    if (this.#ports.ownWindows.hasFocus()) return this.#shield()
    this.#setShielding(false)
    switch (message.type) {
      case 'input/key':
        if (!isStopPress(message, this.#ports.stopKeys())) this.#ports.sequence.handleKey(message)
        return
      case 'input/text':
        return this.#ports.sequence.typeText(message.text)
      case 'input/special-keys':
        return this.#ports.sequence.pressSpecialKeys(message.keys)
      default:
        assertNever(message)
    }
  }

  #shield(): void {
    this.#setShielding(true)
    this.#letGo()
  }

  #setShielding(isShielding: boolean): void {
    if (this.#isShielding === isShielding) return
    this.#isShielding = isShielding
    this.#ports.onShield(isShielding)
  }

  #letGo(): void {
    if (this.#ports.sequence.isHolding || this.#buttons.size > 0) void this.release()
  }
}
