/** The host's part of joining by telephone: gets numbers and PIN from the server and has everyone shown them. */
import type { PhoneConference } from '@deskside/shared/features/voice/phone-conference.ts'
import { Store } from '@deskside/shared/kernel/store.ts'
import type { CsrSession } from '@deskside/shared/session/csr-session.ts'

/** `refused`, `offline`: why there is none though it was asked for. */
export type PhoneAsking = 'no' | 'asking' | 'refused' | 'offline'

export interface PhoneDeskOptions {
  readonly session: Pick<CsrSession<unknown>, 'openPhone' | 'closePhone' | 'isHost' | 'events'>
  readonly phone: PhoneConference
}

export class PhoneDesk {
  readonly state = new Store<PhoneAsking>('no')
  readonly #options: PhoneDeskOptions

  constructor(options: PhoneDeskOptions) {
    this.#options = options
    const { session, phone } = options
    // A server that was restarted has forgotten the PIN, and must not give it to somebody else.
    session.events.on('resumed', () => {
      if (session.isHost && phone.state.getSnapshot() !== null) void this.#openAndTell()
    })
  }

  /** Everyone is asked to call. */
  async ask(): Promise<void> {
    if (this.state.getSnapshot() === 'asking') return
    this.state.set('asking')
    await this.#openAndTell()
  }

  /** The host is told when it is not to be had, also of numbers that everyone still reads. */
  async #openAndTell(): Promise<void> {
    this.state.set(await this.#open())
  }

  /** Nobody gets in by telephone any more. */
  end(): void {
    this.#options.session.closePhone()
    this.#options.phone.show(null)
  }

  dismiss(): void {
    this.state.set('no')
  }

  async #open(): Promise<PhoneAsking> {
    const { session, phone } = this.#options
    const before = phone.state.getSnapshot()
    const outcome = await session.openPhone(before?.pin ?? null)
    if (outcome.kind !== 'opened') return outcome.kind
    const isNews = phone.state.getSnapshot()?.pin !== outcome.phone.pin
    const isTakenAway = before !== null && phone.state.getSnapshot() === null
    if (isTakenAway) session.closePhone()
    else if (isNews) phone.show(outcome.phone)
    return 'no'
  }
}
