/**
 * A session as one person's app sees it: who is in it, a verified link to each, and messages over those links.
 * What differs between the CSR who hosts and everyone else lives in csr-session.ts and customer-session.ts.
 */

import { fromBase64url } from '../kernel/bytes.ts'
import { Store } from '../kernel/store.ts'
import { TypedEvents, type Unsubscribe } from '../kernel/typed-events.ts'
import type { FeatureMessage, WireMessage } from '../protocol/index.ts'
import { parsePairBody } from '../protocol/pair-body.ts'
import { NO_PRESENCE, type Person, type Presence } from '../protocol/participants.ts'
import type { ServerMessage } from '../protocol/signaling.ts'
import type { FailureCounter } from '../trust/failure-counter.ts'
import type { PairSecrets } from '../trust/handshake.ts'
import type { JoinCode } from '../trust/join-code.ts'
import { Introduction } from './introduction.ts'
import { joinByCode, type Newcomer } from './joining.ts'
import { type Member, newMember, viewOf } from './member.ts'
import { type PairEnd, PairLink } from './pair-link.ts'
import type { LinkCertificate, PeerLink, SessionPorts } from './ports.ts'
import { sessionEndAfter } from './session-end.ts'
import type { HostChange, SessionEvents } from './session-events.ts'
import type { JoinOutcome, Participant, SessionEnd, SessionSnapshot } from './session-snapshot.ts'
import { successorOf } from './succession.ts'

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
  readonly #members = new Map<string, Member<Media>>()
  /** Everyone by how long they are here, as the host said last; decides who hosts after the host. */
  protected order: readonly string[] = []
  readonly #undo: Unsubscribe[] = []

  constructor(ports: SessionPorts<Media>, siteId: string) {
    this.ports = ports
    this.siteId = siteId
    this.state = new Store<SessionSnapshot>({
      phase: { kind: 'starting' },
      sessionId: null,
      startedAt: null,
      me: null,
      myPresence: NO_PRESENCE,
      participants: [],
      hostId: null,
      handOver: null,
      invites: [],
      signaling: ports.signaling.state.getSnapshot().kind === 'connected' ? 'connected' : 'reconnecting',
    })
    this.#undo.push(
      ports.signaling.events.on('message', (message) => this.hearServer(message)),
      ports.signaling.state.subscribe(() => this.#noticeSignaling()),
    )
  }

  get snapshot(): Pick<Store<SessionSnapshot>, 'getSnapshot' | 'subscribe'> {
    return this.state
  }

  linkOf(participantId: string): PeerLink<Media> | null {
    return this.#members.get(participantId)?.pair?.link ?? null
  }

  /** False when that person cannot be reached at this moment; nothing is queued. */
  send(to: string, message: WireMessage): boolean {
    return this.#members.get(to)?.pair?.send(message) ?? false
  }

  /** @returns the ids of those it went to */
  broadcast(message: WireMessage): readonly string[] {
    return [...this.#members.keys()].filter((participantId) => this.send(participantId, message))
  }

  /** Microphone and camera as the others shall see them; said again to everyone whose link is new. */
  setPresence(presence: Presence): void {
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
        onPlace: ({ me, host, secrets, ...seat }) => {
          this.takeSeat(seat, me, host.participantId)
          this.admit(host, secrets)
        },
      },
      code,
    )
  }

  /** Goes away without ending the session for the others. */
  leave(): void {
    const seat = this.#seat
    if (seat !== null) this.ports.signaling.send({ type: 'session/leave', sessionId: seat.sessionId })
    this.finish({ kind: 'left' })
  }

  /** The handshake with that person is done: open the link. */
  protected admit(person: Person, secrets: PairSecrets): void {
    if (this.certificate === null || this.#seat === null) return
    const member = this.#member(person)
    member.pair?.close('left')
    member.safetyNumber = secrets.safetyNumber
    const pair = new PairLink<Media>({
      ports: this.ports,
      secrets,
      certificate: this.certificate,
      relayOnly: false,
      iceServers: () => {
        const state = this.ports.signaling.state.getSnapshot()
        return state.kind === 'connected' ? state.welcome.iceServers : []
      },
      relay: (body) => this.relay(person.participantId, body),
      isHost: () => this.state.getSnapshot().hostId === person.participantId,
    })
    member.pair = pair
    pair.view.subscribe(() => this.publishPeople())
    pair.events.on('verified', () => this.#pairVerified(member, pair))
    pair.events.on('lost', () => this.events.emit('link-lost', { participantId: person.participantId }))
    pair.events.on('message', (message) => this.#hearPeer(member, message))
    pair.events.on('over', ({ reason }) => {
      if (reason === 'tampered') this.events.emit('notice', { kind: 'tampered', person: member.person })
      if (reason !== 'closed-here') this.pairOver(member.person, reason)
    })
    this.publishPeople()
  }

  /** What becomes of the session when a link is over for good. */
  protected abstract pairOver(person: Person, reason: PairEnd): void
  /** The role has moved: what the former and the new host's apps do about it. */
  protected afterHostChange(_change: HostChange): void {
    this.publishPeople()
  }
  /** What CSRs say to each other about hosting. */
  protected hearHosting(_from: Participant, _message: FeatureMessage<'hosting'>): void {
    this.publishPeople()
  }
  /** Somebody's link works, for the first time or again. Only the host has more to do then. */
  protected afterVerified(_person: Person): void {
    this.publishPeople()
  }
  /** The host's list of people. The host itself makes it and hears nobody's. */
  protected hearRoster(people: readonly Person[]): void {
    this.order = people.map((person) => person.participantId)
    const listed = new Map(people.map((person) => [person.participantId, person]))
    for (const known of this.people()) {
      const said = listed.get(known.participantId)
      if (said === undefined) this.dropMember(known.participantId)
      // Name and role were proven in the handshake; only the place in the session is the host's to say.
      else this.updatePerson({ ...known, primary: said.primary })
    }
    const { me } = this.state.getSnapshot()
    const mine = me === null ? undefined : listed.get(me.participantId)
    if (me !== null && mine !== undefined) {
      this.state.update((view) => ({ ...view, me: { ...me, primary: mine.primary } }))
    }
  }

  protected hearServer(message: ServerMessage): void {
    switch (message.type) {
      case 'signal/relayed':
        if (this.#isOurs(message.sessionId)) this.#hearRelayed(message.from, message.body)
        return
      case 'member/left':
        if (this.#isOurs(message.sessionId)) this.serverSaysGone(message.participantId)
        return
      case 'session/ended':
        if (this.#isOurs(message.sessionId)) this.finish({ kind: 'ended', reason: message.reason })
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
    if (participantId === this.state.getSnapshot().hostId) this.hostIsGone('left')
    else this.dropMember(participantId)
  }

  /**
   * The host's app is gone for good. The CSR who has been here longest hosts from now on; every app finds the same one
   * by the host's last list of people. Without a CSR there is nobody to go on with.
   */
  protected hostIsGone(reason: PairEnd): void {
    const { hostId, me } = this.state.getSnapshot()
    const host = this.people().find((person) => person.participantId === hostId)
    if (host === undefined) return
    const successor = successorOf(host, this.order, [...this.people(), ...(me === null ? [] : [me])])
    // Told to go, or deceived: that is no death of the host.
    const isOver = reason === 'ended' || reason === 'removed' || reason === 'tampered'
    if (isOver || successor === undefined) return this.finish(sessionEndAfter(reason))
    this.dropMember(host.participantId)
    this.#moveHost(host, successor, 'gone')
  }

  /** From now on that CSR hosts, in the eyes of this app. False when it is nobody this app knows. */
  protected hostPassedTo(participantId: string): boolean {
    const { hostId, me } = this.state.getSnapshot()
    const present = [...this.people(), ...(me === null ? [] : [me])]
    const from = present.find((person) => person.participantId === hostId)
    const to = present.find((person) => person.participantId === participantId)
    if (from === undefined || to?.role !== 'csr' || from === to) return false
    this.#moveHost(from, to, 'passed')
    return true
  }

  #moveHost(from: Person, to: Person, how: HostChange['how']): void {
    this.state.update((view) => ({
      ...view,
      hostId: to.participantId,
      me:
        view.me?.role === 'csr'
          ? { ...view.me, primary: view.me.participantId === to.participantId }
          : view.me,
    }))
    for (const person of this.people()) {
      if (person.role === 'csr')
        this.updatePerson({ ...person, primary: person.participantId === to.participantId })
    }
    const change: HostChange = { from, to, how }
    this.afterHostChange(change)
    // The list of people came over a link whose word did not count until now.
    this.send(to.participantId, { type: 'hosting/roster-wanted' })
    this.events.emit('host-changed', change)
    this.events.emit('notice', { kind: 'host-changed', change })
  }

  protected relay(to: string, body: object): boolean {
    if (this.#seat === null) return false
    return this.ports.signaling.send({
      type: 'signal/relay',
      sessionId: this.#seat.sessionId,
      to,
      body: body as Record<string, unknown>,
    })
  }

  protected people(): readonly Person[] {
    return [...this.#members.values()].map((member) => member.person)
  }

  /** Whether every link has worked at least once, so that nobody still waits to be introduced. */
  protected hasMetEveryone(): boolean {
    return [...this.#members.values()].every((member) => member.hasBeenVerified)
  }

  protected updatePerson(person: Person): void {
    const member = this.#members.get(person.participantId)
    if (member === undefined) return
    member.person = person
    this.publishPeople()
  }

  protected dropMember(participantId: string, goodbye: 'left' | 'ended' | 'removed' = 'left'): void {
    const member = this.#members.get(participantId)
    if (member === undefined) return
    this.#members.delete(participantId)
    member.introduction?.stop()
    member.pair?.close(goodbye)
    if (member.hasBeenVerified) this.events.emit('notice', { kind: 'person-left', person: member.person })
    this.publishPeople()
  }

  /** Ends this app's part: every link closes, keys go, the end is published once. */
  protected finish(end: SessionEnd): void {
    if (this.state.getSnapshot().phase.kind === 'over') return
    this.state.update((view) => ({ ...view, phase: { kind: 'over', end } }))
    for (const undo of this.#undo.splice(0)) undo()
    for (const member of this.#members.values()) {
      member.introduction?.stop()
      member.pair?.close(end.kind === 'left' ? 'left' : 'ended')
    }
    this.#members.clear()
    this.#seat = null
    this.events.emit('over', end)
  }

  protected publishPeople(): void {
    this.state.update((view) => ({ ...view, participants: [...this.#members.values()].map(viewOf) }))
  }

  #member(person: Person): Member<Media> {
    const known = this.#members.get(person.participantId)
    if (known !== undefined) {
      known.person = person
      return known
    }
    const member = newMember<Media>(person)
    this.#members.set(person.participantId, member)
    return member
  }

  #pairVerified(member: Member<Media>, pair: PairLink<Media>): void {
    const isFirst = !member.hasBeenVerified
    member.hasBeenVerified = true
    // Until now the other side may have missed the last message of the introduction and begin it anew.
    member.introduction?.stop()
    member.introduction = null
    if (pair.link === null) return
    this.send(member.person.participantId, {
      type: 'participants/presence',
      ...this.state.getSnapshot().myPresence,
    })
    this.events.emit('link-verified', { participant: viewOf(member), link: pair.link })
    this.events.emit('notice', { kind: isFirst ? 'person-joined' : 'reconnected', person: member.person })
    this.afterVerified(member.person)
  }

  #hearPeer(member: Member<Media>, message: WireMessage): void {
    if (message.type === 'participants/introduce') return this.#meet(message)
    if (message.type === 'participants/roster') return this.hearRoster(message.people)
    if (message.type === 'hosting/passed') return void this.hostPassedTo(message.to)
    if (isHosting(message)) return this.hearHosting(viewOf(member), message)
    if (message.type === 'participants/presence') {
      const { microphone, camera } = message
      member.presence = { microphone, camera }
      return this.publishPeople()
    }
    this.events.emit('message', { from: viewOf(member), message })
  }

  /** The host vouches for somebody: shake hands with the secret that came over the host's verified link. */
  #meet({ person, secret, initiator }: Extract<WireMessage, { type: 'participants/introduce' }>): void {
    const bytes = fromBase64url(secret)
    const me = this.state.getSnapshot().me
    if (bytes === null || me === null || this.#seat === null || this.certificate === null) return
    const member = this.#member(person)
    if (member.pair?.link != null) return
    member.introduction?.stop()
    member.introduction = new Introduction({
      secret: bytes,
      sessionId: this.#seat.sessionId,
      siteId: this.siteId,
      me,
      fingerprint: this.certificate.fingerprint,
      person,
      initiator,
      random: this.ports.random,
      clock: this.ports.clock,
      relay: (body) => this.relay(person.participantId, body),
      done: (secrets) => this.admit(person, secrets),
    })
    this.publishPeople()
  }

  #hearRelayed(from: string, raw: unknown): void {
    const member = this.#members.get(from)
    if (member === undefined) return
    const body = parsePairBody(raw)
    if (body?.kind === 'handshake') member.introduction?.hear(body.handshake)
    else member.pair?.handleRelayed(raw)
  }

  #isOurs(sessionId: string): boolean {
    return this.#seat?.sessionId === sessionId
  }

  #noticeSignaling(): void {
    const isConnected = this.ports.signaling.state.getSnapshot().kind === 'connected'
    this.state.update((view) => ({ ...view, signaling: isConnected ? 'connected' : 'reconnecting' }))
    if (!isConnected || this.#seat === null) return
    this.ports.signaling.send({ type: 'session/resume', requestId: this.newId(), ...this.#seat })
    for (const member of this.#members.values()) member.pair?.signalingIsBack()
  }

  protected newId(): string {
    return Array.from(this.ports.random(12), (byte) => byte.toString(16).padStart(2, '0')).join('')
  }
}

function isHosting(message: WireMessage): message is FeatureMessage<'hosting'> {
  return message.type.startsWith('hosting/')
}
