/** Puts the session layer together, and brings back what was live when the server went down. */
import { Claims } from './claims.ts'
import { Invites } from './invites.ts'
import { LiveList } from './live-list.ts'
import { Members } from './members.ts'
import { Relay } from './relay.ts'
import type { Member, Session } from './session.ts'
import type { SessionPorts } from './session-ports.ts'
import type { StoredSession } from './session-store.ts'
import { Sessions } from './sessions.ts'
import { WatchAsks } from './watch-asks.ts'

export interface SessionLayer {
  readonly sessions: Sessions
  readonly members: Members
  readonly invites: Invites
  readonly claims: Claims
  readonly relay: Relay
  /** For supervisors. */
  readonly liveList: LiveList
  readonly watchAsks: WatchAsks
}

export function createSessionLayer(ports: SessionPorts): SessionLayer {
  const invites = new Invites(ports)
  const sessions = new Sessions(ports, invites)
  const members = new Members(ports, sessions, invites)
  const claims = new Claims(ports, { sessions, invites, members })
  const relay = new Relay(ports, sessions)
  const liveList = new LiveList(ports, sessions)
  const watchAsks = new WatchAsks(ports.clock, sessions)
  return { sessions, members, invites, claims, relay, liveList, watchAsks }
}

/** Everyone is away at first; the apps take their places again by themselves. */
export async function restoreSessions(ports: SessionPorts, layer: SessionLayer): Promise<void> {
  const stored = await ports.store.loadLive()
  for (const one of stored) await restoreSession(layer, one)
  if (stored.length > 0) ports.log.info({ sessions: stored.length }, 'live sessions restored')
}

async function restoreSession(
  { sessions, members, invites }: SessionLayer,
  stored: StoredSession,
): Promise<void> {
  const session = sessions.add(stored.sessionId, stored.hostId, stored.openedAt)
  for (const identity of stored.members) addAway(members, session, { ...identity, presence: RESTORING })
  await session.turns.run(async () => {
    for (const invite of stored.invites) await invites.restore(session, invite)
  })
}

/** Replaced at once by `markAway`, which starts the clock. */
const RESTORING: Member['presence'] = { kind: 'away', sinceMs: 0, cancelExpiry: () => undefined, missed: [] }

function addAway(members: Members, session: Session, member: Member): void {
  session.members.set(member.participantId, member)
  members.markAway(session, member)
}
