/** All live sessions of this node: opens them, finds them, ends them. */
import { TypedEvents } from '@deskside/shared/kernel/typed-events.ts'
import { MAX_PARTICIPANTS } from '@deskside/shared/protocol/limits.ts'
import type { ServerMessage, SessionEndReason } from '@deskside/shared/protocol/signaling.ts'
import { SerialQueue } from '../serial-queue.ts'
import { hashToken, makeId, makeToken } from '../system-ports.ts'
import type { AccountIdentity, Caller } from './caller.ts'
import type { Invites } from './invites.ts'
import type { Member, MemberIdentity, Session } from './session.ts'
import type { SessionPorts } from './session-ports.ts'

/** Nobody looks after more at once; a runaway app could. */
const MOST_SESSIONS_PER_ACCOUNT = 32

export interface OpenRequest {
  readonly requestId: string
  readonly account: AccountIdentity
}

export class Sessions {
  /** A session began or ended, somebody got or lost a place, or another one hosts. */
  readonly events = new TypedEvents<{ changed: undefined }>()
  readonly #ports: SessionPorts
  readonly #invites: Invites
  readonly #sessions = new Map<string, Session>()

  constructor(ports: SessionPorts, invites: Invites) {
    this.#ports = ports
    this.#invites = invites
  }

  /** Null for a session that ended as well as for one that never was. */
  find(sessionId: string): Session | null {
    return this.#sessions.get(sessionId) ?? null
  }

  all(): Iterable<Session> {
    return this.#sessions.values()
  }

  get count(): number {
    return this.#sessions.size
  }

  async open(caller: Caller, { requestId, account }: OpenRequest): Promise<'opened' | 'full'> {
    if (this.#hostedBy(account.accountId) >= MOST_SESSIONS_PER_ACCOUNT) return 'full'
    const { random, store, audit, log, wallClock } = this.#ports
    const resumeToken = makeToken(random)
    const host: MemberIdentity = {
      participantId: makeId(random),
      role: 'csr',
      account,
      resumeTokenHash: hashToken(resumeToken),
    }
    const sessionId = makeId(random)
    await store.open(sessionId, host)
    await audit.append({ kind: 'session-opened', actor: account.accountId, subject: sessionId, detail: {} })
    if (caller.isGone()) {
      // Nobody holds the resume token, so nobody could ever end it.
      await store.end(sessionId, 'host-gone')
      return 'opened'
    }
    const session = this.add(sessionId, host.participantId, wallClock())
    this.sit(session, host, caller)
    log.info({ sessionId }, 'session opened')
    caller.tell({
      type: 'session/opened',
      requestId,
      sessionId,
      participantId: host.participantId,
      resumeToken,
    })
    this.tellIceServers(session, host.participantId)
    return 'opened'
  }

  add(sessionId: string, hostId: string, openedAt: Date): Session {
    const session: Session = {
      sessionId,
      openedAt,
      hostId,
      hasEnded: false,
      members: new Map(),
      invites: new Map(),
      turns: new SerialQueue(),
    }
    this.#sessions.set(sessionId, session)
    return session
  }

  /** Within a turn of the session. Everyone hears of it, the new host too. */
  async passHost(session: Session, to: Member): Promise<void> {
    const { sessionId, hostId: from } = session
    const { participantId } = to
    await this.#invites.withdrawAllOf(session, from)
    await this.#ports.store.setHost(sessionId, participantId)
    await this.#ports.audit.append({
      kind: 'host-changed',
      actor: session.members.get(from)?.account?.accountId ?? null,
      subject: sessionId,
      detail: { from, to: participantId },
    })
    session.hostId = participantId
    this.#changed()
    this.tellEveryone(session, { type: 'session/host', sessionId, participantId })
  }

  /** Gives a place to a socket. */
  sit(session: Session, identity: MemberIdentity, caller: Caller): void {
    const member: Member = { ...identity, presence: { kind: 'present', caller } }
    session.members.set(member.participantId, member)
    caller.seats.set(session.sessionId, member.participantId)
    this.#ports.directory.attach(member.participantId, caller.tell)
    this.#changed()
  }

  hasRoom(session: Session): boolean {
    return session.members.size + session.invites.size < MAX_PARTICIPANTS
  }

  /** For timers and closed sockets, behind which nobody waits for the outcome. */
  inTurn(session: Session, task: () => Promise<void>): void {
    session.turns.run(task).catch((error: unknown) => {
      this.#ports.log.error({ err: error, sessionId: session.sessionId }, 'a session could not be changed')
    })
  }

  tellEveryone(session: Session, message: ServerMessage, except?: string): void {
    for (const participantId of session.members.keys()) {
      if (participantId !== except) this.#ports.directory.tell(participantId, message)
    }
  }

  tellIceServers(session: Session, participantId: string): void {
    const iceServers = this.#ports.iceServersFor(session.sessionId)
    if (iceServers === null) return
    const { sessionId } = session
    this.#ports.directory.tell(participantId, {
      type: 'session/ice-servers',
      sessionId,
      iceServers: [...iceServers],
    })
  }

  /** Nobody waits for the provider: what it cannot close it has to give up by itself. */
  closePhone(sessionId: string): void {
    const { telephony, log } = this.#ports
    telephony?.end(sessionId).catch((error: unknown) => {
      log.error({ err: error, sessionId }, 'the telephony provider did not close its conference')
    })
  }

  /** Within a turn of the session. */
  async end(session: Session, reason: SessionEndReason): Promise<void> {
    if (session.hasEnded) return
    session.hasEnded = true
    this.#sessions.delete(session.sessionId)
    this.#changed()
    try {
      await this.#invites.closeAll(session, 'session-ended')
      await this.#ports.store.end(session.sessionId, reason)
      await this.#ports.audit.append({
        kind: 'session-ended',
        actor: session.members.get(session.hostId)?.account?.accountId ?? null,
        subject: session.sessionId,
        detail: { reason },
      })
    } finally {
      // Even when it could not be written down: nobody may go on believing that the session lives.
      this.#ports.log.info({ sessionId: session.sessionId, reason }, 'session ended')
      this.closePhone(session.sessionId)
      this.tellEveryone(session, { type: 'session/ended', sessionId: session.sessionId, reason })
      for (const member of [...session.members.values()]) this.vacate(session, member)
    }
  }

  /** Takes the place from whoever holds it, without telling anyone. */
  vacate(session: Session, member: Member): void {
    const { presence } = member
    if (presence.kind === 'present') presence.caller.seats.delete(session.sessionId)
    else presence.cancelExpiry()
    this.#ports.directory.detach(member.participantId)
    session.members.delete(member.participantId)
    this.#changed()
  }

  #changed(): void {
    this.events.emit('changed', undefined)
  }

  #hostedBy(accountId: string): number {
    let count = 0
    for (const session of this.#sessions.values()) {
      if (session.members.get(session.hostId)?.account?.accountId === accountId) count += 1
    }
    return count
  }
}
