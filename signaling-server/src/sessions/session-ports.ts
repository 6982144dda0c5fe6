/** What the session layer is handed by the composition root. */
import type { Clock, RandomBytes } from '@deskside/shared/kernel/clock.ts'
import type { IceServer } from '@deskside/shared/protocol/signaling.ts'
import type { AuditLog } from '../audit/audit-log.ts'
import type { Directory } from '../cluster/directory.ts'
import type { Log } from '../log.ts'
import type { WallClock } from '../system-ports.ts'
import type { TelephonyProvider } from '../telephony/telephony-provider.ts'
import type { SessionStore } from './session-store.ts'

export interface SessionPorts {
  readonly clock: Clock
  readonly wallClock: WallClock
  readonly random: RandomBytes
  readonly store: SessionStore
  readonly directory: Directory
  readonly audit: AuditLog
  readonly log: Log
  /** Null when nobody can join by telephone. */
  readonly telephony: TelephonyProvider | null
  /** With fresh relay credentials; null when the site has no relay of its own. */
  readonly iceServersFor: (sessionId: string) => readonly IceServer[] | null
}
