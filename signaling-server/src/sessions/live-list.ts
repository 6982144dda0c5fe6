/** The sessions of the site as supervisors see them, told anew to whoever looks at them when something changes. */
import type { Clock } from '@deskside/shared/kernel/clock.ts'
import { MAX_SESSIONS_LISTED, MAX_SIGNALING_BYTES } from '@deskside/shared/protocol/limits.ts'
import type { ListedSession } from '@deskside/shared/protocol/supervision.ts'
import type { WallClock } from '../system-ports.ts'
import type { Caller } from './caller.ts'
import type { Session } from './session.ts'
import type { Sessions } from './sessions.ts'

/** Several things change at once when somebody comes or goes. */
const TELL_EVERY_MS = 250
/** Room in one message for all but the list. */
const MOST_LIST_BYTES = MAX_SIGNALING_BYTES - 1024
/** What the protocol can say; a session that is open for longer is simply old. */
const LONGEST_MS = 7 * 24 * 3_600_000

export interface LiveListPorts {
  readonly clock: Clock
  readonly wallClock: WallClock
}

export class LiveList {
  readonly #ports: LiveListPorts
  readonly #sessions: Sessions
  readonly #watchers = new Set<Caller>()
  #isTelling = false

  constructor(ports: LiveListPorts, sessions: Sessions) {
    this.#ports = ports
    this.#sessions = sessions
    sessions.events.on('changed', () => this.#changed())
  }

  watch(watcher: Caller): void {
    this.#watchers.add(watcher)
    this.#tell(watcher)
  }

  unwatch(watcher: Caller): void {
    this.#watchers.delete(watcher)
  }

  #changed(): void {
    if (this.#isTelling || this.#watchers.size === 0) return
    this.#isTelling = true
    this.#ports.clock.setTimer(TELL_EVERY_MS, () => {
      this.#isTelling = false
      for (const watcher of this.#watchers) this.#tell(watcher)
    })
  }

  #tell(watcher: Caller): void {
    watcher.tell({ type: 'supervision/sessions', sessions: this.#sessionsFor(watcher) })
  }

  /** The oldest first. What does not fit into one message is left out. */
  #sessionsFor(watcher: Caller): ListedSession[] {
    const all = [...this.#sessions.all()]
      .filter((session) => !hasPlace(session, watcher))
      .map((session) => this.#listed(session))
      .filter((listed) => listed !== null)
      .sort((one, two) => two.openForMs - one.openForMs)
    let bytes = 0
    return all.slice(0, MAX_SESSIONS_LISTED).filter((listed) => {
      bytes += Buffer.byteLength(JSON.stringify(listed)) + 1
      return bytes <= MOST_LIST_BYTES
    })
  }

  #listed(session: Session): ListedSession | null {
    const host = session.members.get(session.hostId)?.account
    if (host === undefined || host === null) return null
    const openForMs = this.#ports.wallClock().getTime() - session.openedAt.getTime()
    return {
      sessionId: session.sessionId,
      host: { accountId: host.accountId, name: host.name },
      openForMs: Math.min(Math.max(0, openForMs), LONGEST_MS),
      people: session.members.size,
      isWatched: [...session.members.values()].some(
        ({ participantId, account }) => account?.isSupervisor === true && participantId !== session.hostId,
      ),
    }
  }
}

/** Whoever is in it already does not have to ask. */
function hasPlace(session: Session, { account }: Caller): boolean {
  return [...session.members.values()].some((member) => member.account?.accountId === account?.accountId)
}
