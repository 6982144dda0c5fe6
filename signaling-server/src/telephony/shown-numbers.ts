/** Telephony of a site whose bridge takes the PIN itself for the name of the room: numbers and PIN are only shown. */
import type { RandomBytes } from '@deskside/shared/kernel/clock.ts'
import type { PhoneConference, PhoneNumber } from '@deskside/shared/protocol/phone.ts'
import type { TelephonyProvider } from './telephony-provider.ts'

/**
 * Anybody can dial in and try. A bridge takes some ten tries a minute and line; with a thousand live sessions six digits
 * would let a stranger in at every thousandth try, within the hour. Nine take a line more than two months of dialling
 * day and night, and are still read out in three breaths.
 */
export const PIN_DIGITS = 9
const PINS = 10 ** PIN_DIGITS
/** The largest multiple of `PINS` that four bytes hold: a draw above it would favour small PINs. */
const FAIR_LIMIT = Math.floor(2 ** 32 / PINS) * PINS

export class ShownNumbers implements TelephonyProvider {
  readonly #numbers: readonly PhoneNumber[]
  readonly #random: RandomBytes
  readonly #pins = new Map<string, string>()

  constructor(numbers: readonly PhoneNumber[], random: RandomBytes) {
    this.#numbers = numbers
    this.#random = random
  }

  async conferenceFor(sessionId: string, pinBefore: string | null): Promise<PhoneConference> {
    const pin = this.#pins.get(sessionId) ?? this.#freePin(pinBefore)
    this.#pins.set(sessionId, pin)
    return { numbers: [...this.#numbers], pin }
  }

  async end(sessionId: string): Promise<void> {
    this.#pins.delete(sessionId)
  }

  /** After a restart people go on with the PIN they have. */
  #freePin(wanted: string | null): string {
    const taken = new Set(this.#pins.values())
    let pin = wanted?.length === PIN_DIGITS ? wanted : this.#draw()
    while (taken.has(pin)) pin = this.#draw()
    return pin
  }

  #draw(): string {
    const bytes = this.#random(4)
    const value = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
    return value < FAIR_LIMIT ? String(value % PINS).padStart(PIN_DIGITS, '0') : this.#draw()
  }
}
