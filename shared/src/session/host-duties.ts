/** What falls to the CSR who hosts: invites, admissions, the list of people, introductions, who is primary. */
import { toBase64url } from '../kernel/bytes.ts'
import type { Clock, RandomBytes } from '../kernel/clock.ts'
import type { WireMessage } from '../protocol/index.ts'
import { MEET_AGAIN_MS } from '../protocol/limits.ts'
import type { Person } from '../protocol/participants.ts'
import type { PairSecrets } from '../trust/handshake.ts'
import { InviteDesk, type InviteDeskOptions } from './invite-desk.ts'

/** The session as its host works on it. */
export interface HostedRoom {
  readonly people: () => readonly Person[]
  readonly isReachable: (participantId: string) => boolean
  readonly send: (to: string, message: WireMessage) => boolean
  readonly broadcast: (message: WireMessage) => readonly string[]
  readonly update: (person: Person) => void
  /** Everyone has just been told who is here and who is primary. */
  readonly listed: () => void
  readonly admit: (person: Person, secrets: PairSecrets) => void
}

export interface HostDutiesOptions extends Omit<InviteDeskOptions, 'admit'> {
  readonly room: HostedRoom
  /** Everyone by how long they are here, as the host before said it. */
  readonly order: readonly string[]
}

export class HostDuties {
  readonly desk: InviteDesk
  readonly #room: HostedRoom
  readonly #random: RandomBytes
  readonly #me: Person
  #order: readonly string[]
  readonly #clock: Clock
  readonly #acquaintedAt = new Map<string, number>()

  constructor({ room, order, ...options }: HostDutiesOptions) {
    this.#room = room
    this.#order = order
    this.#random = options.ports.random
    this.#clock = options.ports.clock
    this.#me = options.me
    this.desk = new InviteDesk({
      ...options,
      admit: (person, secrets) => room.admit({ ...person, primary: this.#isFirstCustomer(person) }, secrets),
    })
  }

  /** Somebody's link works, for the first time or again: everyone hears of it, and meets whoever is new. */
  welcome(newcomer: Person): void {
    this.tellRoster()
    this.#introduceToAll(newcomer)
  }

  /** The customer whose computer is looked at from now on; the former one becomes secondary. */
  makePrimary(participantId: string): void {
    for (const person of this.#room.people()) {
      if (person.role === 'customer')
        this.#room.update({ ...person, primary: person.participantId === participantId })
    }
    this.tellRoster()
  }

  /** Somebody is gone. A customer left alone is the one to help: nobody has to be chosen first. */
  closeRanks(): void {
    const customers = this.#room.people().filter((person) => person.role === 'customer')
    const [longest] = customers
    if (longest !== undefined && !customers.some((person) => person.primary))
      this.#room.update({ ...longest, primary: true })
    this.tellRoster()
  }

  tellRoster(): void {
    this.#room.broadcast(this.#roster())
    this.#room.listed()
  }

  /**
   * Somebody does not know who is here, or cannot reach one of them. A link that works is not replaced. Each
   * introduction costs all the others something, so nobody gets them as often as they ask.
   */
  acquaint(person: Person): void {
    this.#room.send(person.participantId, this.#roster())
    const now = this.#clock.now()
    if (now - (this.#acquaintedAt.get(person.participantId) ?? Number.NEGATIVE_INFINITY) < MEET_AGAIN_MS / 2)
      return
    this.#acquaintedAt.set(person.participantId, now)
    this.#introduceToAll(person)
  }

  /** Whoever is here longest first, whoever hosts: the order decides who hosts after the host. */
  #roster(): WireMessage {
    const place = ({ participantId }: Person): number => {
      const index = this.#order.indexOf(participantId)
      return index === -1 ? this.#order.length : index
    }
    const people = [this.#me, ...this.#room.people()].sort((a, b) => place(a) - place(b))
    this.#order = people.map(({ participantId }) => participantId)
    return { type: 'participants/roster', people }
  }

  #introduceToAll(newcomer: Person): void {
    for (const other of this.#room.people()) {
      if (other.participantId === newcomer.participantId || !this.#room.isReachable(other.participantId))
        continue
      this.#introduce(newcomer, other)
    }
  }

  #introduce(newcomer: Person, other: Person): void {
    const secret = toBase64url(this.#random(16))
    const meet = (to: Person, person: Person, initiator: boolean): boolean =>
      this.#room.send(to.participantId, { type: 'participants/introduce', person, secret, initiator })
    meet(other, newcomer, true)
    meet(newcomer, other, false)
  }

  #isFirstCustomer(person: Person): boolean {
    return (
      person.role === 'customer' &&
      !this.#room.people().some((known) => known.role === 'customer' && known.primary)
    )
  }
}
