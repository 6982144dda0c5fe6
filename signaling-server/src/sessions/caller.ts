/** Whoever is at the other end of one socket, after its hello. */
import type { ServerMessage } from '@deskside/shared/protocol/signaling.ts'

export interface AccountIdentity {
  readonly accountId: string
  readonly name: string
  /** As the account was when this socket said hello, or the server started. */
  readonly isSupervisor?: boolean
}

export interface Caller {
  /** Network address as it is counted for limits. */
  readonly address: string
  /** Null for a helper. */
  readonly account: AccountIdentity | null
  /** What was agreed on. */
  readonly protocol: number
  readonly tell: (message: ServerMessage) => void
  /** Places this socket holds: session id → participant id. */
  readonly seats: Map<string, string>
  /** Claims this socket has open. */
  readonly claims: Set<string>
  /** The socket closed; nothing may be given to it any more. */
  readonly isGone: () => boolean
}
