/** The session of a customer: in by a code, and over when the last CSR is gone. */
import type { Person } from '../protocol/participants.ts'
import type { FailureCounter } from '../trust/failure-counter.ts'
import type { JoinCode } from '../trust/join-code.ts'
import type { PairEnd } from './pair-link.ts'
import type { SessionPorts } from './ports.ts'
import type { JoinOutcome } from './session-snapshot.ts'
import { SupportSession } from './support-session.ts'

export interface GuestIdentity {
  readonly name: string
  readonly siteId: string
}

export class CustomerSession<Media> extends SupportSession<Media> {
  readonly #name: string
  readonly #failures: FailureCounter

  constructor(ports: SessionPorts<Media>, { name, siteId }: GuestIdentity, failures: FailureCounter) {
    super(ports, siteId)
    this.#name = name
    this.#failures = failures
  }

  join(code: JoinCode): Promise<JoinOutcome> {
    return this.joinAs({ role: 'customer', name: this.#name }, code, this.#failures)
  }

  protected override pairOver(person: Person, reason: PairEnd): void {
    if (person.participantId === this.state.getSnapshot().hostId) this.hostIsGone(reason)
    else this.partedFrom(person, reason)
  }
}
