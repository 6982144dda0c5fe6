/** Everything about colleagues for as long as somebody is signed in, and its part in each session. */
import type { Clock } from '@deskside/shared/kernel/clock.ts'
import type { CsrSession } from '@deskside/shared/session/csr-session.ts'
import type { SignalingPort } from '@deskside/shared/session/ports.ts'
import type { JoinOutcome } from '@deskside/shared/session/session-snapshot.ts'
import type { JoinCode } from '@deskside/shared/trust/join-code.ts'
import type { CallVault } from './colleagues.ipc.ts'
import { exchangeDeviceKeys } from './device-key-exchange.ts'
import { type AwaitedCall, IncomingCalls, type JoinPurpose } from './incoming-calls.ts'
import { OnlineColleagues } from './online-colleagues.ts'
import { type Callee, OutgoingCall } from './outgoing-call.ts'

export interface ColleagueDeskOptions {
  readonly signaling: SignalingPort
  readonly clock: Clock
  readonly vault: CallVault
  readonly accountId: string
  readonly newId: () => string
  /** Into the session of somebody who called. */
  readonly join: (code: JoinCode, purpose: JoinPurpose) => Promise<JoinOutcome>
  /** What this CSR has asked for. */
  readonly awaited: AwaitedCall
  readonly onError: (error: unknown) => void
}

/** The calls of one session. */
export interface SessionCalls {
  /** To a colleague, for help. */
  readonly help: OutgoingCall
  /** To a supervisor who asked to watch. */
  readonly letIn: OutgoingCall<Callee>
}

export class ColleagueDesk {
  readonly online: OnlineColleagues
  readonly incoming: IncomingCalls
  readonly vault: CallVault
  readonly #options: ColleagueDeskOptions

  constructor(options: ColleagueDeskOptions) {
    this.#options = options
    this.vault = options.vault
    this.online = new OnlineColleagues(options)
    this.incoming = new IncomingCalls({
      ...options,
      wantsNoCalls: () => this.online.availability.getSnapshot() === 'do-not-disturb',
    })
  }

  /** `code`: what this CSR joins the session with; null for a session of one's own. Call it before joining. */
  enter<Media>(session: CsrSession<Media>, code: JoinCode | null): SessionCalls {
    const { signaling, clock, vault, accountId, newId, onError } = this.#options
    const ports = { signaling, clock, vault, newId, onError }
    const help = new OutgoingCall({ session, ...ports })
    const letIn = new OutgoingCall<Callee>({
      session: {
        snapshot: session.snapshot,
        createInvite: (role) => session.createInvite(role, 'watch'),
        withdrawInvite: (inviteId) => session.withdrawInvite(inviteId),
      },
      ...ports,
    })
    const isProvenCode = code !== null && !this.incoming.gave(code)
    let firstHostId: string | null = null
    session.snapshot.subscribe(() => {
      firstHostId ??= session.snapshot.getSnapshot().hostId
    })
    const isProven = (participantId: string): boolean => {
      const { invites } = session.snapshot.getSnapshot()
      const invite = invites.find(
        ({ state }) => state.kind === 'joined' && state.participantId === participantId,
      )
      if (invite !== undefined) return !help.made(invite.inviteId) && !letIn.made(invite.inviteId)
      return isProvenCode && participantId === firstHostId
    }
    const onLearnt = (): void => this.online.judgeAgain()
    exchangeDeviceKeys({ session, vault, accountId, isProven, onLearnt, onError })
    return { help, letIn }
  }
}
