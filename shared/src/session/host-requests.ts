/** What the CSR who hosts asks of the server, and what can come of it. */
import type { Role } from '../protocol/fields.ts'
import type { PhoneConference } from '../protocol/phone.ts'
import type { RefusalCode } from '../protocol/signaling.ts'
import type { SessionPorts } from './ports.ts'
import { type Answered, askServer } from './signaling-requests.ts'

export type OpenOutcome =
  | { readonly kind: 'opened' }
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  | { readonly kind: 'offline' }

export type InviteOutcome =
  | { readonly kind: 'created'; readonly inviteId: string }
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  | { readonly kind: 'offline' }

export type PhoneOutcome =
  | { readonly kind: 'opened'; readonly phone: PhoneConference }
  | { readonly kind: 'refused' }
  | { readonly kind: 'offline' }

export class HostRequests {
  readonly #ports: Pick<SessionPorts<unknown>, 'signaling' | 'clock'>
  readonly #newId: () => string

  constructor(ports: Pick<SessionPorts<unknown>, 'signaling' | 'clock'>, newId: () => string) {
    this.#ports = ports
    this.#newId = newId
  }

  open(): Promise<Answered<'session/opened'>> {
    const { signaling, clock } = this.#ports
    return askServer(signaling, clock, { type: 'session/open', requestId: this.#newId() }, 'session/opened')
  }

  invite(sessionId: string, role: Role): Promise<Answered<'invite/created'>> {
    const { signaling, clock } = this.#ports
    return askServer(
      signaling,
      clock,
      { type: 'invite/create', requestId: this.#newId(), sessionId, role },
      'invite/created',
    )
  }

  /** @param pinBefore what people were told already */
  phone(sessionId: string, pinBefore: string | null): Promise<Answered<'phone/opened'>> {
    const { signaling, clock } = this.#ports
    return askServer(
      signaling,
      clock,
      {
        ...{ type: 'phone/open', requestId: this.#newId(), sessionId },
        ...(pinBefore === null ? {} : { pinBefore }),
      },
      'phone/opened',
    )
  }
}
