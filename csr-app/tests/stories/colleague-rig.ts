/** Colleagues at their desks: real keys on disk, a server in memory, calls that ring. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { JoinOutcome } from '@deskside/shared/session/session-snapshot.ts'
import { type Csr, SessionStage, SITE_ID } from '@deskside/shared/testing/session-stage.ts'
import { FailureCounter } from '@deskside/shared/trust/failure-counter.ts'
import type { JoinCode } from '@deskside/shared/trust/join-code.ts'
import { FiledCallVault } from '../../src/features/colleagues/call-vault.main.ts'
import { ColleagueDesk, type SessionCalls } from '../../src/features/colleagues/colleague-desk.ts'
import type { IncomingCall, JoinPurpose } from '../../src/features/colleagues/incoming-calls.ts'
import type { Colleague } from '../../src/features/colleagues/online-colleagues.ts'
import type { OutgoingCall } from '../../src/features/colleagues/outgoing-call.ts'
import { type WatchableSession, WatchQuestions } from '../../src/features/supervision/watch-questions.ts'
import { WatchWish } from '../../src/features/supervision/watch-wish.ts'

/** Encryption and files are real, on a machine that may be busy. */
const PATIENCE_MS = 5_000
const QUIET_MS = 60
const STEP_MS = 5
/** Of the story's clock: longer than any handshake, shorter than any time limit. */
const A_MOMENT_MS = 2_000

export class CsrAtDesk {
  readonly seated: Csr
  readonly name: string
  readonly desk: ColleagueDesk
  /** What this CSR asks for as a supervisor. */
  readonly wish: WatchWish
  /** Supervisors who ask for a session of this CSR. */
  readonly questions: WatchQuestions
  readonly entered: JoinOutcome[] = []
  readonly #rig: ColleagueRig
  #calls: SessionCalls | null = null

  constructor(rig: ColleagueRig, seated: Csr, name: string, folder: string) {
    this.#rig = rig
    this.seated = seated
    this.name = name
    const accountId = `account-${name}`
    const { signaling } = seated
    const { clock } = rig.stage
    this.wish = new WatchWish({ signaling, clock, newId: () => crypto.randomUUID() })
    this.desk = new ColleagueDesk({
      ...{ signaling: seated.signaling, clock: rig.stage.clock, accountId, newId: () => crypto.randomUUID() },
      ...{ join: (code, purpose) => this.entersBy(code, purpose), awaited: this.wish },
      ...{ onError: (error) => rig.errors.push(error) },
      vault: new FiledCallVault({
        ...{ folder, siteId: SITE_ID, me: { accountId, name }, onError: (error) => rig.errors.push(error) },
        keyStore: { isAvailable: () => false, encrypt: String, decrypt: String },
      }),
    })
    this.questions = new WatchQuestions({
      ...{
        signaling,
        clock,
        judge: this.desk.vault.judgeWatcher,
        onError: (error) => rig.errors.push(error),
      },
      sessionOf: (sessionId) => this.#watchable(sessionId),
    })
  }

  get call(): OutgoingCall {
    return this.#ownCalls.help
  }

  get letInCall(): SessionCalls['letIn'] {
    return this.#ownCalls.letIn
  }

  /** What the caller's screen says of the call. */
  get outcome() {
    return this.call.state.getSnapshot()?.state ?? null
  }

  get ringing(): IncomingCall | undefined {
    return this.desk.incoming.state.getSnapshot()[0]
  }

  /** That colleague, as the list shows them. */
  async sees(name: string): Promise<Colleague> {
    const list = this.desk.online.list
    const find = () =>
      [...(list.getSnapshot() ?? [])].find((one) => typeof one === 'object' && one.name === name)
    await this.#rig.until(`${this.name} to see ${name}`, () => find() !== undefined)
    return find() as Colleague
  }

  async calls(name: string, isSpokenFor = false): Promise<void> {
    this.call.start({ colleague: await this.sees(name), reason: 'The printer driver', isSpokenFor })
  }

  async isRung(): Promise<IncomingCall> {
    await this.#rig.until(`${this.name} to be rung`, () => this.ringing?.state.kind === 'ringing')
    return this.ringing as IncomingCall
  }

  /** Into a session by a code that came in a call, or was typed. */
  async entersBy(code: JoinCode, purpose: JoinPurpose = 'help'): Promise<JoinOutcome> {
    this.#calls = this.desk.enter(this.seated.session, code)
    const outcome = await this.seated.session.join(code, new FailureCounter(), purpose)
    this.entered.push(outcome)
    return outcome
  }

  get #ownCalls(): SessionCalls {
    this.#calls ??= this.desk.enter(this.seated.session, null)
    return this.#calls
  }

  /** As the app finds a session among its tabs. */
  #watchable(sessionId: string): WatchableSession | null {
    const { session } = this.seated
    const { phase, sessionId: own } = session.snapshot.getSnapshot()
    if (!session.isHost || phase.kind !== 'active' || own !== sessionId) return null
    return {
      ...{ customer: null, canAnnounce: session.canAnnounceSupervisor },
      letIn: ({ accountId, name, deviceId, publicKey }, { isSpokenFor, ...watch }) => {
        const colleague = { accountId, name, devices: [{ deviceId, publicKey }] }
        this.letInCall.start({ colleague, reason: '', isSpokenFor, watch })
        return true
      },
    }
  }
}

export class ColleagueRig {
  readonly stage: SessionStage
  readonly errors: unknown[] = []
  readonly anna: CsrAtDesk
  readonly ben: CsrAtDesk
  readonly #folder = mkdtempSync(join(tmpdir(), 'deskside-colleagues-'))

  /** Anna has a session; both are online, and Anna looks at the list. */
  static async open(): Promise<ColleagueRig> {
    const rig = new ColleagueRig(await SessionStage.open())
    rig.anna.call
    rig.anna.desk.online.watch()
    await rig.anna.sees('Ben')
    return rig
  }

  private constructor(stage: SessionStage) {
    this.stage = stage
    this.anna = this.#at(stage.csr, 'Anna')
    this.ben = this.colleague('Ben')
  }

  colleague(name: string, account = name): CsrAtDesk {
    return this.#at(this.stage.colleague(name), name, account)
  }

  /** Real work needs real time; the clock of the story moves a little with it. */
  async until(what: string, isTrue: () => boolean): Promise<void> {
    const giveUpAt = Date.now() + PATIENCE_MS
    for (let moved = 0; !isTrue(); moved += STEP_MS) {
      if (Date.now() > giveUpAt) throw new Error(`waited in vain for ${what}`)
      await this.#turn()
      await this.stage.clock.advance(moved < A_MOMENT_MS ? STEP_MS : 0)
    }
  }

  /** Long enough for anything that would come of it to have come. */
  async nothingMore(): Promise<void> {
    const goOnAt = Date.now() + QUIET_MS
    while (Date.now() < goOnAt) await this.#turn()
    await this.stage.moment()
  }

  async close(): Promise<void> {
    await this.nothingMore()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #turn(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve))
  }

  #at(seated: Csr, name: string, account = name): CsrAtDesk {
    return new CsrAtDesk(this, seated, name, join(this.#folder, account))
  }
}
