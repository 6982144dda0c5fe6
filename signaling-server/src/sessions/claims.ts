/** Claims of a code: two sides, one handshake, a verdict. A third side burns the code. */
import { CLAIM_LIFETIME_MS } from '@deskside/shared/protocol/limits.ts'
import type { ClientMessage } from '@deskside/shared/protocol/signaling.ts'
import { hashToken, makeId, makeToken } from '../system-ports.ts'
import type { Caller } from './caller.ts'
import type { ClaimPlace, Invites } from './invites.ts'
import type { Members } from './members.ts'
import { type Claim, type Invite, type MemberIdentity, othersOf, type Session } from './session.ts'
import type { SessionPorts } from './session-ports.ts'
import type { Sessions } from './sessions.ts'
import { INVITER_AWAY_RETRY_MS } from './time-limits.ts'

type Handshake = Extract<ClientMessage, { type: 'claim/relay' }>['handshake']

export interface ClaimRequest {
  readonly requestId: string
  readonly nameplate: string
  readonly handshake: Handshake
}

export interface ClaimParts {
  readonly sessions: Sessions
  readonly invites: Invites
  readonly members: Members
}

export type ClaimOutcome =
  | { readonly kind: 'claimed' }
  /** Whether the code never was, is used up, expired or meant for somebody else: it looks the same. */
  | { readonly kind: 'unknown-code' }
  | { readonly kind: 'busy'; readonly retryAfterMs: number }

export class Claims {
  readonly #ports: SessionPorts
  readonly #sessions: Sessions
  readonly #invites: Invites
  readonly #members: Members

  constructor(ports: SessionPorts, { sessions, invites, members }: ClaimParts) {
    this.#ports = ports
    this.#sessions = sessions
    this.#invites = invites
    this.#members = members
  }

  async open(caller: Caller, request: ClaimRequest): Promise<ClaimOutcome> {
    const sessionId = await this.#ports.directory.sessionAt(request.nameplate)
    const session = sessionId === null ? null : this.#sessions.find(sessionId)
    if (session === null) return { kind: 'unknown-code' }
    return session.turns.run(async () => {
      const invite = [...session.invites.values()].find(({ nameplate }) => nameplate === request.nameplate)
      if (invite === undefined || caller.isGone() || !isMeantFor(invite, caller, session))
        return { kind: 'unknown-code' }
      if (invite.state.kind === 'claimed') {
        await this.#invites.close(session, invite, 'crowded', 'crowded')
        return { kind: 'unknown-code' }
      }
      if (session.members.get(invite.inviterId)?.presence.kind !== 'present') {
        return { kind: 'busy', retryAfterMs: INVITER_AWAY_RETRY_MS }
      }
      return this.#begin(session, invite, caller, request)
    })
  }

  /** Passed on unread to the other side of the claim. */
  relay(caller: Caller, claimId: string, handshake: Handshake): void {
    const place = this.#invites.placeOf(claimId)
    if (place?.invite.state.kind !== 'claimed') return
    const message = { type: 'claim/relayed', claimId, handshake } as const
    if (place.invite.state.claim.claimant === caller)
      this.#ports.directory.tell(place.invite.inviterId, message)
    else if (isInviter(caller, place)) place.invite.state.claim.claimant.tell(message)
  }

  async decide(caller: Caller, claimId: string, isAdmitted: boolean): Promise<void> {
    await this.#atClaim(claimId, async (place, claim) => {
      if (!isInviter(caller, place)) return
      if (isAdmitted) await this.#admit(place, claim)
      else await this.#invites.failClaim(place.session, place.invite, 'failed')
    })
  }

  async abandon(caller: Caller, claimId: string): Promise<void> {
    await this.#atClaim(claimId, async ({ session, invite }, claim) => {
      if (claim.claimant === caller) await this.#invites.failClaim(session, invite, 'failed')
    })
  }

  async #begin(
    session: Session,
    invite: Invite,
    caller: Caller,
    request: ClaimRequest,
  ): Promise<ClaimOutcome> {
    const { clock, random, store, directory } = this.#ports
    const claimId = makeId(random)
    const timeOut = (): void => this.#sessions.inTurn(session, () => this.#timeOut(claimId))
    const claim: Claim = {
      claimId,
      participantId: makeId(random),
      claimant: caller,
      cancelTimeout: clock.setTimer(CLAIM_LIFETIME_MS, timeOut),
    }
    invite.triesUsed += 1
    this.#invites.beginClaim(session, invite, claim)
    await store.recordTry(invite.inviteId, invite.triesUsed)
    const { participantId } = claim
    const { requestId, handshake } = request
    caller.tell({ type: 'invite/claimed', requestId, claimId, participantId, role: invite.role })
    const { inviteId, inviterId } = invite
    directory.tell(inviterId, { type: 'claim/opened', claimId, inviteId, participantId, handshake })
    return { kind: 'claimed' }
  }

  async #admit({ session, invite }: ClaimPlace, claim: Claim): Promise<void> {
    const { claimant, claimId, participantId } = claim
    if (claimant.isGone()) return
    const { random, store, audit, log } = this.#ports
    const { sessionId } = session
    const resumeToken = makeToken(random)
    const member: MemberIdentity = {
      participantId,
      role: invite.role,
      account: claimant.account,
      resumeTokenHash: hashToken(resumeToken),
    }
    await store.admit(sessionId, member, invite.inviteId)
    const { inviteId } = invite
    await audit.append({
      kind: 'session-joined',
      actor: member.account?.accountId ?? participantId,
      subject: sessionId,
      detail: { participantId, role: member.role, inviteId },
    })
    await this.#invites.close(session, invite, 'used')
    this.#sessions.sit(session, member, claimant)
    log.info({ sessionId, role: member.role }, 'session joined')
    const members = othersOf(session, participantId)
    claimant.tell({ type: 'session/joined', claimId, sessionId, participantId, resumeToken, members })
    this.#sessions.tellIceServers(session, participantId)
    const newcomer = { participantId, role: member.role }
    this.#sessions.tellEveryone(
      session,
      { type: 'member/joined', sessionId, member: newcomer },
      participantId,
    )
    // The socket may have closed while this was written down, before it had a place to lose.
    if (claimant.isGone()) this.#members.callerGone(claimant)
  }

  async #timeOut(claimId: string): Promise<void> {
    await this.#atOpenClaim(claimId, ({ session, invite }) =>
      this.#invites.close(session, invite, 'expired', 'timed-out'),
    )
  }

  /** A claim that is over already is no error: the two messages crossed. */
  async #atClaim(claimId: string, act: (place: ClaimPlace, claim: Claim) => Promise<void>): Promise<void> {
    const session = this.#invites.placeOf(claimId)?.session
    await session?.turns.run(() => this.#atOpenClaim(claimId, act))
  }

  async #atOpenClaim(
    claimId: string,
    act: (place: ClaimPlace, claim: Claim) => Promise<void>,
  ): Promise<void> {
    const place = this.#invites.placeOf(claimId)
    if (place?.invite.state.kind === 'claimed') await act(place, place.invite.state.claim)
  }
}

/** An invite for a customer admits a helper, one for a CSR somebody signed in who is not in the session yet. */
function isMeantFor(invite: Invite, caller: Caller, session: Session): boolean {
  return (invite.role === 'csr') === (caller.account !== null) && !caller.seats.has(session.sessionId)
}

function isInviter(caller: Caller, { session, invite }: ClaimPlace): boolean {
  return caller.seats.get(session.sessionId) === invite.inviterId
}
