/** The session of the CSR who hosts: makes invites, admits whoever knows the code, keeps the list of people and introduces them. */
import { toBase64url } from '../kernel/bytes.ts'
import type { Role } from '../protocol/fields.ts'
import type { Person } from '../protocol/participants.ts'
import type { QuietLimits, RefusalCode, ServerMessage } from '../protocol/signaling.ts'
import { InviteDesk } from './invite-desk.ts'
import type { PairEnd } from './pair-link.ts'
import type { SessionPorts } from './ports.ts'
import { askServer } from './signaling-requests.ts'
import { SupportSession } from './support-session.ts'

export interface CsrIdentity {
  readonly name: string
  readonly organisation: string
  readonly siteId: string
}

export type OpenOutcome =
  | { readonly kind: 'opened'; readonly quietLimits: QuietLimits }
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  | { readonly kind: 'offline' }

export type InviteOutcome =
  | { readonly kind: 'created'; readonly inviteId: string }
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  | { readonly kind: 'offline' }

export class CsrSession<Media> extends SupportSession<Media> {
  readonly #identity: CsrIdentity
  #desk: InviteDesk | null = null

  constructor(ports: SessionPorts<Media>, identity: CsrIdentity) {
    super(ports, identity.siteId)
    this.#identity = identity
  }

  async open(): Promise<OpenOutcome> {
    const { signaling, clock, links } = this.ports
    const certificate = await links.createCertificate()
    const reply = await askServer(
      signaling,
      clock,
      { type: 'session/open', requestId: this.newId() },
      'session/opened',
    )
    if (reply.kind !== 'answered') return reply
    const { sessionId, participantId, resumeToken, quietLimits } = reply.answer
    const { name, organisation, siteId } = this.#identity
    const me: Person = { participantId, role: 'csr', name, organisation, primary: true }
    this.certificate = certificate
    this.#desk = new InviteDesk({
      ports: this.ports,
      siteId,
      me,
      fingerprint: certificate.fingerprint,
      publish: (invites) => this.state.update((view) => ({ ...view, invites })),
      admit: (person, secrets) => this.admit({ ...person, primary: this.#isFirstCustomer(person) }, secrets),
      codeFailed: (triesLeft) => this.events.emit('notice', { kind: 'code-failed', triesLeft }),
    })
    this.takeSeat({ sessionId, participantId, resumeToken }, me, participantId)
    return { kind: 'opened', quietLimits }
  }

  async createInvite(role: Role): Promise<InviteOutcome> {
    const { seat } = this
    if (seat === null || this.#desk === null) return { kind: 'offline' }
    const reply = await askServer(
      this.ports.signaling,
      this.ports.clock,
      { type: 'invite/create', requestId: this.newId(), sessionId: seat.sessionId, role },
      'invite/created',
    )
    if (reply.kind !== 'answered') return reply
    this.#desk.open(reply.answer, role)
    return { kind: 'created', inviteId: reply.answer.inviteId }
  }

  withdrawInvite(inviteId: string): void {
    this.ports.signaling.send({ type: 'invite/withdraw', inviteId })
    this.#desk?.close(inviteId, 'withdrawn')
  }

  removeParticipant(participantId: string): void {
    const { seat } = this
    if (seat === null) return
    this.ports.signaling.send({ type: 'member/remove', sessionId: seat.sessionId, participantId })
    this.#letGo(participantId, 'removed')
  }

  /** The customer whose computer is looked at from now on; the former one becomes secondary. */
  makePrimary(participantId: string): void {
    for (const person of this.people()) {
      if (person.role === 'customer')
        this.updatePerson({ ...person, primary: person.participantId === participantId })
    }
    this.#tellRoster()
  }

  /** Everyone is told by the server and over the links; whichever arrives first counts. */
  end(): void {
    const { seat } = this
    if (seat !== null) this.ports.signaling.send({ type: 'session/end', sessionId: seat.sessionId })
    this.#desk?.closeAll()
    this.finish({ kind: 'ended', reason: 'ended-by-csr' })
  }

  protected override hearServer(message: ServerMessage): void {
    super.hearServer(message)
    this.#desk?.hearServer(message)
  }

  protected override pairOver(person: Person, reason: PairEnd): void {
    const { seat } = this
    // The server may not have noticed: without this the place would stay taken.
    if (seat !== null && reason !== 'left') {
      this.ports.signaling.send({
        type: 'member/remove',
        sessionId: seat.sessionId,
        participantId: person.participantId,
      })
    }
    this.#letGo(person.participantId)
  }

  protected override afterVerified(person: Person): void {
    this.#tellRoster()
    for (const other of this.people()) {
      if (other.participantId === person.participantId || this.linkOf(other.participantId) === null) continue
      this.#introduce(person, other)
    }
  }

  #letGo(participantId: string, goodbye?: 'removed'): void {
    this.dropMember(participantId, goodbye)
    this.#keepOnePrimary()
    this.#tellRoster()
  }

  /** A customer left alone is the one to help: nobody has to be chosen first. */
  #keepOnePrimary(): void {
    const customers = this.people().filter((person) => person.role === 'customer')
    const [longest] = customers
    if (longest !== undefined && !customers.some((person) => person.primary))
      this.updatePerson({ ...longest, primary: true })
  }

  #introduce(newcomer: Person, other: Person): void {
    const secret = toBase64url(this.ports.random(16))
    this.send(other.participantId, {
      type: 'participants/introduce',
      person: newcomer,
      secret,
      initiator: true,
    })
    this.send(newcomer.participantId, {
      type: 'participants/introduce',
      person: other,
      secret,
      initiator: false,
    })
  }

  #tellRoster(): void {
    const { me } = this.state.getSnapshot()
    if (me !== null) this.broadcast({ type: 'participants/roster', people: [me, ...this.people()] })
  }

  #isFirstCustomer(person: Person): boolean {
    return (
      person.role === 'customer' && !this.people().some((known) => known.role === 'customer' && known.primary)
    )
  }
}
