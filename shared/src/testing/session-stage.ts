/** A stage for stories: one CSR, as many guests as the story needs, a server and a network in memory, and time that obeys. */
import { randomBytes } from '@noble/hashes/utils.js'
import type { WireMessage } from '../protocol/index.ts'
import type { Person } from '../protocol/participants.ts'
import { CsrSession } from '../session/csr-session.ts'
import { CustomerSession } from '../session/customer-session.ts'
import type { PeerLinkFactory } from '../session/ports.ts'
import type { SessionNotice } from '../session/session-events.ts'
import type { JoinOutcome, Participant, SessionPhase } from '../session/session-snapshot.ts'
import type { SupportSession } from '../session/support-session.ts'
import { FailureCounter } from '../trust/failure-counter.ts'
import { type JoinCode, parseJoinInput } from '../trust/join-code.ts'
import { FakeClock } from './fake-clock.ts'
import { LoopbackNetwork } from './loopback-link.ts'
import { type MemoryAccount, type MemoryConnection, MemoryServer } from './memory-server.ts'

export const SITE_ID = 'site-0001'

const identityOfCsr = (name: string) => ({ name, organisation: 'Example Ltd', siteId: SITE_ID })

/** Longer than any handshake and first connection, shorter than any time limit. */
const A_MOMENT_MS = 500

export interface StagedInvite {
  readonly inviteId: string
  readonly code: JoinCode
  readonly link: JoinCode
}

/** One person's session and all that a person would have noticed in it. */
export interface Seated<Session extends SupportSession<null>> {
  readonly session: Session
  readonly signaling: MemoryConnection
  readonly links: PeerLinkFactory<null>
  readonly heard: WireMessage[]
  readonly notices: SessionNotice[]
}

export type Guest = Seated<CustomerSession<null>>
export type Csr = Seated<CsrSession<null>>

export class SessionStage {
  readonly clock = new FakeClock()
  readonly network = new LoopbackNetwork()
  readonly server = new MemoryServer()
  readonly csr: Csr
  readonly guests: Guest[] = []
  readonly colleagues: Csr[] = []

  /** The CSR has pressed Start and nobody is there yet. */
  static async open(): Promise<SessionStage> {
    const stage = new SessionStage()
    await stage.csr.session.open()
    return stage
  }

  private constructor() {
    this.csr = this.#csr('Anna')
  }

  /** One more session of the same app, over the same connection to the server. */
  async anotherSession({ signaling, links }: Csr = this.csr): Promise<Csr> {
    const seated = this.#sit((ports) => new CsrSession(ports, identityOfCsr('Anna')), signaling, links)
    await seated.session.open()
    return seated
  }

  /** Another CSR of the site who has not joined. */
  colleague(name = 'Ben'): Csr {
    const colleague = this.#csr(name)
    this.colleagues.push(colleague)
    return colleague
  }

  /** A colleague who is in, by a code that Anna made. */
  async joinedColleague(name = 'Ben'): Promise<Csr> {
    const colleague = this.colleague(name)
    const outcome = await this.tries(colleague, (await this.invite('csr')).code)
    if (outcome.kind !== 'joined') throw new Error(`${name} could not join: ${outcome.kind}`)
    return colleague
  }

  /** Somebody with a helper who has not joined. */
  guest(name = 'Lee'): Guest {
    const guest = this.#seat(
      (ports) => new CustomerSession(ports, { name, siteId: SITE_ID }, new FailureCounter()),
    )
    this.guests.push(guest)
    return guest
  }

  async invite(role: 'customer' | 'csr' = 'customer', host = this.csr): Promise<StagedInvite> {
    const made = await host.session.createInvite(role)
    const invite = host.session.snapshot.getSnapshot().invites.at(-1)
    const code = parseJoinInput(invite?.code ?? '')
    const link = parseJoinInput(invite?.link ?? '')
    if (made.kind !== 'created' || code === null || link === null) throw new Error('no invite was made')
    return { inviteId: made.inviteId, code, link }
  }

  /** Lets `guest` try `code` and tells how it ended. */
  async tries({ session }: Guest | Csr, code: JoinCode): Promise<JoinOutcome> {
    const outcome =
      session instanceof CsrSession ? session.join(code, new FailureCounter()) : session.join(code)
    await this.moment()
    return outcome
  }

  /** Somebody who is in, by the spoken code. */
  async joined(name = 'Lee', host = this.csr): Promise<Guest> {
    const guest = this.guest(name)
    const outcome = await this.tries(guest, (await this.invite('customer', host)).code)
    if (outcome.kind !== 'joined') throw new Error(`${name} could not join: ${outcome.kind}`)
    return guest
  }

  async moment(): Promise<void> {
    await this.clock.advance(A_MOMENT_MS)
  }

  /** That machine is cut off from everyone, the server too, as when its app dies without a word. */
  unplug({ links, signaling }: Seated<SupportSession<null>>): void {
    this.network.unplugged.add(links)
    signaling.disconnect()
  }

  plugIn({ links, signaling }: Seated<SupportSession<null>>): void {
    this.network.unplugged.delete(links)
    signaling.reconnect()
  }

  /** Everything is gone at once, for everyone: links and server. */
  async outage(ms: number): Promise<void> {
    this.network.isUp = false
    for (const { signaling } of this.everyone) signaling.disconnect()
    await this.clock.advance(ms)
    this.network.isUp = true
    for (const { signaling } of this.everyone) signaling.reconnect()
  }

  get everyone(): readonly Seated<SupportSession<null>>[] {
    return [this.csr, ...this.colleagues, ...this.guests]
  }

  #csr(name: string): Csr {
    return this.#seat((ports) => new CsrSession(ports, identityOfCsr(name)), {
      accountId: `account-${name}`,
      name,
    })
  }

  #seat<Session extends SupportSession<null>>(
    make: (ports: ConstructorParameters<typeof CsrSession<null>>[0]) => Session,
    account: MemoryAccount | null = null,
  ): Seated<Session> {
    return this.#sit(make, this.server.connect(account), this.network.factory())
  }

  #sit<Session extends SupportSession<null>>(
    make: (ports: ConstructorParameters<typeof CsrSession<null>>[0]) => Session,
    signaling: MemoryConnection,
    links: PeerLinkFactory<null>,
  ): Seated<Session> {
    const session = make({
      signaling,
      links,
      clock: this.clock,
      random: randomBytes,
    })
    const heard: WireMessage[] = []
    const notices: SessionNotice[] = []
    session.events.on('message', ({ message }) => heard.push(message))
    session.events.on('notice', (notice) => notices.push(notice))
    return { session, signaling, links, heard, notices }
  }
}

/** Anna hosts, Ben assists, Lee is the primary customer, Kim the secondary one; everyone has met everyone. */
export async function fourPeople() {
  const stage = await SessionStage.open()
  const lee = await stage.joined('Lee')
  const kim = await stage.joined('Kim')
  const ben = await stage.joinedColleague('Ben')
  await stage.clock.advance(3_000)
  return { stage, anna: stage.csr, ben, lee, kim }
}

/** What a server would have to change to do harm, for each person of the story. */
export function standing(stage: SessionStage) {
  return stage.everyone.map(({ session, heard }) => {
    const { participants, me, hostId, phase: is, handOver } = session.snapshot.getSnapshot()
    return {
      ...{ is, me, hostId, handOver },
      people: participants,
      connections: participants.map(({ participantId }) => session.linkOf(participantId)),
      heard: [...heard],
    }
  })
}

/** Whom this person's app takes for the host. */
export function hostOf({ session }: Seated<SupportSession<null>>): string | undefined {
  const { me, participants, hostId } = session.snapshot.getSnapshot()
  return [...participants, ...(me === null ? [] : [me])].find((one) => one.participantId === hostId)?.name
}

export function people({ session }: Seated<SupportSession<null>>): readonly Participant[] {
  return session.snapshot.getSnapshot().participants
}

/** What the people list shows beside each name. */
export function links(seated: Seated<SupportSession<null>>): Readonly<Record<string, string>> {
  return Object.fromEntries(people(seated).map(({ name, link }) => [name, link]))
}

export function phase({ session }: Seated<SupportSession<null>>): SessionPhase {
  return session.snapshot.getSnapshot().phase
}

/** That person as the host tells of them. */
export function personOf({ session }: Seated<SupportSession<null>>): Person {
  const { me } = session.snapshot.getSnapshot()
  if (me === null) throw new Error('not in a session')
  return me
}

export function idOf(seated: Seated<SupportSession<null>>): string {
  return personOf(seated).participantId
}
