/** Everyone else in the session, as one app keeps them, and its verified link to each. */
import { fromBase64url } from '../kernel/bytes.ts'
import { TypedEvents } from '../kernel/typed-events.ts'
import type { Role } from '../protocol/fields.ts'
import type { FeatureMessage, WireMessage } from '../protocol/index.ts'
import { parsePairBody } from '../protocol/pair-body.ts'
import type { Person, Presence } from '../protocol/participants.ts'
import type { PairSecrets } from '../trust/handshake.ts'
import { provenPerson } from './identity.ts'
import { Introduction } from './introduction.ts'
import { type Member, newMember, viewOf } from './member.ts'
import { type PairEnd, PairLink } from './pair-link.ts'
import type { LinkCertificate, PeerLink, SessionPorts } from './ports.ts'
import type { Participant } from './session-snapshot.ts'

/** This app's own place in the session. */
export interface Self {
  readonly sessionId: string
  readonly me: Person
  readonly certificate: LinkCertificate
}

export interface RoomEvents<Media> {
  /** Who is here, or what is known of them. */
  changed: undefined
  /** For the first time or again: the link is a fresh one then. */
  verified: {
    readonly person: Person
    readonly participant: Participant
    readonly link: PeerLink<Media>
    readonly isFirst: boolean
  }
  lost: { readonly participantId: string }
  message: { readonly from: Participant; readonly message: WireMessage }
  /** A link is over for good, and not by this app's doing. */
  'link-over': { readonly person: Person; readonly reason: PairEnd }
  /** Gone, of those whose link had worked. */
  left: Person
}

export interface RoomOptions<Media> {
  readonly ports: SessionPorts<Media>
  readonly siteId: string
  /** Null before this app has a place and after the end. */
  readonly self: () => Self | null
  readonly isHost: (participantId: string) => boolean
  readonly relay: (to: string, body: object) => boolean
}

export class Room<Media> {
  readonly events = new TypedEvents<RoomEvents<Media>>()
  readonly #options: RoomOptions<Media>
  readonly #members = new Map<string, Member<Media>>()

  constructor(options: RoomOptions<Media>) {
    this.#options = options
  }

  participants(): readonly Participant[] {
    return [...this.#members.values()].map(viewOf)
  }

  people(): readonly Person[] {
    return [...this.#members.values()].map((member) => member.person)
  }

  linkOf(participantId: string): PeerLink<Media> | null {
    return this.#members.get(participantId)?.pair?.link ?? null
  }

  /** Whether a link to that person works, or is being made or mended. */
  isWithinReach(participantId: string): boolean {
    const member = this.#members.get(participantId)
    return member !== undefined && (member.pair !== null || member.introduction !== null)
  }

  /** Whether everybody of that role has an app that speaks the version. */
  allSpeak(version: number, role: Role): boolean {
    return [...this.#members.values()].every(
      ({ person, pair }) => person.role !== role || (pair !== null && pair.version >= version),
    )
  }

  /** Whether every link has worked at least once, so that nobody still waits to be introduced. */
  hasMetEveryone(): boolean {
    return [...this.#members.values()].every((member) => member.hasBeenVerified)
  }

  /** False when that person cannot be reached at this moment; nothing is queued. */
  send(to: string, message: WireMessage): boolean {
    return this.#members.get(to)?.pair?.send(message) ?? false
  }

  /** @returns the ids of those it went to */
  broadcast(message: WireMessage): readonly string[] {
    return [...this.#members.keys()].filter((participantId) => this.send(participantId, message))
  }

  /** The handshake with that person is done: open the link. */
  admit(person: Person, secrets: PairSecrets): void {
    const { ports, isHost, relay, self } = this.#options
    const certificate = self()?.certificate
    if (certificate === undefined) return
    const member = this.#member(person)
    const { participantId } = person
    member.pair?.close('left')
    member.safetyNumber = secrets.safetyNumber
    member.protocol = secrets.version
    const pair = new PairLink<Media>({
      ports,
      secrets,
      certificate,
      relayOnly: false,
      iceServers: () => {
        const state = ports.signaling.state.getSnapshot()
        return state.kind === 'connected' ? state.welcome.iceServers : []
      },
      relay: (body) => relay(participantId, body),
      isHost: () => isHost(participantId),
    })
    member.pair = pair
    pair.condition.subscribe(() => {
      // Whether that person is gone as well is known a moment later, when `link-over` is heard.
      if (pair.condition.getSnapshot() !== 'lost') this.#changed()
    })
    pair.events.on('verified', () => this.#verified(member, pair))
    pair.events.on('lost', () => this.events.emit('lost', { participantId }))
    pair.events.on('message', (message) => this.events.emit('message', { from: viewOf(member), message }))
    pair.events.on('over', ({ reason }) => {
      if (reason !== 'closed-here') this.events.emit('link-over', { person: member.person, reason })
    })
    this.#changed()
  }

  /** The host vouches for somebody: shake hands with the secret that came over the host's verified link. */
  meet({ person, secret, initiator }: Extract<FeatureMessage<'participants'>, { secret: string }>): void {
    const { ports, siteId, relay, self } = this.#options
    const bytes = fromBase64url(secret)
    const own = self()
    // Who stands behind a living link has proved name and role, and the host's word does not outweigh that.
    if (bytes === null || own === null || this.linkOf(person.participantId) !== null) return
    const member = this.#member(this.#asProved(person))
    member.introduction?.stop()
    member.introduction = new Introduction({
      secret: bytes,
      sessionId: own.sessionId,
      siteId,
      me: own.me,
      fingerprint: own.certificate.fingerprint,
      person,
      initiator,
      random: ports.random,
      clock: ports.clock,
      relay: (body) => relay(person.participantId, body),
      // Since the introduction began the host may have made them primary.
      done: (secrets) => this.admit(provedBy(secrets, member.person), secrets),
      // Whoever never answered may be the host of this session by now.
      gaveUp: () => this.events.emit('link-over', { person: member.person, reason: 'outage' }),
    })
    this.#changed()
  }

  /** What the server carried from somebody; of strangers nothing is taken. */
  hearRelayed(from: string, raw: unknown): void {
    const member = this.#members.get(from)
    if (member === undefined) return
    const body = parsePairBody(raw)
    if (body?.kind === 'handshake') member.introduction?.hear(body.handshake)
    else member.pair?.handleRelayed(raw)
  }

  signalingIsBack(): void {
    for (const member of this.#members.values()) member.pair?.signalingIsBack()
  }

  update(person: Person): void {
    const member = this.#members.get(person.participantId)
    if (member === undefined) return
    member.person = person
    this.#changed()
  }

  setPresence(participantId: string, presence: Presence): void {
    const member = this.#members.get(participantId)
    if (member === undefined) return
    member.presence = presence
    this.#changed()
  }

  /** The link is over, and whoever it led to may still be here. */
  unlink(participantId: string): void {
    const member = this.#members.get(participantId)
    if (member === undefined) return
    member.introduction?.stop()
    member.introduction = null
    member.pair?.close('left')
    member.pair = null
    this.#changed()
  }

  drop(participantId: string, goodbye: 'left' | 'ended' | 'removed' = 'left'): void {
    const member = this.#members.get(participantId)
    if (member === undefined) return
    this.#members.delete(participantId)
    member.introduction?.stop()
    member.pair?.close(goodbye)
    if (member.hasBeenVerified) this.events.emit('left', member.person)
    this.#changed()
  }

  /** Every link closes, and the others hear why. */
  close(goodbye: 'left' | 'ended'): void {
    for (const member of this.#members.values()) {
      member.introduction?.stop()
      member.pair?.close(goodbye)
    }
    this.#changed()
    this.#members.clear()
  }

  /** Of somebody who has been here the host may say the place, and not another name. */
  #asProved(said: Person): Person {
    const known = this.#members.get(said.participantId)
    if (known?.hasBeenVerified !== true) return said
    return { ...known.person, primary: said.primary, ...asSupervisor(known.person, said) }
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

  #verified(member: Member<Media>, pair: PairLink<Media>): void {
    const isFirst = !member.hasBeenVerified
    member.hasBeenVerified = true
    // Until now the other side may have missed the last message of the introduction and begin it anew.
    member.introduction?.stop()
    member.introduction = null
    if (pair.link === null) return
    this.events.emit('verified', {
      person: member.person,
      participant: viewOf(member),
      link: pair.link,
      isFirst,
    })
  }

  #changed(): void {
    this.events.emit('changed', undefined)
  }
}

/** Name and organisation as their own app has proved them; whoever introduces says no more than the place. */
function provedBy({ peer }: PairSecrets, said: Person): Person {
  const { participantId, primary } = said
  return provenPerson(peer, { participantId, primary, ...asSupervisor(peer, said) })
}

/** One word for it is enough, their own or the host's. */
function asSupervisor(...words: readonly Pick<Person, 'supervisor'>[]): Pick<Person, 'supervisor'> {
  return words.some(({ supervisor }) => supervisor === true) ? { supervisor: true } : {}
}
