/** Invites from the moment they are made until they close, and what becomes of a claim that fails. */

import type { Role } from '@deskside/shared/protocol/fields.ts'
import { INVITE_LIFETIME_MS, MAX_CODE_FAILURES } from '@deskside/shared/protocol/limits.ts'
import type { InviteClosedReason, ServerMessage } from '@deskside/shared/protocol/signaling.ts'
import { makeId } from '../system-ports.ts'
import { drawNameplate } from './nameplate.ts'
import type { Claim, Invite, Session } from './session.ts'
import type { SessionPorts } from './session-ports.ts'
import type { StoredInvite } from './session-store.ts'

/** With a tenth of all nameplates in use, ten draws in a row miss once in 10^10. */
const MOST_DRAWS = 10

type ClaimFailed = Extract<ServerMessage, { type: 'claim/failed' }>
type ClaimFailure = ClaimFailed['reason']

/** Where a claim that is under way belongs. */
export interface ClaimPlace {
  readonly session: Session
  readonly invite: Invite
}

export interface InviteOptions {
  readonly inviterId: string
  readonly role: Role
}

export class Invites {
  readonly #ports: SessionPorts
  readonly #places = new Map<string, ClaimPlace>()

  constructor(ports: SessionPorts) {
    this.#ports = ports
  }

  /** Null when no nameplate is free. Within a turn of the session, as everything here that changes an invite. */
  async create(session: Session, { inviterId, role }: InviteOptions): Promise<Invite | null> {
    const { directory, random, clock, wallClock, store } = this.#ports
    const nameplate = await this.#reserveNameplate(session)
    if (nameplate === null) return null
    const stored: StoredInvite = {
      inviteId: makeId(random),
      inviterId,
      nameplate,
      role,
      triesUsed: 0,
      expiresAt: new Date(wallClock().getTime() + INVITE_LIFETIME_MS),
    }
    try {
      await store.addInvite(session.sessionId, stored)
    } catch (error) {
      await directory.releaseNameplate(nameplate)
      throw error
    }
    return this.#add(session, stored, clock.now() + INVITE_LIFETIME_MS)
  }

  /** After a restart: what is left of its time by the calendar, but never more than a whole lifetime. */
  async restore(session: Session, stored: StoredInvite): Promise<void> {
    const { directory, clock, wallClock } = this.#ports
    const leftMs = stored.expiresAt.getTime() - wallClock().getTime()
    await directory.reserveNameplate(stored.nameplate, session.sessionId)
    const invite = this.#add(session, stored, clock.now() + Math.min(Math.max(leftMs, 0), INVITE_LIFETIME_MS))
    if (leftMs <= 0) await this.close(session, invite, 'expired')
    else if (invite.triesUsed >= MAX_CODE_FAILURES) await this.close(session, invite, 'burnt')
  }

  placeOf(claimId: string): ClaimPlace | null {
    return this.#places.get(claimId) ?? null
  }

  /** An open invite becomes a claimed one. */
  beginClaim(session: Session, invite: Invite, claim: Claim): void {
    if (invite.state.kind === 'open') invite.state.cancelExpiry()
    invite.state = { kind: 'claimed', claim }
    claim.claimant.claims.add(claim.claimId)
    this.#places.set(claim.claimId, { session, invite })
  }

  /** Ends a claim without admission; the invite opens again if it has tries and time left. */
  async failClaim(session: Session, invite: Invite, reason: ClaimFailure): Promise<void> {
    if (invite.state.kind !== 'claimed') return
    const triesLeft = MAX_CODE_FAILURES - invite.triesUsed
    if (triesLeft <= 0) return this.close(session, invite, 'burnt', reason)
    const { claim } = invite.state
    this.#reopen(session, invite)
    this.#tellFailed(session, invite, claim, { reason, triesLeft })
  }

  /** `failure` is what the two sides of a claim that is under way are told. */
  async close(
    session: Session,
    invite: Invite,
    reason: InviteClosedReason,
    failure: ClaimFailure = 'gone',
  ): Promise<void> {
    const { state } = invite
    if (state.kind === 'closed') return
    if (state.kind === 'open') state.cancelExpiry()
    else this.#forgetClaim(state.claim)
    invite.state = { kind: 'closed', reason }
    session.invites.delete(invite.inviteId)
    await this.#ports.directory.releaseNameplate(invite.nameplate)
    // An admission is written together with its member.
    if (reason !== 'used') await this.#ports.store.closeInvite(invite.inviteId, reason)
    if (reason === 'burnt' || reason === 'crowded') await this.#noteSuspicion(session, invite, reason)
    if (state.kind === 'claimed' && reason !== 'used') {
      this.#tellFailed(session, invite, state.claim, { reason: failure, triesLeft: 0 })
    }
    this.#tellInviter(session, invite, { type: 'invite/closed', inviteId: invite.inviteId, reason })
  }

  async closeAll(session: Session, reason: InviteClosedReason): Promise<void> {
    for (const invite of [...session.invites.values()]) await this.close(session, invite, reason)
  }

  async withdrawAllOf(session: Session, inviterId: string): Promise<void> {
    for (const invite of [...session.invites.values()]) {
      if (invite.inviterId === inviterId) await this.close(session, invite, 'withdrawn')
    }
  }

  #add(session: Session, stored: StoredInvite, expiresAtMs: number): Invite {
    const { inviteId, inviterId, nameplate, role, triesUsed } = stored
    const invite: Invite = {
      inviteId,
      inviterId,
      nameplate,
      role,
      expiresAtMs,
      triesUsed,
      state: { kind: 'closed', reason: 'expired' },
    }
    session.invites.set(inviteId, invite)
    this.#open(session, invite)
    return invite
  }

  #open(session: Session, invite: Invite): void {
    const { clock, log } = this.#ports
    const expire = (): void => {
      session.turns
        .run(() => (invite.state.kind === 'open' ? this.close(session, invite, 'expired') : undefined))
        .catch((error: unknown) =>
          log.error({ err: error, inviteId: invite.inviteId }, 'an invite could not expire'),
        )
    }
    const leftMs = Math.max(0, invite.expiresAtMs - clock.now())
    invite.state = { kind: 'open', cancelExpiry: clock.setTimer(leftMs, expire) }
  }

  #reopen(session: Session, invite: Invite): void {
    if (invite.state.kind === 'claimed') this.#forgetClaim(invite.state.claim)
    this.#open(session, invite)
  }

  #forgetClaim(claim: Claim): void {
    claim.cancelTimeout()
    claim.claimant.claims.delete(claim.claimId)
    this.#places.delete(claim.claimId)
  }

  async #reserveNameplate(session: Session): Promise<string | null> {
    for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
      const nameplate = drawNameplate(this.#ports.random)
      if (await this.#ports.directory.reserveNameplate(nameplate, session.sessionId)) return nameplate
    }
    return null
  }

  async #noteSuspicion(session: Session, invite: Invite, reason: 'burnt' | 'crowded'): Promise<void> {
    const { log, audit } = this.#ports
    log.warn(
      { sessionId: session.sessionId, inviteId: invite.inviteId, reason },
      'somebody may be guessing codes',
    )
    await audit.append({
      kind: 'invite-burnt',
      actor: null,
      subject: session.sessionId,
      detail: { inviteId: invite.inviteId, reason },
    })
  }

  #tellFailed(
    session: Session,
    invite: Invite,
    { claimId, claimant }: Claim,
    failure: Pick<ClaimFailed, 'reason' | 'triesLeft'>,
  ): void {
    const message: ServerMessage = { type: 'claim/failed', claimId, ...failure }
    claimant.tell(message)
    this.#tellInviter(session, invite, message)
  }

  /** An inviter who is away for a moment hears of it on coming back. */
  #tellInviter(session: Session, { inviterId }: Invite, message: ServerMessage): void {
    const presence = session.members.get(inviterId)?.presence
    if (presence?.kind === 'away') presence.missed.push(message)
    else this.#ports.directory.tell(inviterId, message)
  }
}
