/** Who of the site is online and can be called, with what this computer knows of theirs; and how the others see this one. */
import { Audience } from '@deskside/shared/kernel/audience.ts'
import { Store } from '@deskside/shared/kernel/store.ts'
import type { Availability, Device, ListedColleague } from '@deskside/shared/protocol/colleagues.ts'
import type { ServerMessage } from '@deskside/shared/protocol/signaling.ts'
import { COLLEAGUES_SINCE } from '@deskside/shared/protocol/version.ts'
import type { SignalingPort } from '@deskside/shared/session/ports.ts'
import type { CallVault, Trust } from './colleagues.ipc.ts'

export interface Colleague extends Omit<ListedColleague, 'devices'> {
  readonly trust: Trust
  /** The computers that would ring. */
  readonly devices: readonly Device[]
}

/** `null`: not known yet, or the server is away. `unsupported`: the server is older than this. */
export type ColleagueList = readonly Colleague[] | 'unsupported' | null

export interface OnlineColleaguesOptions {
  readonly signaling: SignalingPort
  readonly vault: Pick<CallVault, 'ownDevice' | 'judge'>
  readonly onError: (error: unknown) => void
}

export class OnlineColleagues {
  readonly list = new Store<ColleagueList>(null)
  readonly availability = new Store<Availability>('available')
  readonly #options: OnlineColleaguesOptions
  readonly #audience = new Audience({
    onFirst: () => this.#say({ type: 'colleagues/watch' }),
    onNobody: () => {
      this.#say({ type: 'colleagues/unwatch' })
      this.#forget()
    },
  })
  #isInSession = false
  #wantsNoCalls = false
  #newest: readonly ListedColleague[] = []

  constructor(options: OnlineColleaguesOptions) {
    this.#options = options
    options.signaling.state.subscribe(() => this.#connectionChanged())
    options.signaling.events.on('message', (message) => this.#hear(message))
    this.#connectionChanged()
  }

  /** While somebody looks at the list. @returns ends it */
  watch(): () => void {
    return this.#audience.join()
  }

  setInSession(isInSession: boolean): void {
    this.#isInSession = isInSession
    this.#availabilityChanged()
  }

  setDoNotDisturb(wantsNoCalls: boolean): void {
    this.#wantsNoCalls = wantsNoCalls
    this.#availabilityChanged()
  }

  /** The computers known of people may have become others. */
  judgeAgain(): void {
    if (Array.isArray(this.list.getSnapshot())) this.#judge(this.#newest)
  }

  #availabilityChanged(): void {
    const free = this.#isInSession ? 'in-session' : 'available'
    const now = this.#wantsNoCalls ? 'do-not-disturb' : free
    if (now === this.availability.getSnapshot()) return
    this.availability.set(now)
    this.#announce()
  }

  #connectionChanged(): void {
    this.#forget()
    if (this.#options.signaling.state.getSnapshot().kind !== 'connected') return
    this.#announce()
    if (this.#audience.isThere) this.#say({ type: 'colleagues/watch' })
  }

  #announce(): void {
    if (!this.#isSupported()) return
    this.#options.vault
      .ownDevice()
      .then(({ deviceId, publicKey }) => {
        // As it is by now: a change in between has been said already, or is said here.
        const availability = this.availability.getSnapshot()
        this.#say({ type: 'colleagues/announce', deviceId, publicKey, availability })
      })
      .catch(this.#options.onError)
  }

  #hear(message: ServerMessage): void {
    if (message.type !== 'colleagues/list' || !this.#audience.isThere) return
    this.#newest = message.colleagues
    this.#judge(message.colleagues)
  }

  #judge(colleagues: readonly ListedColleague[]): void {
    const people = colleagues.map(({ accountId, name, devices }) => ({ accountId, name, devices }))
    this.#options.vault
      .judge(people)
      .then((judged) => {
        // Another list may have come in the meantime.
        if (this.#newest !== colleagues || !this.#audience.isThere) return
        const byAccount = new Map(judged.map((one) => [one.accountId, one]))
        this.list.set(
          colleagues.flatMap((colleague) => {
            const known = byAccount.get(colleague.accountId)
            return known === undefined ? [] : [{ ...colleague, trust: known.trust, devices: known.devices }]
          }),
        )
      })
      .catch(this.#options.onError)
  }

  #forget(): void {
    this.#newest = []
    const { kind } = this.#options.signaling.state.getSnapshot()
    this.list.set(kind === 'connected' && !this.#isSupported() ? 'unsupported' : null)
  }

  #isSupported(): boolean {
    const state = this.#options.signaling.state.getSnapshot()
    return state.kind === 'connected' && state.welcome.protocol >= COLLEAGUES_SINCE
  }

  #say(message: Parameters<SignalingPort['send']>[0]): void {
    if (this.#isSupported()) this.#options.signaling.send(message)
  }
}
