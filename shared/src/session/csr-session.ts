/** The session of a CSR: opened, and then hosted, or joined by the code of a colleague. */
import type { Role } from '../protocol/fields.ts'
import type { FeatureMessage } from '../protocol/index.ts'
import type { Person } from '../protocol/participants.ts'
import type { ServerMessage } from '../protocol/signaling.ts'
import { EXPIRY_SINCE, SUPERVISION_SINCE } from '../protocol/version.ts'
import type { FailureCounter } from '../trust/failure-counter.ts'
import type { JoinCode } from '../trust/join-code.ts'
import { HandOverDesk } from './hand-over.ts'
import { HostDuties } from './host-duties.ts'
import { HostRequests, type InviteOutcome, type OpenOutcome, type PhoneOutcome } from './host-requests.ts'
import type { PairEnd } from './pair-link.ts'
import type { SessionPorts } from './ports.ts'
import { RoleAtServer } from './role-at-server.ts'
import type { HostChange } from './session-events.ts'
import { isOpen, type JoinOutcome, type Participant, type QuietRule, unmetBy } from './session-snapshot.ts'
import { SupportSession } from './support-session.ts'

export interface CsrIdentity {
  readonly name: string
  readonly organisation: string
  readonly siteId: string
}

export class CsrSession<Media> extends SupportSession<Media> {
  readonly #identity: CsrIdentity
  /** Null while another CSR hosts. */
  #duties: HostDuties | null = null
  readonly #atServer: RoleAtServer
  readonly #handOver: HandOverDesk
  readonly #requests: HostRequests

  constructor(ports: SessionPorts<Media>, identity: CsrIdentity) {
    super(ports, identity.siteId)
    this.#identity = identity
    this.#requests = new HostRequests(ports, () => this.newId())
    this.#atServer = new RoleAtServer({
      ports,
      sessionId: () => this.seat?.sessionId ?? null,
      isHost: () => this.isHost,
    })
    this.#handOver = new HandOverDesk({
      clock: ports.clock,
      newId: () => this.newId(),
      send: (to, message) => this.send(to, message),
      show: (handOver) => this.state.update((view) => ({ ...view, handOver })),
      onAccepted: () => {
        this.#closeInvites()
        this.#passIfReady()
      },
      onFailed: (to, why) => {
        const person = this.personOf(to)
        if (person !== undefined) this.events.emit('notice', { kind: 'hand-over-failed', person, why })
      },
      onTakeOverFailed: (from, why) => {
        const person = this.personOf(from)
        if (person !== undefined) this.events.emit('notice', { kind: 'take-over-failed', person, why })
      },
    })
    this.events.on('link-lost', ({ participantId }) => {
      this.#handOver.linkLost(participantId)
      // Not so of somebody who has just left.
      const isUnmet = unmetBy(this.state.getSnapshot()).some(
        (person) => person.participantId === participantId,
      )
      if (isUnmet) this.#handOver.takeBack()
    })
    this.events.on('resumed', () => this.#passOnAgain())
    this.events.on('over', () => {
      this.#handOver.settle()
      this.#duties?.desk.closeAll()
    })
  }

  get isHost(): boolean {
    return this.#duties !== null
  }

  async open(): Promise<OpenOutcome> {
    this.certificate = await this.ports.links.createCertificate()
    const reply = await this.#requests.open()
    if (reply.kind !== 'answered') {
      // Nobody will ever come to it: whoever waits for its end must not wait for ever.
      this.finish({ kind: 'left' })
      return reply
    }
    const { sessionId, participantId, resumeToken } = reply.answer
    const { name, organisation } = this.#identity
    const me: Person = { participantId, role: 'csr', name, organisation, primary: true }
    this.#atServer.opened()
    this.#duties = this.#newDuties(me, this.certificate.fingerprint)
    this.takeSeat({ sessionId, participantId, resumeToken }, me, participantId)
    this.state.update((view) => ({ ...view, knowsPeople: true }))
    return { kind: 'opened' }
  }

  /**
   * Into the session of a colleague, who goes on hosting it. `failures` outlives the session. `watch`: as a supervisor,
   * which everybody is told.
   */
  join(code: JoinCode, failures: FailureCounter, purpose: 'help' | 'watch' = 'help'): Promise<JoinOutcome> {
    const { name, organisation } = this.#identity
    const supervisor = purpose === 'watch' ? ({ supervisor: true } as const) : {}
    return this.joinAs({ role: 'csr', name, organisation, ...supervisor }, code, failures)
  }

  /** Whether the app of every customer here can say that a supervisor has come. */
  get canAnnounceSupervisor(): boolean {
    return this.room.allSpeak(SUPERVISION_SINCE, 'customer')
  }

  /** The host's alone, as everything that follows but leaving. */
  async createInvite(role: Role, purpose: 'help' | 'watch' = 'help'): Promise<InviteOutcome> {
    const { seat } = this
    if (seat === null || this.#duties === null) return { kind: 'offline' }
    const reply = await this.#requests.invite(seat.sessionId, role)
    if (reply.kind !== 'answered') return reply
    this.#duties?.desk.open(reply.answer, role, purpose === 'watch')
    return { kind: 'created', inviteId: reply.answer.inviteId }
  }

  withdrawInvite(inviteId: string): void {
    this.ports.signaling.send({ type: 'invite/withdraw', inviteId })
    this.#duties?.desk.close(inviteId, 'withdrawn')
  }

  /** Numbers and PIN of this session, the same again until `closePhone`. `pinBefore`: what people were told already. */
  async openPhone(pinBefore: string | null): Promise<PhoneOutcome> {
    const { seat } = this
    if (seat === null) return { kind: 'offline' }
    const reply = await this.#requests.phone(seat.sessionId, pinBefore)
    if (reply.kind !== 'answered') return { kind: reply.kind }
    const { numbers, pin } = reply.answer
    return { kind: 'opened', phone: { numbers, pin } }
  }

  closePhone(): void {
    const { seat } = this
    if (seat !== null) this.ports.signaling.send({ type: 'phone/close', sessionId: seat.sessionId })
  }

  removeParticipant(participantId: string): void {
    if (this.#duties === null) return
    this.#giveUpPlace(participantId)
    this.room.drop(participantId, 'removed')
    this.#oneLess()
  }

  makePrimary(participantId: string): void {
    this.#duties?.makePrimary(participantId)
  }

  /** Offers the host role to that CSR. The role moves when the answer is yes and everyone has been introduced. */
  passControl(participantId: string, note: string): boolean {
    return this.#duties !== null && this.#handOver.offer(participantId, note)
  }

  withdrawHandOver(): void {
    this.#handOver.withdraw()
  }

  /** @returns the note that came with the offer; null when it is no longer open, or cannot be taken (`unmetBy`) */
  answerHandOver(accepted: boolean): string | null {
    if (accepted && unmetBy(this.state.getSnapshot()).length > 0) return null
    return this.#handOver.answer(accepted)
  }

  /**
   * Everyone is told by the server and over the links; whichever arrives first counts.
   * @param rule of the site, where it is nobody's wish
   */
  end(rule: QuietRule | null = null): void {
    const { seat } = this
    if (this.#duties === null) return
    if (rule !== null) this.broadcast({ type: 'quiet/ending', ending: { inMs: 0, afterMs: rule.afterMs } })
    if (seat !== null) {
      const { sessionId } = seat
      this.ports.signaling.send({
        ...{ type: 'session/end', sessionId },
        ...(rule !== null && this.#takesExpiry() ? { reason: 'expired' } : {}),
      })
      // A server that does not know of the new host yet would keep this place.
      if (!this.#atServer.isHeld) this.ports.signaling.send({ type: 'session/leave', sessionId })
    }
    this.finish(
      rule === null ? { kind: 'ended', reason: 'ended-by-csr' } : { kind: 'ended', reason: 'expired', rule },
    )
  }

  protected override hearServer(message: ServerMessage): void {
    super.hearServer(message)
    this.#duties?.desk.hearServer(message)
    if (message.type === 'session/host' && message.sessionId === this.seat?.sessionId)
      this.#serverSaysHost(message.participantId)
  }

  protected override pairOver(person: Person, reason: PairEnd): void {
    if (person.participantId === this.state.getSnapshot().hostId) return this.hostIsGone(reason)
    if (!this.isHost) return this.partedFrom(person, reason)
    if (reason === 'outage' && this.#mayBeCutOff()) return this.#awaitSign(person)
    // The server may not have noticed: without this the place would stay taken.
    if (reason !== 'left') this.#giveUpPlace(person.participantId)
    this.room.drop(person.participantId)
    this.#oneLess()
  }

  protected override serverSaysGone(participantId: string): void {
    super.serverSaysGone(participantId)
    this.#oneLess()
  }

  protected override afterVerified(person: Person): void {
    if (this.#duties === null) return this.#sayWhoHosts(person.participantId)
    if (this.#dropUnlinked()) this.#duties.closeRanks()
    this.#duties.welcome(person)
    this.#passIfReady()
  }

  protected override hearRoster(people: readonly Person[]): void {
    super.hearRoster(people)
    this.#handOver.hostSpoke()
  }

  protected override hearHosting(from: Participant, message: FeatureMessage<'hosting'>): void {
    if (message.type !== 'hosting/roster-wanted') return this.#handOver.hear(from.participantId, message)
    const person = this.personOf(from.participantId)
    if (this.#duties === null) this.#sayWhoHosts(from.participantId)
    else if (person !== undefined) {
      this.#duties.acquaint(person)
      this.events.emit('host-recognised', { participantId: from.participantId })
    }
  }

  protected override afterHostChange({ to, how }: HostChange): void {
    const { me } = this.state.getSnapshot()
    const wasTakingOver = this.#handOver.isTakingOver
    this.#handOver.settle()
    // Whoever heard that this CSR hosts, and asked here while nothing could be said, is told that it is another.
    if (wasTakingOver && to.participantId !== me?.participantId)
      this.broadcast({ type: 'hosting/passed', to: to.participantId })
    this.#duties?.desk.closeAll()
    if (me === null || this.certificate === null || to.participantId !== me.participantId) {
      this.#duties = null
      this.#atServer.lost()
      return this.state.update((view) => ({ ...view, invites: [] }))
    }
    this.#duties = this.#newDuties(me, this.certificate.fingerprint)
    this.#dropUnlinked()
    this.#duties.closeRanks()
    this.#atServer.gained(how)
  }

  /** To somebody who may take this CSR for the host; nobody else believes it. */
  #sayWhoHosts(participantId: string): void {
    const { hostId } = this.state.getSnapshot()
    if (hostId !== null && !this.#handOver.isTakingOver)
      this.send(participantId, { type: 'hosting/passed', to: hostId })
  }

  /** The server may have been away when the role was passed, and takes it from nobody but its own host. */
  #passOnAgain(): void {
    const { hostId } = this.state.getSnapshot()
    if (hostId !== null && !this.isHost) this.#atServer.passTo(hostId)
  }

  /** Nobody can be reached from here at this moment, and somebody among them can go on hosting. */
  #mayBeCutOff(): boolean {
    const others = this.room.people()
    return others.some(({ role }) => role === 'csr') && others.every((person) => !this.#reaches(person))
  }

  /**
   * Either that person is gone, or to the others it is this host, and a colleague hosts by now: nobody is to be sent
   * away before somebody is heard again. This host goes when the last link is over.
   */
  #awaitSign({ participantId }: Person): void {
    this.room.unlink(participantId)
    this.#oneLess()
  }

  #oneLess(): void {
    const others = this.room.people()
    const isWaitingInVain = others.every((person) => !this.room.isWithinReach(person.participantId))
    if (this.isHost && others.length > 0 && isWaitingInVain) return this.leaveAs({ kind: 'lost' })
    this.#duties?.closeRanks()
    this.#passIfReady()
  }

  /** Whoever hosts reaches somebody: whom no link leads to is gone. @returns whether anybody is */
  #dropUnlinked(): boolean {
    const gone = this.room.people().filter((person) => !this.room.isWithinReach(person.participantId))
    for (const { participantId } of gone) {
      this.#giveUpPlace(participantId)
      this.room.drop(participantId)
    }
    return gone.length > 0
  }

  #reaches({ participantId }: Person): boolean {
    return this.linkOf(participantId) !== null
  }

  #closeInvites(): void {
    for (const invite of this.state.getSnapshot().invites)
      if (isOpen(invite)) this.withdrawInvite(invite.inviteId)
  }

  /** Whoever is just joining is introduced by the host who let them in; then the role moves. */
  #passIfReady(): void {
    const to = this.#handOver.acceptedBy
    if (to === null || this.seat === null || !this.isHost || !this.room.hasMetEveryone()) return
    this.#atServer.passTo(to)
    this.broadcast({ type: 'hosting/passed', to })
    this.succession.passedTo(to)
  }

  /** Who hosts is settled among the apps; the server's word counts only for whoever has nobody left to ask. */
  #serverSaysHost(participantId: string): void {
    const { me } = this.state.getSnapshot()
    this.#atServer.heard(participantId === me?.participantId)
    const isAlone = this.room.people().every((person) => !this.#reaches(person))
    if (this.isHost && !this.#atServer.isHeld && isAlone) this.leaveAs({ kind: 'lost' })
  }

  #takesExpiry(): boolean {
    const state = this.ports.signaling.state.getSnapshot()
    return state.kind === 'connected' && state.welcome.protocol >= EXPIRY_SINCE
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
      order: this.order,
      publish: (invites) => this.state.update((view) => ({ ...view, invites })),
      codeFailed: (triesLeft) => this.events.emit('notice', { kind: 'code-failed', triesLeft }),
      room: {
        people: () => this.room.people(),
        isReachable: (participantId) => this.linkOf(participantId) !== null,
        send: (to, message) => this.send(to, message),
        broadcast: (message) => this.broadcast(message),
        update: (person) => this.room.update(person),
        listed: () => this.primary.note(this.room.people()),
        admit: (person, secrets) => this.room.admit(person, secrets),
      },
    })
  }
}
