/** The inviter's side of every code: keeps its secrets, runs the handshake with whoever claims it, burns it after three failures and after its ten minutes. */

import type { CancelTimer } from '../kernel/clock.ts'
import type { Role } from '../protocol/fields.ts'
import { handshakeMessageSchema } from '../protocol/handshake.ts'
import { CLAIM_LIFETIME_MS, INVITE_LIFETIME_MS, MAX_CODE_FAILURES } from '../protocol/limits.ts'
import type { Person } from '../protocol/participants.ts'
import type { InviteClosedReason, ServerMessage } from '../protocol/signaling.ts'
import { HandshakeInitiator, type PairSecrets } from '../trust/handshake.ts'
import { formatJoinCode, joinLink, makeCodeSecret, makeLinkSecret, secretBytes } from '../trust/join-code.ts'
import { TrustError } from '../trust/trust-error.ts'
import { identityOf, provenPerson } from './identity.ts'
import type { SessionPorts } from './ports.ts'
import type { Invite, InviteState } from './session-snapshot.ts'

export interface InviteDeskOptions {
  readonly ports: Pick<SessionPorts<unknown>, 'signaling' | 'clock' | 'random'>
  readonly siteId: string
  readonly me: Person
  readonly fingerprint: string
  readonly publish: (invites: readonly Invite[]) => void
  readonly admit: (person: Person, secrets: PairSecrets) => void
  readonly codeFailed: (triesLeft: number) => void
}

interface OpenInvite {
  view: Invite
  readonly isForSupervisor: boolean
  readonly nameplate: string
  readonly secrets: { readonly code: string; readonly link: string }
  cancelExpiry: CancelTimer
}

interface Claim {
  readonly inviteId: string
  readonly participantId: string
  readonly handshake: HandshakeInitiator
}

type ServerSays<Type extends ServerMessage['type']> = Extract<ServerMessage, { type: Type }>

export class InviteDesk {
  readonly #options: InviteDeskOptions
  readonly #invites = new Map<string, OpenInvite>()
  readonly #claims = new Map<string, Claim>()

  constructor(options: InviteDeskOptions) {
    this.#options = options
  }

  /** `isForSupervisor`: whoever comes in by it came to watch, and everybody is told so. */
  open(
    { inviteId, nameplate, url, expiresInMs }: ServerSays<'invite/created'>,
    role: Role,
    isForSupervisor: boolean,
  ): void {
    const { random, clock } = this.#options.ports
    const secrets = { code: makeCodeSecret(random), link: makeLinkSecret(random) }
    // The server's word may shorten a code's life, never lengthen it.
    const lifetimeMs = Math.min(expiresInMs, INVITE_LIFETIME_MS)
    this.#invites.set(inviteId, {
      nameplate,
      isForSupervisor,
      secrets,
      cancelExpiry: clock.setTimer(lifetimeMs, () => this.#expire(inviteId)),
      view: {
        inviteId,
        role,
        code: formatJoinCode(nameplate, secrets.code),
        link: joinLink(url, secrets.link),
        expiresAt: clock.now() + lifetimeMs,
        failedTries: 0,
        state: { kind: 'waiting' },
      },
    })
    this.#publish()
  }

  close(inviteId: string, reason: InviteClosedReason): void {
    const invite = this.#invites.get(inviteId)
    // "used" is the server's word for what `joined` says better.
    if (invite === undefined || invite.view.state.kind === 'joined' || invite.view.state.kind === 'closed')
      return
    invite.cancelExpiry()
    this.#change(inviteId, { kind: 'closed', reason })
  }

  closeAll(): void {
    for (const inviteId of this.#invites.keys()) this.close(inviteId, 'session-ended')
    this.#claims.clear()
  }

  hearServer(message: ServerMessage): void {
    switch (message.type) {
      case 'claim/opened':
        return this.#openClaim(message)
      case 'claim/relayed':
        return this.#hearClaim(message)
      case 'claim/failed':
        return this.#claimFailed(message)
      case 'invite/closed':
        return this.close(message.inviteId, message.reason)
      default:
        return
    }
  }

  #openClaim({ inviteId, claimId, participantId, handshake }: ServerSays<'claim/opened'>): void {
    const invite = this.#invites.get(inviteId)
    const first = handshakeMessageSchema.safeParse(handshake)
    // Of another session of this app: its own desk answers.
    if (invite === undefined) return
    const isOpen = invite.view.state.kind === 'waiting' && !this.#isExpired(invite)
    if (!isOpen || !first.success || first.data.kind !== 'claim') {
      return this.#say({ type: 'claim/verdict', claimId, admitted: false })
    }
    const { siteId, me, fingerprint, ports } = this.#options
    const secret = first.data.mode === 'link' ? invite.secrets.link : invite.secrets.code
    const claim: Claim = {
      inviteId,
      participantId,
      handshake: new HandshakeInitiator({
        secret: secretBytes(secret),
        nameplate: invite.nameplate,
        siteId,
        identity: identityOf(me, fingerprint),
        responderRole: invite.view.role,
        random: ports.random,
      }),
    }
    this.#claims.set(claimId, claim)
    this.#change(inviteId, { kind: 'checking' })
    this.#step(claimId, claim, handshake)
  }

  #hearClaim({ claimId, handshake }: ServerSays<'claim/relayed'>): void {
    const claim = this.#claims.get(claimId)
    if (claim !== undefined) this.#step(claimId, claim, handshake)
  }

  #step(claimId: string, claim: Claim, message: unknown): void {
    // Closed in the middle of the handshake, which a hostile server would go on with.
    if (this.#invites.get(claim.inviteId)?.view.state.kind !== 'checking') return this.#refuse(claimId, claim)
    try {
      const { reply, secrets } = claim.handshake.accept(message)
      if (reply !== undefined) this.#say({ type: 'claim/relay', claimId, handshake: reply })
      if (secrets === undefined) return
      // The place the server keeps and the place the person was told must be the same one.
      if (secrets.peer.participantId !== claim.participantId) return this.#refuse(claimId, claim)
      this.#admit(claimId, claim, secrets)
    } catch (error) {
      if (!(error instanceof TrustError)) throw error
      this.#refuse(claimId, claim)
    }
  }

  #admit(claimId: string, { inviteId, participantId }: Claim, secrets: PairSecrets): void {
    const { peer } = secrets
    const isSupervisor = peer.supervisor === true || this.#invites.get(inviteId)?.isForSupervisor === true
    this.#claims.delete(claimId)
    this.#say({ type: 'claim/verdict', claimId, admitted: true })
    this.#invites.get(inviteId)?.cancelExpiry()
    this.#change(inviteId, { kind: 'joined', participantId, name: peer.name })
    this.#options.admit(
      provenPerson(peer, { participantId, primary: false, ...(isSupervisor ? { supervisor: true } : {}) }),
      secrets,
    )
  }

  #refuse(claimId: string, claim: Claim): void {
    this.#claims.delete(claimId)
    this.#say({ type: 'claim/verdict', claimId, admitted: false })
    this.#countFailure(claim.inviteId)
  }

  /** Gone or timed out in mid-handshake may have been a guess as well: it counts. */
  #claimFailed({ claimId }: ServerSays<'claim/failed'>): void {
    const claim = this.#claims.get(claimId)
    if (claim === undefined || !this.#claims.delete(claimId)) return
    this.#countFailure(claim.inviteId)
  }

  /** Counted here as well as in the server, which a hostile server cannot reset. */
  #countFailure(inviteId: string): void {
    const invite = this.#invites.get(inviteId)
    if (invite === undefined) return
    const failedTries = invite.view.failedTries + 1
    const isBurnt = failedTries >= MAX_CODE_FAILURES
    invite.view = { ...invite.view, failedTries }
    if (isBurnt) this.close(inviteId, 'burnt')
    else if (this.#isExpired(invite)) this.close(inviteId, 'expired')
    if (invite.view.state.kind !== 'closed') this.#change(inviteId, { kind: 'waiting' })
    else this.#publish()
    this.#options.codeFailed(MAX_CODE_FAILURES - failedTries)
  }

  /** Whoever began in time may finish, as long as a handshake may take. */
  #expire(inviteId: string): void {
    const invite = this.#invites.get(inviteId)
    if (invite?.view.state.kind !== 'checking') return this.close(inviteId, 'expired')
    const { clock } = this.#options.ports
    invite.cancelExpiry = clock.setTimer(CLAIM_LIFETIME_MS, () => this.close(inviteId, 'expired'))
  }

  #isExpired({ view }: OpenInvite): boolean {
    return this.#options.ports.clock.now() >= view.expiresAt
  }

  #change(inviteId: string, state: InviteState): void {
    const invite = this.#invites.get(inviteId)
    if (invite !== undefined) invite.view = { ...invite.view, state }
    this.#publish()
  }

  #publish(): void {
    this.#options.publish([...this.#invites.values()].map((invite) => invite.view))
  }

  #say(message: Parameters<InviteDeskOptions['ports']['signaling']['send']>[0]): void {
    this.#options.ports.signaling.send(message)
  }
}
