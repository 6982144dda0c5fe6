/**
 * The one way to the customer's screen, sound, mouse and keyboard. Nobody passes who is not verified, who comes before the
 * warning was read, or to whom the customer did not say yes; what passes holds a permit that dies with any of these.
 */
import type { CancelTimer, Clock } from '../kernel/clock.ts'
import { CONTROL_OUTAGE_LIMIT_MS, LINK_OUTAGE_LIMIT_MS } from '../protocol/limits.ts'
import type { Access, Grantable } from '../protocol/remote-control.ts'
import {
  GrantBook,
  type Listening,
  type Permission,
  type Sharing,
  type SharingEndReason,
  type Standing,
  type Use,
} from './grant-book.ts'

export interface GatePerson {
  readonly participantId: string
  /** Whether the link to that CSR is verified at this moment. */
  readonly isVerified: boolean
}

/** Proof that the gate was open. Only the gate can make one; what captures or injects is built from it and asks it each time. */
class SharingPermit {
  readonly participantId: string
  readonly access: Grantable
  readonly #isValid: () => boolean

  constructor(participantId: string, access: Grantable, isValid: () => boolean) {
    this.participantId = participantId
    this.access = access
    this.#isValid = isValid
  }

  get isValid(): boolean {
    return this.#isValid()
  }
}

export type { SharingPermit }

interface Place {
  isVerified: boolean
  cancelOutage: CancelTimer
}

export class SharingGate {
  readonly #clock: Clock
  readonly #book: GrantBook
  readonly #places = new Map<string, Place>()
  #isWarned = false

  constructor(clock: Clock) {
    this.#clock = clock
    this.#book = new GrantBook(clock)
  }

  get events(): GrantBook['events'] {
    return this.#book.events
  }

  /** The customer read the warning and went on. Holds until the session is over. */
  markWarned(): void {
    this.#isWarned = true
  }

  /** The CSRs of the session as they are now; whoever is missing has left. */
  updatePeople(people: readonly GatePerson[]): void {
    const present = new Set(people.map((person) => person.participantId))
    for (const [participantId, place] of [...this.#places]) {
      if (present.has(participantId)) continue
      place.cancelOutage()
      this.#places.delete(participantId)
      this.#book.takeBack(participantId, 'left')
    }
    for (const { participantId, isVerified } of people) this.#setLink(participantId, isVerified)
  }

  /** Whether a request of that CSR may be put before the customer at all. */
  mayAsk(participantId: string): boolean {
    return this.#isWarned && this.#places.get(participantId)?.isVerified === true
  }

  /** The customer said yes. False when that CSR may not even ask; nothing is granted then. */
  allow(permission: Permission): boolean {
    if (!this.mayAsk(permission.participantId)) return false
    this.#book.allow(permission)
    return true
  }

  /** Starts again under a permission that still holds; false when the customer has to be asked. */
  startAgain(participantId: string, access: Grantable): boolean {
    return this.mayAsk(participantId) && this.#book.startAgain(participantId, access)
  }

  /** Null when that CSR does not do that now. */
  permitFor(participantId: string, access: Grantable): SharingPermit | null {
    const use = this.#book.currentUse(participantId, access)
    if (use === null) return null
    return new SharingPermit(participantId, access, () => this.#isOpen(participantId, access, use))
  }

  accessOf(participantId: string): Access | null {
    return this.#book.accessOf(participantId)
  }

  /** Who sees or controls now. */
  inUse(): readonly Sharing[] {
    return this.#book.inUse()
  }

  hears(participantId: string): boolean {
    return this.#book.hears(participantId)
  }

  /** Who hears the computer's sound now. */
  listening(): readonly Listening[] {
    return this.#book.listening()
  }

  /** Who does not, but may start without asking. */
  standing(): readonly Standing[] {
    return this.#book.standing()
  }

  get sharedDisplayId(): string | null {
    return this.#book.sharedDisplayId
  }

  /** The CSR stops looking and controlling. Permissions longer than `once` stay. */
  letGo(participantId: string): void {
    this.#book.letGo(participantId)
  }

  /** The CSR stops listening. */
  letGoOfSound(participantId: string): void {
    this.#book.letGo(participantId, ['sound'])
  }

  /** From control back to looking on. */
  putControlDown(participantId: string): void {
    this.#book.letGo(participantId, ['control'])
  }

  /** The customer takes everything back from one CSR. */
  revoke(participantId: string): void {
    this.#book.takeBack(participantId, 'revoked')
  }

  revokeAll(why: SharingEndReason = 'revoked'): void {
    this.#book.takeBackAll(why)
  }

  /** The sound goes on. */
  revokePicture(why: SharingEndReason): void {
    this.#book.takeBackAll(why, ['control', 'view'])
  }

  revokeSound(why: SharingEndReason): void {
    this.#book.takeBackAll(why, ['sound'])
  }

  /** The session is over: the next one begins with the warning. */
  reset(): void {
    this.#isWarned = false
    for (const place of this.#places.values()) place.cancelOutage()
    this.#places.clear()
    this.#book.takeBackAll('over')
  }

  #isOpen(participantId: string, access: Grantable, use: Use): boolean {
    const place = this.#places.get(participantId)
    if (place === undefined || !this.#isWarned || this.#book.currentUse(participantId, access) !== use)
      return false
    // Picture and sound may wait for somebody to come back; a key must not be pressed for somebody who is not there.
    return access !== 'control' || place.isVerified
  }

  #setLink(participantId: string, isVerified: boolean): void {
    const place = this.#places.get(participantId) ?? { isVerified: false, cancelOutage: () => undefined }
    this.#places.set(participantId, place)
    if (place.isVerified === isVerified) return
    place.isVerified = isVerified
    place.cancelOutage()
    if (!isVerified) place.cancelOutage = this.#watchOutage(participantId)
    this.#book.events.emit('changed', undefined)
  }

  #watchOutage(participantId: string): CancelTimer {
    const cancelControl = this.#clock.setTimer(CONTROL_OUTAGE_LIMIT_MS, () =>
      this.#book.takeBack(participantId, 'outage', ['control']),
    )
    const cancelAll = this.#clock.setTimer(LINK_OUTAGE_LIMIT_MS, () =>
      this.#book.takeBack(participantId, 'outage'),
    )
    return () => {
      cancelControl()
      cancelAll()
    }
  }
}
