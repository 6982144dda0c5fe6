/** Places in a session: kept for a while when the socket goes, taken again with the resume token, given up for good. */
import { timingSafeEqual } from 'node:crypto'
import type { MemberGoneReason } from '@deskside/shared/protocol/signaling.ts'
import { hashToken } from '../system-ports.ts'
import type { Caller } from './caller.ts'
import type { Invites } from './invites.ts'
import type { Member, Session } from './session.ts'
import { othersOf, successorOf } from './session.ts'
import type { SessionPorts } from './session-ports.ts'
import type { Sessions } from './sessions.ts'
import { HOST_AWAY_LIMIT_MS, MEMBER_AWAY_LIMIT_MS } from './time-limits.ts'

export interface ResumeRequest {
  readonly requestId: string
  readonly participantId: string
  readonly resumeToken: string
}

export class Members {
  readonly #ports: SessionPorts
  readonly #sessions: Sessions
  readonly #invites: Invites

  constructor(ports: SessionPorts, sessions: Sessions, invites: Invites) {
    this.#ports = ports
    this.#sessions = sessions
    this.#invites = invites
  }

  /** One refusal for every reason: a stranger learns nothing about the session. */
  resume(session: Session, caller: Caller, request: ResumeRequest): Promise<'resumed' | 'unknown-session'> {
    return session.turns.run(() => {
      const member = session.members.get(request.participantId)
      if (caller.isGone() || member === undefined || !mayTakePlace(caller, session, member, request)) {
        return 'unknown-session'
      }
      const { sessionId } = session
      const missed = member.presence.kind === 'away' ? member.presence.missed : []
      if (member.presence.kind === 'away') member.presence.cancelExpiry()
      else member.presence.caller.seats.delete(sessionId)
      this.#sessions.sit(session, member, caller)
      const members = othersOf(session, member.participantId)
      caller.tell({ type: 'session/resumed', requestId: request.requestId, sessionId, members })
      for (const message of missed) caller.tell(message)
      if (member.role === 'csr' && member.participantId !== session.hostId)
        caller.tell({ type: 'session/host', sessionId, participantId: session.hostId })
      this.#sessions.tellIceServers(session, member.participantId)
      return 'resumed'
    })
  }

  /** The socket closed: its places are kept for a while, its claims are over. */
  callerGone(caller: Caller): void {
    for (const [sessionId, participantId] of caller.seats) {
      const session = this.#sessions.find(sessionId)
      if (session !== null)
        this.#sessions.inTurn(session, () => this.#lostSocket(session, participantId, caller))
    }
    for (const claimId of caller.claims) {
      const session = this.#invites.placeOf(claimId)?.session
      if (session !== undefined) this.#sessions.inTurn(session, () => this.#claimantGone(claimId))
    }
  }

  markAway(session: Session, member: Member): void {
    const isHost = member.participantId === session.hostId
    const expire = (): void => {
      this.#sessions.inTurn(session, async () => {
        if (member.presence.kind !== 'away' || session.members.get(member.participantId) !== member) return
        await this.remove(session, member, 'lost')
      })
    }
    const limitMs = isHost ? HOST_AWAY_LIMIT_MS : MEMBER_AWAY_LIMIT_MS
    const { clock } = this.#ports
    member.presence = {
      kind: 'away',
      sinceMs: clock.now(),
      cancelExpiry: clock.setTimer(limitMs, expire),
      missed: [],
    }
    this.#ports.directory.detach(member.participantId)
  }

  /** The people in the room follow that CSR, since the host's app is gone. Nobody else gets the role, and not before. */
  async takeHost(session: Session, participantId: string): Promise<void> {
    const presence = session.members.get(session.hostId)?.presence
    const successor = successorOf(session)
    if (successor?.participantId !== participantId || presence?.kind !== 'away') return
    if (this.#ports.clock.now() - presence.sinceMs < MEMBER_AWAY_LIMIT_MS) return
    await this.#sessions.passHost(session, successor)
  }

  /** For good, within a turn of the session. A host who goes takes the session along, unless another CSR is there. */
  async remove(session: Session, member: Member, reason: MemberGoneReason): Promise<void> {
    if (member.participantId === session.hostId) {
      const successor = successorOf(session)
      if (successor === null) return this.#sessions.end(session, 'host-gone')
      await this.#sessions.passHost(session, successor)
    }
    const { sessionId } = session
    const { participantId } = member
    await this.#invites.withdrawAllOf(session, participantId)
    await this.#ports.store.noteLeft(participantId)
    await this.#ports.audit.append({
      kind: 'session-left',
      actor: member.account?.accountId ?? participantId,
      subject: sessionId,
      detail: { participantId, reason },
    })
    // The one who is removed hears of it too, while the place can still be reached.
    this.#sessions.tellEveryone(session, { type: 'member/left', sessionId, participantId, reason })
    this.#sessions.vacate(session, member)
  }

  /** Accounts that hold a place anywhere. */
  accountIds(): readonly string[] {
    const accountIds = new Set<string>()
    for (const session of this.#sessions.all()) {
      for (const { account } of session.members.values())
        if (account !== null) accountIds.add(account.accountId)
    }
    return [...accountIds]
  }

  /** Takes every place from these accounts; the sessions they host end. */
  expelAccounts(accountIds: ReadonlySet<string>): void {
    for (const session of this.#sessions.all()) {
      this.#sessions.inTurn(session, async () => {
        for (const member of [...session.members.values()]) {
          if (member.account === null || !accountIds.has(member.account.accountId)) continue
          if (member.participantId === session.hostId) await this.#sessions.end(session, 'site-closed')
          else await this.remove(session, member, 'removed')
        }
      })
    }
  }

  async #lostSocket(session: Session, participantId: string, caller: Caller): Promise<void> {
    const member = session.members.get(participantId)
    // Another socket may have taken the place in the meantime.
    if (member?.presence.kind !== 'present' || member.presence.caller !== caller) return
    this.markAway(session, member)
    for (const invite of [...session.invites.values()]) {
      if (invite.inviterId === participantId) await this.#invites.failClaim(session, invite, 'gone')
    }
  }

  async #claimantGone(claimId: string): Promise<void> {
    // It may have been decided while this waited for its turn.
    const place = this.#invites.placeOf(claimId)
    if (place !== null) await this.#invites.failClaim(place.session, place.invite, 'gone')
  }
}

function mayTakePlace(
  caller: Caller,
  session: Session,
  member: Member,
  { resumeToken }: ResumeRequest,
): boolean {
  const held = caller.seats.get(session.sessionId)
  if (held !== undefined && held !== member.participantId) return false
  if ((member.account?.accountId ?? null) !== (caller.account?.accountId ?? null)) return false
  return timingSafeEqual(
    Buffer.from(hashToken(resumeToken), 'hex'),
    Buffer.from(member.resumeTokenHash, 'hex'),
  )
}
