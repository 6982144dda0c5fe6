/** Joining by telephone, as everyone in the session sees it: the host says where to call, everyone is shown the same. */
import { Store } from '../../kernel/store.ts'
import type { PhoneConference as Phone } from '../../protocol/phone.ts'
import { amHost } from '../../session/session-snapshot.ts'
import type { SupportSession } from '../../session/support-session.ts'

export interface PhoneInvitation extends Phone {
  /** Who asks everyone to call; null for this person. */
  readonly askedBy: { readonly participantId: string; readonly name: string } | null
}

type SessionPart = Pick<SupportSession<unknown>, 'events' | 'snapshot' | 'send' | 'broadcast'>

export class PhoneConference {
  /** Null: nobody is asked to call. */
  readonly state = new Store<PhoneInvitation | null>(null)
  readonly #session: SessionPart

  constructor(session: SessionPart) {
    this.#session = session
    session.events.on('message', ({ from: { participantId, name }, message }) => {
      if (message.type !== 'conference/phone') return
      const { phone } = message
      const known = this.state.getSnapshot()
      // A new host says the same once more, and has asked nobody.
      const askedBy = known !== null && known.pin === phone?.pin ? known.askedBy : { participantId, name }
      this.state.set(phone && { ...phone, askedBy })
    })
    session.events.on('link-verified', ({ participant }) => this.#tell(participant.participantId))
    session.events.on('host-recognised', ({ participantId }) => this.#tell(participantId))
    session.events.on('over', () => this.state.set(null))
  }

  /** Of the host: everyone is told, and whoever comes later as well. Null takes it away. */
  show(phone: Phone | null): void {
    if (!this.#isHost) return
    this.state.set(phone && { ...phone, askedBy: null })
    this.#session.broadcast({ type: 'conference/phone', phone })
  }

  get #isHost(): boolean {
    return amHost(this.#session.snapshot.getSnapshot())
  }

  #tell(participantId: string): void {
    if (!this.#isHost) return
    const shown = this.state.getSnapshot()
    const phone = shown && { numbers: shown.numbers, pin: shown.pin }
    this.#session.send(participantId, { type: 'conference/phone', phone })
  }
}

/** In threes, as it is read out: `042 137 815`. */
export function groupPin(pin: string): string {
  return pin.replace(/(\d{3})(?=\d)/g, '$1 ')
}

/** For the telephone program of the computer (RFC 3966). */
export function telephoneAddress(number: string): string {
  return `tel:${number.replaceAll(' ', '')}`
}
