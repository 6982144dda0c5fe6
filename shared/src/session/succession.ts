/** How the host's role moves: to the CSR it is passed to, or, when the host's app is gone, to the one who is here longest. */
import type { Store } from '../kernel/store.ts'
import type { Person } from '../protocol/participants.ts'
import type { Room } from './room.ts'
import type { HostChange } from './session-events.ts'
import type { SessionSnapshot } from './session-snapshot.ts'

export interface SuccessionOptions {
  readonly state: Store<SessionSnapshot>
  readonly room: Pick<Room<unknown>, 'people' | 'isWithinReach' | 'update' | 'drop'>
  /** Those this app has met, and itself. */
  readonly everyone: () => readonly Person[]
  /** Ids by how long people are here, from the host's last list, so that every app finds the same successor. */
  readonly order: () => readonly string[]
  readonly onMoved: (change: HostChange) => void
}

export class Succession {
  readonly #options: SuccessionOptions

  constructor(options: SuccessionOptions) {
    this.#options = options
  }

  /** The host's app is gone for good. @returns false when no CSR is left to go on with */
  hostDied(host: Person): boolean {
    const successor = this.#successorOf(host)
    if (successor === undefined) return false
    this.#options.room.drop(host.participantId)
    this.#move(host, successor, 'gone')
    return true
  }

  /** From now on that CSR hosts, in the eyes of this app; nothing changes when it is nobody this app knows. */
  passedTo(participantId: string): void {
    const { hostId } = this.#options.state.getSnapshot()
    const from = this.#options.everyone().find((person) => person.participantId === hostId)
    const to = this.#possibleHosts().find((person) => person.participantId === participantId)
    if (from !== undefined && to?.role === 'csr' && from !== to) this.#move(from, to, 'passed')
  }

  #successorOf(host: Person): Person | undefined {
    const present = this.#possibleHosts()
    return this.#options
      .order()
      .map((id) => present.find((person) => person.participantId === id))
      .find((person) => person?.role === 'csr' && person !== host)
  }

  #move(from: Person, to: Person, how: HostChange['how']): void {
    const { state, room, onMoved } = this.#options
    const inPlace = (person: Person): Person =>
      person.role === 'csr' ? { ...person, primary: person.participantId === to.participantId } : person
    state.update((view) => ({
      ...view,
      hostId: to.participantId,
      quiet: null,
      me: view.me === null ? null : inPlace(view.me),
    }))
    for (const person of room.people()) if (person.role === 'csr') room.update(inPlace(person))
    onMoved({ from, to, how })
  }

  /** Somebody whom no link leads to can host nothing for this app. */
  #possibleHosts(): readonly Person[] {
    const { state, room, everyone } = this.#options
    const { me } = state.getSnapshot()
    return everyone().filter((person) => person === me || room.isWithinReach(person.participantId))
  }
}
