/**
 * Sends what the hands do to the customer's computer: in order, numbered, at once. Keeps the other side sure that
 * somebody is there while anything is held, and lets go of everything when control is put down for any reason.
 */

import type { CancelTimer, Clock } from '../../../kernel/clock.ts'
import type { FeatureMessage } from '../../../protocol/index.ts'
import { INPUT_HEARTBEAT_MS } from '../../../protocol/limits.ts'
import type { PointerButton, SpecialKeys } from '../../../protocol/remote-control.ts'
import type { KeyStroke } from '../key-stroke.ts'
import { HeldKeys } from './held-keys.ts'
import type { Fraction } from './pointer-mapper.ts'
import type { Notches } from './wheel-notches.ts'

export type InputMessage = FeatureMessage<'input'>
type Unnumbered<Message> = Message extends InputMessage ? Omit<Message, 'seq'> : never

export interface InputSenderOptions {
  /** False when the link cannot take it; it is then gone, never queued. */
  readonly send: (message: InputMessage) => boolean
  readonly clock: Clock
}

/** The protocol's limit for one text message, UTF-16 units. */
const MOST_TEXT = 1000

export class InputSender {
  readonly #options: InputSenderOptions
  readonly #held = new HeldKeys()
  #seq = 0
  #isEnabled = false
  #cancelBeat: CancelTimer | null = null

  constructor(options: InputSenderOptions) {
    this.#options = options
  }

  /** Off: everything is let go and nothing leaves until it is on again. */
  setEnabled(isEnabled: boolean): void {
    if (this.#isEnabled === isEnabled) return
    if (!isEnabled) this.releaseAll()
    this.#isEnabled = isEnabled
  }

  move(at: Fraction): void {
    this.#send({ type: 'input/move', ...at })
  }

  button(at: Fraction, button: PointerButton, down: boolean): void {
    if (!down && !this.#held.releaseButton(button)) return
    const isSent = this.#send({ type: 'input/button', ...at, button, down })
    if (down && isSent) this.#held.pressButton(button)
    this.#keepBeating()
  }

  wheel(at: Fraction, notches: Notches): void {
    if (notches.dx !== 0 || notches.dy !== 0) this.#send({ type: 'input/wheel', ...at, ...notches })
  }

  key(stroke: KeyStroke): void {
    if (stroke.down) {
      if (this.#send({ type: 'input/key', ...stroke }))
        this.#held.press({ code: stroke.code, key: stroke.key })
    } else {
      const held = this.#held.release(stroke.code)
      if (held !== null) this.#send({ type: 'input/key', ...stroke, key: held.key })
      if (stroke.code.startsWith('Meta')) this.#releaseOrdinaryKeys(stroke)
    }
    this.#keepBeating()
  }

  text(text: string): void {
    for (const part of cut(text)) this.#send({ type: 'input/text', text: part })
  }

  specialKeys(keys: SpecialKeys): void {
    this.#send({ type: 'input/special-keys', keys })
  }

  releaseAll(): void {
    if (this.#held.isEmpty) return
    this.#held.clear()
    this.#send({ type: 'input/release-all' })
    this.#keepBeating()
  }

  /** macOS tells of no key that goes up while Cmd is down. */
  #releaseOrdinaryKeys(meta: KeyStroke): void {
    for (const { code, key } of this.#held.ordinaryKeys()) {
      this.#held.release(code)
      this.#send({ type: 'input/key', ...meta, code, key, down: false, repeat: false })
    }
  }

  #keepBeating(): void {
    if (this.#held.isEmpty) {
      this.#cancelBeat?.()
      this.#cancelBeat = null
      return
    }
    this.#cancelBeat ??= this.#options.clock.setTimer(INPUT_HEARTBEAT_MS, () => {
      this.#cancelBeat = null
      this.#send({ type: 'input/heartbeat' })
      this.#keepBeating()
    })
  }

  #send(message: Unnumbered<InputMessage>): boolean {
    if (!this.#isEnabled) return false
    const seq = this.#seq
    this.#seq += 1
    return this.#options.send({ ...message, seq } as InputMessage)
  }
}

/** Never between the halves of a character. */
function cut(text: string): readonly string[] {
  const parts: string[] = []
  let part = ''
  for (const character of text) {
    if (part.length + character.length > MOST_TEXT) {
      parts.push(part)
      part = ''
    }
    part += character
  }
  return part === '' ? parts : [...parts, part]
}
