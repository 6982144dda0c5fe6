/**
 * A signaling server in memory, for stories: keeps the wire's promises and nothing else.
 * `meddle` makes it evil: it sees every message on its way and may change, drop or add to it.
 */
import { Store } from '../kernel/store.ts'
import { TypedEvents } from '../kernel/typed-events.ts'
import { MAX_CODE_FAILURES } from '../protocol/limits.ts'
import {
  type ClientMessage,
  clientMessageSchema,
  type InviteClosedReason,
  type ServerMessage,
  serverMessageSchema,
} from '../protocol/signaling.ts'
import { PROTOCOL } from '../protocol/version.ts'
import type { SignalingPort, SignalingState } from '../session/ports.ts'
import { later } from './later.ts'
import { MemorySeats } from './memory-seats.ts'
import { MemorySupervision } from './memory-supervision.ts'
import { MemorySwitchboard } from './memory-switchboard.ts'

/** Returns what is delivered instead: the message itself, another, several, or none. */
export type Meddle = (message: ServerMessage, to: MemoryConnection) => readonly ServerMessage[]

interface MemoryInvite {
  readonly inviteId: string
  readonly sessionId: string
  readonly host: MemoryConnection
  readonly role: 'csr' | 'customer'
  failures: number
  isOpen: boolean
}

interface MemoryClaim {
  readonly invite: MemoryInvite
  readonly guest: MemoryConnection
  readonly participantId: string
}

export interface MemoryAccount {
  readonly accountId: string
  readonly name: string
}

export class MemoryConnection implements SignalingPort {
  readonly events = new TypedEvents<{ message: ServerMessage }>()
  readonly state: Store<SignalingState>
  readonly #server: MemoryServer
  /** Null for a helper. */
  readonly account: MemoryAccount | null
  /** Session → the place in it. */
  readonly seats = new Map<string, string>()

  constructor(server: MemoryServer, account: MemoryAccount | null) {
    this.#server = server
    this.account = account
    this.state = new Store(server.connected)
  }

  /** In the session entered last. */
  get participantId(): string | null {
    return [...this.seats.values()].at(-1) ?? null
  }

  send(message: ClientMessage): boolean {
    if (this.state.getSnapshot().kind !== 'connected') return false
    const onTheWire = clientMessageSchema.parse(JSON.parse(JSON.stringify(message)))
    later(() => this.#server.hear(this, onTheWire))
    return true
  }

  disconnect(): void {
    this.state.set({ kind: 'waiting', retryInMs: 1000 })
    this.#server.switchboard.gone(this)
    this.#server.supervision.gone(this)
  }

  reconnect(): void {
    this.state.set(this.#server.connected)
  }
}

export class MemoryServer {
  readonly seen: string[] = []
  meddle: Meddle = (message) => [message]
  readonly connected: SignalingState = {
    kind: 'connected',
    welcome: {
      type: 'welcome',
      protocol: PROTOCOL.max,
      siteId: 'site-0001',
      organisation: 'Example Ltd',
      keepsTranscripts: true,
      secondariesSee: true,
      offersPhone: true,
      quietLimits: { nobodyJoinedMs: 1_800_000, nothingHappensMs: 3_600_000 },
      iceServers: [],
    },
  }
  readonly #seats = new MemorySeats<MemoryConnection>()
  readonly supervision: MemorySupervision<MemoryConnection> = new MemorySupervision<MemoryConnection>({
    tell: (to, message) => this.tell(to, message),
    deviceOf: (line) => this.switchboard.deviceOf(line),
    hostOf: (sessionId) => this.#seats.at(this.#seats.hostOf(sessionId) ?? ''),
  })
  readonly switchboard: MemorySwitchboard<MemoryConnection> = new MemorySwitchboard<MemoryConnection>(
    (to, message) => this.tell(to, message),
    (accountId, caller) => this.supervision.awaits(accountId, caller),
  )
  readonly #invites = new Map<string, MemoryInvite>()
  readonly #claims = new Map<string, MemoryClaim>()
  /** Leads into the session by telephone. */
  pin: string | null = null
  #count = 0

  /** Of the first session. */
  get hostId(): string | null {
    return this.#seats.hostOf('session-1')
  }

  connect(account: MemoryAccount | null = null): MemoryConnection {
    return new MemoryConnection(this, account)
  }

  hear(from: MemoryConnection, message: ClientMessage): void {
    this.seen.push(JSON.stringify(message))
    switch (message.type) {
      case 'session/open': {
        const participantId = this.#newPerson()
        const sessionId = this.#seats.open(from, participantId)
        return this.tell(from, {
          type: 'session/opened',
          requestId: message.requestId,
          sessionId,
          participantId,
          resumeToken: 'A'.repeat(43),
        })
      }
      case 'invite/create': {
        const nameplate = String(100_000 + this.#next())
        const inviteId = `invite-${nameplate}`
        const { sessionId, role } = message
        this.#invites.set(nameplate, { inviteId, sessionId, host: from, role, failures: 0, isOpen: true })
        return this.tell(from, {
          type: 'invite/created',
          requestId: message.requestId,
          inviteId,
          nameplate,
          url: `https://support.example/j/${nameplate}`,
          expiresInMs: 600_000,
        })
      }
      case 'invite/withdraw': {
        const invite = [...this.#invites.values()].find(({ inviteId }) => inviteId === message.inviteId)
        if (invite?.isOpen === true) this.#closeInvite(invite, 'withdrawn')
        return
      }
      case 'invite/claim':
        return this.#claim(from, message)
      case 'claim/relay': {
        const claim = this.#claims.get(message.claimId)
        if (claim === undefined) return
        const to = from === claim.guest ? claim.invite.host : claim.guest
        return this.tell(to, {
          type: 'claim/relayed',
          claimId: message.claimId,
          handshake: message.handshake,
        })
      }
      case 'claim/verdict':
        return this.#verdict(message.claimId, message.admitted)
      case 'claim/abandon':
        return this.#verdict(message.claimId, false)
      case 'signal/relay': {
        const { sessionId, body } = message
        const to = this.#seats.at(message.to)
        const seat = from.seats.get(sessionId)
        if (to === undefined || seat === undefined || to.state.getSnapshot().kind !== 'connected') return
        return this.tell(to, { type: 'signal/relayed', sessionId, from: seat, body })
      }
      case 'session/end': {
        const { sessionId, reason = 'ended-by-csr' } = message
        if (!this.#seats.isHost(from, sessionId)) return
        return this.#everyone({ type: 'session/ended', sessionId, reason })
      }
      case 'session/pass-host':
        if (this.#seats.isHost(from, message.sessionId)) this.#passHost(message.sessionId, message.to)
        return
      case 'session/take-host': {
        const host = this.#seats.at(this.#seats.hostOf(message.sessionId) ?? '')
        // The real one also waits until the host has been away for two minutes.
        if (host?.state.getSnapshot().kind !== 'connected')
          this.#passHost(message.sessionId, from.seats.get(message.sessionId))
        return
      }
      case 'session/resume':
        return this.tell(from, {
          type: 'session/resumed',
          requestId: message.requestId,
          sessionId: message.sessionId,
          members: [],
        })
      case 'phone/open':
        this.pin ??= message.pinBefore ?? String(123_456_000 + this.#next())
        return this.tell(from, {
          type: 'phone/opened',
          requestId: message.requestId,
          numbers: [{ label: 'Berlin', number: '+49 30 1234567' }],
          pin: this.pin,
        })
      case 'phone/close':
        this.pin = null
        return
      case 'session/leave':
        return this.#gone(message.sessionId, from.seats.get(message.sessionId), 'left')
      case 'member/remove':
        if (!this.#seats.isHost(from, message.sessionId)) return
        return this.#gone(message.sessionId, message.participantId, 'removed')
      default:
        if (!this.supervision.hear(from, message)) this.switchboard.hear(from, message)
    }
  }

  /** Delivers, unless the meddler has other plans. */
  tell(to: MemoryConnection, message: ServerMessage): void {
    for (const delivered of this.meddle(message, to)) {
      const onTheWire = serverMessageSchema.parse(JSON.parse(JSON.stringify(delivered)))
      later(() => to.events.emit('message', onTheWire))
    }
  }

  #claim(from: MemoryConnection, message: Extract<ClientMessage, { type: 'invite/claim' }>): void {
    const invite = this.#invites.get(message.nameplate)
    const openClaim = [...this.#claims].find(([, claim]) => claim.invite === invite)
    if (invite === undefined || !invite.isOpen || openClaim !== undefined) {
      // Two at one code: nobody can tell who was meant, so the code dies.
      if (openClaim !== undefined) this.#fail(openClaim[0], openClaim[1], 'crowded')
      return this.tell(from, { type: 'refused', code: 'unknown-code', requestId: message.requestId })
    }
    const claimId = `claim-${1000 + this.#next()}`
    const participantId = this.#newPerson()
    this.#claims.set(claimId, { invite, guest: from, participantId })
    const { requestId, handshake } = message
    this.tell(from, { type: 'invite/claimed', requestId, claimId, participantId, role: invite.role })
    this.tell(invite.host, {
      type: 'claim/opened',
      claimId,
      inviteId: invite.inviteId,
      participantId,
      handshake,
    })
  }

  #verdict(claimId: string, admitted: boolean): void {
    const claim = this.#claims.get(claimId)
    if (claim === undefined) return
    if (!admitted) return this.#fail(claimId, claim, 'failed')
    const { invite, guest, participantId } = claim
    this.#claims.delete(claimId)
    invite.isOpen = false
    this.#seats.sit(guest, invite.sessionId, participantId)
    this.tell(guest, {
      type: 'session/joined',
      claimId,
      sessionId: invite.sessionId,
      participantId,
      resumeToken: 'B'.repeat(43),
      members: [],
    })
    this.#closeInvite(invite, 'used')
  }

  #fail(claimId: string, { invite, guest }: MemoryClaim, reason: 'failed' | 'crowded'): void {
    this.#claims.delete(claimId)
    invite.failures += 1
    const triesLeft = reason === 'crowded' ? 0 : MAX_CODE_FAILURES - invite.failures
    for (const to of [guest, invite.host]) this.tell(to, { type: 'claim/failed', claimId, reason, triesLeft })
    if (triesLeft === 0) this.#closeInvite(invite, reason === 'crowded' ? 'crowded' : 'burnt')
  }

  #closeInvite(invite: MemoryInvite, reason: InviteClosedReason): void {
    invite.isOpen = false
    this.tell(invite.host, { type: 'invite/closed', inviteId: invite.inviteId, reason })
  }

  #newPerson(): string {
    return `person-${1000 + this.#next()}`
  }

  #passHost(sessionId: string, participantId: string | undefined): void {
    if (participantId === undefined) return
    this.#seats.passHost(sessionId, participantId)
    this.#everyone({ type: 'session/host', sessionId, participantId })
  }

  #gone(sessionId: string, participantId: string | undefined, reason: 'left' | 'removed'): void {
    if (participantId === undefined) return
    this.#everyone({ type: 'member/left', sessionId, participantId, reason })
    this.#seats.leave(participantId)
  }

  #everyone(message: Extract<ServerMessage, { sessionId: string }>): void {
    for (const connection of this.#seats.in(message.sessionId)) this.tell(connection, message)
  }

  #next(): number {
    this.#count += 1
    return this.#count
  }
}
