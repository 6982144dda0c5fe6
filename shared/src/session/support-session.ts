/**
 * A session as one person's app sees it: who is in it, a verified link to each, and messages over those links.
 * What differs between the CSR who hosts and everyone else lives in csr-session.ts and customer-session.ts.
 */

import { Store } from '../kernel/store.ts'
import { TypedEvents, type Unsubscribe } from '../kernel/typed-events.ts'
import type { FeatureMessage, WireMessage } from '../protocol/index.ts'
import type { Person, Presence } from '../protocol/participants.ts'
import type { ServerMessage } from '../protocol/signaling.ts'
import type { FailureCounter } from '../trust/failure-counter.ts'
import type { JoinCode } from '../trust/join-code.ts'
import { joinByCode, type Newcomer } from './joining.ts'
import { MeetingAgain } from './meeting-again.ts'
import type { PairEnd } from './pair-link.ts'
import type { LinkCertificate, PeerLink, SessionPorts } from './ports.ts'
import { PrimaryNews } from './primary-news.ts'
import { Room, type RoomEvents } from './room.ts'
import { endedFor, sessionEndAfter, warningFrom } from './session-end.ts'
import type { HostChange, SessionEvents } from './session-events.ts'
import {
  amHost,
  type JoinOutcome,
  newSnapshot,
  type Participant,
  type QuietWarning,
  type SessionEnd,
  type SessionSnapshot,
} from './session-snapshot.ts'
import { Succession } from './succession.ts'

/** The part of a session one gets back into it with; kept in memory only. */
export interface Seat {
  readonly sessionId: string
  readonly participantId: string
  readonly resumeToken: string
}

export abstract class SupportSession<Media> {
  readonly events = new TypedEvents<SessionEvents<Media>>()
  protected readonly ports: SessionPorts<Media>
  protected readonly siteId: string
  protected readonly state: Store<SessionSnapshot>
  protected certificate: LinkCertificate | null = null
  #seat: Seat | null = null
  protected readonly room: Room<Media>
  /** Everyone by how long they are here, as the host said last; decides who hosts after the host. */
  protected order: readonly string[] = []
  readonly #undo: Unsubscribe[] = []
  readonly #meeting: MeetingAgain
  protected readonly succession: Succession
  protected readonly primary: PrimaryNews

  constructor(ports: SessionPorts<Media>, siteId: string) {
    this.ports = ports
    this.siteId = siteId
    this.state = new Store(newSnapshot(signalingOf(ports)))
    this.room = new Room<Media>({
      ports,
      siteId,
      self: () => {
        const { me } = this.state.getSnapshot()
        if (this.#seat === null || me === null || this.certificate === null) return null
        return { sessionId: this.#seat.sessionId, me, certificate: this.certificate }
      },
      isHost: (participantId) => this.state.getSnapshot().hostId === participantId,
      relay: (to, body) => this.#relay(to, body),
    })
    this.#meeting = new MeetingAgain({
      clock: ports.clock,
      missed: () => this.#missed(),
      ask: () => this.#askWhoIsHere(),
    })
    const everyone = (): readonly Person[] => {
      const { me } = this.state.getSnapshot()
      return me === null ? this.room.people() : [...this.room.people(), me]
    }
    this.succession = new Succession({
      state: this.state,
      room: this.room,
      everyone,
      order: () => this.order,
      onMoved: (change) => this.#hostChanged(change),
    })
    this.primary = new PrimaryNews({
      everyone,
      say: (person) => this.events.emit('notice', { kind: 'primary-changed', person }),
    })
    this.#hearRoom()
    this.#undo.push(
      ports.signaling.events.on('message', (message) => this.hearServer(message)),
      ports.signaling.state.subscribe(() => this.#noticeSignaling()),
      () => this.#meeting.stop(),
    )
  }

  get snapshot(): Pick<Store<SessionSnapshot>, 'getSnapshot' | 'subscribe'> {
    return this.state
  }

  linkOf(participantId: string): PeerLink<Media> | null {
    return this.room.linkOf(participantId)
  }

  /** False when that person cannot be reached at this moment; nothing is queued. */
  send(to: string, message: WireMessage): boolean {
    return this.room.send(to, message)
  }

  /** @returns the ids of those it went to */
  broadcast(message: WireMessage): readonly string[] {
    return this.room.broadcast(message)
  }

  /** Microphone and camera as the others shall see them; said again to everyone whose link is new. */
  setPresence(change: Partial<Presence>): void {
    const presence = { ...this.state.getSnapshot().myPresence, ...change }
    this.state.update((view) => ({ ...view, myPresence: presence }))
    this.broadcast({ type: 'participants/presence', ...presence })
  }

  protected get seat(): Seat | null {
    return this.#seat
  }

  protected takeSeat(seat: Seat, me: Person, hostId: string): void {
    this.#seat = seat
    this.state.update((view) => ({
      ...view,
      phase: { kind: 'active' },
      sessionId: seat.sessionId,
      startedAt: this.ports.clock.now(),
      me,
      hostId,
    }))
  }

  /** In by a code, with the link to the host as the first one. */
  protected async joinAs(newcomer: Newcomer, code: JoinCode, failures: FailureCounter): Promise<JoinOutcome> {
    const certificate = await this.ports.links.createCertificate()
    this.certificate = certificate
    return joinByCode(
      {
        ports: this.ports,
        siteId: this.siteId,
        newcomer,
        certificate,
        failures,
        newId: () => this.newId(),
        isOver: () => this.state.getSnapshot().phase.kind === 'over',
        onOver: (call) => this.events.on('over', call),
        onPlace: ({ me, host, secrets, ...seat }) => {
          this.takeSeat(seat, me, host.participantId)
          this.room.admit(host, secrets)
        },
      },
      code,
    )
  }

  /** Goes away without ending the session for the others. */
  leave(): void {
    this.leaveAs({ kind: 'left' })
  }

  /** It is over here by no word of the server, which would keep the place, and may make a host of whoever has it. */
  protected leaveAs(end: SessionEnd): void {
    const seat = this.#seat
    if (seat !== null) this.ports.signaling.send({ type: 'session/leave', sessionId: seat.sessionId })
    this.finish(end)
  }

  /** The link to somebody who does not host is over. Whoever the host goes on listing is introduced again. */
  protected partedFrom({ participantId }: Person, reason: PairEnd): void {
    const mayBeHere = reason === 'outage' || reason === 'tampered'
    if (mayBeHere && this.order.includes(participantId)) this.room.unlink(participantId)
    else this.room.drop(participantId)
    if (reason === 'tampered') this.#meeting.refuse(participantId)
    this.#meeting.look()
  }

  /** What becomes of the session when a link is over for good. */
  protected abstract pairOver(person: Person, reason: PairEnd): void
  /** The role has moved: what the former and the new host's apps do about it. */
  protected afterHostChange(_change: HostChange): void {
    this.#publishPeople()
  }
  /** What CSRs say to each other about hosting. */
  protected hearHosting(_from: Participant, _message: FeatureMessage<'hosting'>): void {
    this.#publishPeople()
  }
  /** Somebody's link works, for the first time or again. Only the host has more to do then. */
  protected afterVerified(_person: Person): void {
    this.#publishPeople()
  }
  /** The host's list of people. The host itself makes it and hears nobody's. */
  protected hearRoster(people: readonly Person[]): void {
    this.order = people.map((person) => person.participantId)
    const listed = new Map(people.map((person) => [person.participantId, person]))
    for (const known of this.room.people()) {
      const said = listed.get(known.participantId)
      if (said === undefined) this.room.drop(known.participantId)
      // Name and role were proven in the handshake; only the place in the session is the host's to say.
      else this.room.update({ ...known, primary: said.primary })
    }
    const { me } = this.state.getSnapshot()
    const mine = me === null ? undefined : listed.get(me.participantId)
    if (me !== null && mine !== undefined) {
      this.state.update((view) => ({ ...view, me: { ...me, primary: mine.primary } }))
    }
    this.state.update((view) => ({ ...view, knowsPeople: true }))
    this.primary.note(people)
    this.#meeting.look()
  }

  protected hearServer(message: ServerMessage): void {
    switch (message.type) {
      case 'signal/relayed':
        if (this.#isOurs(message.sessionId)) this.room.hearRelayed(message.from, message.body)
        return
      case 'member/left':
        if (this.#isOurs(message.sessionId)) this.serverSaysGone(message.participantId)
        return
      case 'session/resumed':
        if (this.#isOurs(message.sessionId)) this.events.emit('resumed', undefined)
        return
      case 'session/ended':
        if (this.#isOurs(message.sessionId)) this.finish(endedFor(message.reason, ...this.#quietNow()))
        return
      default:
        return
    }
  }

  /**
   * The server's word that somebody left. A living, verified link outweighs it: the server may deny service,
   * it may not decide who is in the room.
   */
  protected serverSaysGone(participantId: string): void {
    if (participantId === this.#seat?.participantId) return this.finish({ kind: 'removed' })
    if (this.linkOf(participantId) !== null) return
    const view = this.state.getSnapshot()
    if (participantId === view.hostId) return this.hostIsGone('left')
    const person = this.personOf(participantId)
    // Only the host drops somebody at the server's word; everybody else goes by the host's list.
    if (person !== undefined && !amHost(view)) this.partedFrom(person, 'outage')
    else this.room.drop(participantId)
  }

  /**
   * The host's app is gone for good. The CSR who has been here longest hosts from now on; without one there is nobody
   * to go on with.
   */
  protected hostIsGone(reason: PairEnd): void {
    const { hostId } = this.state.getSnapshot()
    const host = hostId === null ? undefined : this.personOf(hostId)
    if (host === undefined) return
    // Told to go, or deceived: that is no death of the host.
    const isOver = reason === 'ended' || reason === 'removed' || reason === 'tampered'
    if (isOver || !this.succession.hostDied(host)) this.leaveAs(sessionEndAfter(reason, ...this.#quietNow()))
  }

  #hostChanged(change: HostChange): void {
    this.afterHostChange(change)
    // The list of people came over a link whose word did not count until now.
    this.#askWhoIsHere()
    this.events.emit('host-changed', change)
    this.events.emit('notice', { kind: 'host-changed', change })
  }

  /** Of the others. */
  protected personOf(participantId: string): Person | undefined {
    return this.room.people().find((person) => person.participantId === participantId)
  }

  /** Ends this app's part: every link closes, keys go, the end is published once. */
  protected finish(end: SessionEnd): void {
    if (this.state.getSnapshot().phase.kind === 'over') return
    this.state.update((view) => ({ ...view, phase: { kind: 'over', end } }))
    for (const undo of this.#undo.splice(0)) undo()
    this.room.close(end.kind === 'left' ? 'left' : 'ended')
    this.#seat = null
    this.events.emit('over', end)
  }

  #askWhoIsHere(): void {
    const { hostId } = this.state.getSnapshot()
    if (hostId !== null) this.send(hostId, { type: 'hosting/roster-wanted' })
  }

  /** Whom the host lists and no link leads to. The host itself is told of nobody: without a link they are gone. */
  #missed(): readonly string[] {
    const { me, hostId } = this.state.getSnapshot()
    if (amHost({ me, hostId })) return []
    const others = this.order.filter((id) => id !== me?.participantId && id !== hostId)
    return others.filter((id) => !this.room.isWithinReach(id))
  }

  #publishPeople(): void {
    this.state.update((view) => ({ ...view, participants: this.room.participants() }))
  }

  #hearRoom(): void {
    const { room, events } = this
    room.events.on('changed', () => this.#publishPeople())
    room.events.on('lost', (lost) => events.emit('link-lost', lost))
    room.events.on('left', (person) => events.emit('notice', { kind: 'person-left', person }))
    room.events.on('verified', (verified) => this.#linkVerified(verified))
    room.events.on('message', ({ from, message }) => this.#hearPeer(from, message))
    room.events.on('link-over', ({ person, reason }) => {
      if (reason === 'tampered') events.emit('notice', { kind: 'tampered', person })
      this.pairOver(person, reason)
    })
  }

  #linkVerified({ person, participant, link, isFirst }: RoomEvents<Media>['verified']): void {
    this.send(person.participantId, {
      type: 'participants/presence',
      ...this.state.getSnapshot().myPresence,
    })
    this.events.emit('link-verified', { participant, link })
    this.events.emit('notice', { kind: isFirst ? 'person-joined' : 'reconnected', person })
    if (person.role === 'customer' && person.primary) this.primary.note([person])
    this.afterVerified(person)
  }

  #hearPeer(from: Participant, message: WireMessage): void {
    if (message.type === 'participants/introduce') {
      if (this.#meeting.isRefused(message.person.participantId)) return
      // Said before the two apps have so much as a link.
      if (this.#isNewSupervisor(message.person))
        this.events.emit('notice', { kind: 'supervisor-comes', person: message.person })
      return this.room.meet(message)
    }
    if (message.type === 'participants/roster') return this.hearRoster(message.people)
    if (message.type === 'hosting/passed') return this.succession.passedTo(message.to)
    if (isHosting(message)) return this.hearHosting(from, message)
    if (message.type === 'quiet/ending') {
      const quiet = warningFrom(message, this.ports.clock.now())
      return this.state.update((view) => ({ ...view, quiet }))
    }
    if (message.type === 'participants/presence') {
      const { type: _, ...presence } = message
      return this.room.setPresence(from.participantId, presence)
    }
    this.events.emit('message', { from, message })
  }

  /** Of people whose link works, and of supervisors who were announced before, the host has no news. */
  #isNewSupervisor({ participantId, supervisor }: Person): boolean {
    const known = this.personOf(participantId)
    return supervisor === true && known?.supervisor !== true && this.linkOf(participantId) === null
  }

  #quietNow(): readonly [QuietWarning | null, number] {
    return [this.state.getSnapshot().quiet, this.ports.clock.now()]
  }

  #relay(to: string, body: object): boolean {
    if (this.#seat === null) return false
    return this.ports.signaling.send({
      type: 'signal/relay',
      sessionId: this.#seat.sessionId,
      to,
      body: body as Record<string, unknown>,
    })
  }

  #isOurs(sessionId: string): boolean {
    return this.#seat?.sessionId === sessionId
  }

  #noticeSignaling(): void {
    const signaling = signalingOf(this.ports)
    this.state.update((view) => ({ ...view, signaling }))
    if (signaling !== 'connected' || this.#seat === null) return
    this.ports.signaling.send({ type: 'session/resume', requestId: this.newId(), ...this.#seat })
    this.room.signalingIsBack()
  }

  protected newId(): string {
    return Array.from(this.ports.random(12), (byte) => byte.toString(16).padStart(2, '0')).join('')
  }
}

function signalingOf({ signaling }: Pick<SessionPorts<unknown>, 'signaling'>): SessionSnapshot['signaling'] {
  return signaling.state.getSnapshot().kind === 'connected' ? 'connected' : 'reconnecting'
}

function isHosting(message: WireMessage): message is FeatureMessage<'hosting'> {
  return message.type.startsWith('hosting/')
}
