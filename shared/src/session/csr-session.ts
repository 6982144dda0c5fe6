/** The session of a CSR: opened, and then hosted, or joined by the code of a colleague. */
import type { Role } from '../protocol/fields.ts'
import type { Person } from '../protocol/participants.ts'
import type { QuietLimits, RefusalCode, ServerMessage } from '../protocol/signaling.ts'
import type { FailureCounter } from '../trust/failure-counter.ts'
import type { JoinCode } from '../trust/join-code.ts'
import { HostDuties } from './host-duties.ts'
import type { PairEnd } from './pair-link.ts'
import type { SessionPorts } from './ports.ts'
import { type JoinOutcome, sessionEndAfter } from './session-snapshot.ts'
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
  /** Null while another CSR hosts. */
  #duties: HostDuties | null = null

  constructor(ports: SessionPorts<Media>, identity: CsrIdentity) {
    super(ports, identity.siteId)
    this.#identity = identity
  }

  get isHost(): boolean {
    return this.#duties !== null
  }

  async open(): Promise<OpenOutcome> {
    const { signaling, clock, links } = this.ports
    this.certificate = await links.createCertificate()
    const reply = await askServer(
      signaling,
      clock,
      { type: 'session/open', requestId: this.newId() },
      'session/opened',
    )
    if (reply.kind !== 'answered') return reply
    const { sessionId, participantId, resumeToken, quietLimits } = reply.answer
    const { name, organisation } = this.#identity
    const me: Person = { participantId, role: 'csr', name, organisation, primary: true }
    this.#duties = this.#newDuties(me, this.certificate.fingerprint)
    this.takeSeat({ sessionId, participantId, resumeToken }, me, participantId)
    return { kind: 'opened', quietLimits }
  }

  /** Into the session of a colleague, who goes on hosting it. `failures` outlives the session. */
  join(code: JoinCode, failures: FailureCounter): Promise<JoinOutcome> {
    const { name, organisation } = this.#identity
    return this.joinAs({ role: 'csr', name, organisation }, code, failures)
  }

  /** The host's alone, as everything that follows but leaving. */
  async createInvite(role: Role): Promise<InviteOutcome> {
    const { seat } = this
    if (seat === null || this.#duties === null) return { kind: 'offline' }
    const reply = await askServer(
      this.ports.signaling,
      this.ports.clock,
      { type: 'invite/create', requestId: this.newId(), sessionId: seat.sessionId, role },
      'invite/created',
    )
    if (reply.kind !== 'answered') return reply
    this.#duties?.desk.open(reply.answer, role)
    return { kind: 'created', inviteId: reply.answer.inviteId }
  }

  withdrawInvite(inviteId: string): void {
    this.ports.signaling.send({ type: 'invite/withdraw', inviteId })
    this.#duties?.desk.close(inviteId, 'withdrawn')
  }

  removeParticipant(participantId: string): void {
    if (this.#duties === null) return
    this.#giveUpPlace(participantId)
    this.dropMember(participantId, 'removed')
    this.#duties.closeRanks()
  }

  makePrimary(participantId: string): void {
    this.#duties?.makePrimary(participantId)
  }

  /** Everyone is told by the server and over the links; whichever arrives first counts. */
  end(): void {
    const { seat } = this
    if (this.#duties === null) return
    if (seat !== null) this.ports.signaling.send({ type: 'session/end', sessionId: seat.sessionId })
    this.#duties.desk.closeAll()
    this.finish({ kind: 'ended', reason: 'ended-by-csr' })
  }

  protected override hearServer(message: ServerMessage): void {
    super.hearServer(message)
    this.#duties?.desk.hearServer(message)
  }

  protected override pairOver(person: Person, reason: PairEnd): void {
    if (person.participantId === this.state.getSnapshot().hostId) return this.finish(sessionEndAfter(reason))
    // The server may not have noticed: without this the place would stay taken.
    if (this.isHost && reason !== 'left') this.#giveUpPlace(person.participantId)
    this.dropMember(person.participantId)
    this.#duties?.closeRanks()
  }

  protected override serverSaysGone(participantId: string): void {
    super.serverSaysGone(participantId)
    this.#duties?.closeRanks()
  }

  protected override afterVerified(person: Person): void {
    this.#duties?.welcome(person)
  }

  #giveUpPlace(participantId: string): void {
    const { seat } = this
    if (seat !== null)
      this.ports.signaling.send({ type: 'member/remove', sessionId: seat.sessionId, participantId })
  }

  #newDuties(me: Person, fingerprint: string): HostDuties {
    return new HostDuties({
      ports: this.ports,
      siteId: this.siteId,
      me,
      fingerprint,
      publish: (invites) => this.state.update((view) => ({ ...view, invites })),
      codeFailed: (triesLeft) => this.events.emit('notice', { kind: 'code-failed', triesLeft }),
      room: {
        people: () => this.people(),
        isReachable: (participantId) => this.linkOf(participantId) !== null,
        send: (to, message) => this.send(to, message),
        broadcast: (message) => this.broadcast(message),
        update: (person) => this.updatePerson(person),
        admit: (person, secrets) => this.admit(person, secrets),
      },
    })
  }
}
