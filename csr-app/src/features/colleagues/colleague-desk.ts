/** Everything about colleagues for as long as somebody is signed in, and its part in each session. */
import type { Clock } from '@deskside/shared/kernel/clock.ts'
import type { CsrSession } from '@deskside/shared/session/csr-session.ts'
import type { SignalingPort } from '@deskside/shared/session/ports.ts'
import type { JoinOutcome } from '@deskside/shared/session/session-snapshot.ts'
import type { JoinCode } from '@deskside/shared/trust/join-code.ts'
import type { CallVault } from './colleagues.ipc.ts'
import { exchangeDeviceKeys } from './device-key-exchange.ts'
import { IncomingCalls } from './incoming-calls.ts'
import { OnlineColleagues } from './online-colleagues.ts'
import { OutgoingCall } from './outgoing-call.ts'

export interface ColleagueDeskOptions {
  readonly signaling: SignalingPort
  readonly clock: Clock
  readonly vault: CallVault
  readonly accountId: string
  readonly newId: () => string
  /** Into the session of somebody who called. */
  readonly join: (code: JoinCode) => Promise<JoinOutcome>
  readonly onError: (error: unknown) => void
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
  enter<Media>(session: CsrSession<Media>, code: JoinCode | null): OutgoingCall {
    const { signaling, clock, vault, accountId, newId, onError } = this.#options
    const call = new OutgoingCall({ session, signaling, clock, vault, newId, onError })
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
      if (invite !== undefined) return !call.made(invite.inviteId)
      return isProvenCode && participantId === firstHostId
    }
    const onLearnt = (): void => this.online.judgeAgain()
    exchangeDeviceKeys({ session, vault, accountId, isProven, onLearnt, onError })
    return call
  }
}
