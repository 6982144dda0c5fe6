/** The session layer on a real database in memory, with a clock that moves when told and callers that only listen. */
import type { ServerMessage } from '@deskside/shared/protocol/signaling.ts'
import { PROTOCOL } from '@deskside/shared/protocol/version.ts'
import { FakeClock } from '@deskside/shared/testing/fake-clock.ts'
import { InProcessDirectory } from '../cluster/in-process-directory.ts'
import { createLog } from '../log.ts'
import type { AccountIdentity, Caller } from '../sessions/caller.ts'
import type { Invite, Session } from '../sessions/session.ts'
import { createSessionLayer, restoreSessions, type SessionLayer } from '../sessions/session-layer.ts'
import type { SessionPorts } from '../sessions/session-ports.ts'
import { type Database, openDatabase } from '../storage/database.ts'
import { StoredAccounts } from '../storage/stored-accounts.ts'
import { StoredAuditLog } from '../storage/stored-audit-log.ts'
import { StoredSessions } from '../storage/stored-sessions.ts'
import { systemRandom } from '../system-ports.ts'
import { ShownNumbers } from '../telephony/shown-numbers.ts'
import { TimerScope } from '../timer-scope.ts'

type Told<Type extends ServerMessage['type']> = Extract<ServerMessage, { type: Type }>

export class TestCaller implements Caller {
  readonly address: string
  readonly protocol = PROTOCOL.max
  readonly account: AccountIdentity | null
  readonly seats = new Map<string, string>()
  readonly claims = new Set<string>()
  readonly told: ServerMessage[] = []
  gone = false

  constructor(account: AccountIdentity | null, address = '192.0.2.1') {
    this.account = account
    this.address = address
  }

  readonly tell = (message: ServerMessage): void => {
    if (!this.gone) this.told.push(message)
  }

  readonly isGone = (): boolean => this.gone

  last<Type extends ServerMessage['type']>(type: Type): Told<Type> | undefined {
    return this.told.findLast((message): message is Told<Type> => message.type === type)
  }

  count(type: ServerMessage['type']): number {
    return this.told.filter((message) => message.type === type).length
  }
}

export interface OpenedSession {
  readonly session: Session
  readonly host: TestCaller
  readonly resumeToken: string
}

export class SessionRig {
  readonly clock = new FakeClock()
  /** The calendar; may be set to jump. */
  calendarOffsetMs = 0
  readonly db: Database
  readonly telephony = new ShownNumbers([{ label: 'Berlin', number: '+49 30 1234567' }], systemRandom)
  readonly ports: SessionPorts
  layer: SessionLayer
  readonly account: AccountIdentity = { accountId: 'account-0001', name: 'Anna' }
  readonly #timers = new TimerScope(this.clock)
  #requests = 0

  static async create(): Promise<SessionRig> {
    const db = await openDatabase({ file: ':memory:', now: () => new Date() })
    const rig = new SessionRig(db)
    const { accountId, name } = rig.account
    await new StoredAccounts(db, rig.ports.wallClock).add({
      ...{ accountId, name, email: 'anna@example.org', role: 'csr', passwordHash: 'none' },
    })
    return rig
  }

  private constructor(db: Database) {
    this.db = db
    const wallClock = (): Date => new Date(Date.UTC(2026, 4, 4) + this.clock.now() + this.calendarOffsetMs)
    this.ports = {
      clock: this.#timers,
      wallClock,
      random: systemRandom,
      store: new StoredSessions(db, wallClock),
      directory: new InProcessDirectory(),
      audit: new StoredAuditLog(db, new Uint8Array(32), wallClock),
      log: createLog('silent'),
      iceServersFor: () => null,
      telephony: this.telephony,
    }
    this.layer = createSessionLayer(this.ports)
  }

  /** As after `kill -9`: everything in memory is new, the database is what it was. */
  async restart(): Promise<void> {
    this.#timers.cancelAll()
    const ports = { ...this.ports, directory: new InProcessDirectory() }
    this.layer = createSessionLayer(ports)
    await restoreSessions(ports, this.layer)
  }

  csr(): TestCaller {
    return new TestCaller(this.account)
  }

  async open(): Promise<OpenedSession> {
    const host = this.csr()
    await this.layer.sessions.open(host, { requestId: this.newId(), account: this.account })
    const opened = host.last('session/opened')
    const session = this.layer.sessions.find(opened?.sessionId ?? '')
    if (opened === undefined || session === null) throw new Error('the session did not open')
    return { session, host, resumeToken: opened.resumeToken }
  }

  async invite(session: Session, role: 'csr' | 'customer' = 'customer'): Promise<Invite> {
    const invite = await session.turns.run(() =>
      this.layer.invites.create(session, { inviterId: session.hostId, role }),
    )
    if (invite === null) throw new Error('no nameplate was free')
    return invite
  }

  claim(guest: Caller, invite: Invite): ReturnType<SessionLayer['claims']['open']> {
    const { nameplate } = invite
    return this.layer.claims.open(guest, { requestId: this.newId(), nameplate, handshake: { first: true } })
  }

  /** A customer all the way in. */
  async join(
    session: Session,
    host: TestCaller,
  ): Promise<{ guest: TestCaller; resumeToken: string; participantId: string }> {
    const guest = new TestCaller(null)
    await this.claim(guest, await this.invite(session))
    await this.layer.claims.decide(host, guest.last('invite/claimed')?.claimId ?? '', true)
    const joined = guest.last('session/joined')
    if (joined === undefined) throw new Error('nobody joined')
    return { guest, resumeToken: joined.resumeToken, participantId: joined.participantId }
  }

  async hangUp(caller: TestCaller): Promise<void> {
    caller.gone = true
    this.layer.members.callerGone(caller)
    await this.settle()
  }

  async advance(ms: number): Promise<void> {
    await this.clock.advance(ms)
    await this.settle()
  }

  /** Everything under way is done: the database answers without leaving the thread. */
  async settle(): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve))
  }

  newId(): string {
    this.#requests += 1
    return `request-${this.#requests}`
  }
}
