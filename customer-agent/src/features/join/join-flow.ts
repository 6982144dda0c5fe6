/** The customer's way through the helper: code, warning, joining, session, and out again. */
import type { JoinProblem } from '@deskside/shared/features/join/join-problem.ts'
import type { Clock } from '@deskside/shared/kernel/clock.ts'
import { Store } from '@deskside/shared/kernel/store.ts'
import type { CustomerSession } from '@deskside/shared/session/customer-session.ts'
import type { SignalingPort, SignalingState, Welcome } from '@deskside/shared/session/ports.ts'
import type { SessionEnd } from '@deskside/shared/session/session-snapshot.ts'
import type { JoinCode, JoinPrefill } from '@deskside/shared/trust/join-code.ts'
import type { RestartReason } from './join.ipc.ts'

/** A server that does not answer within this is said to be out of reach. */
export const CONNECT_LIMIT_MS = 10_000

export type JoinScreen =
  | { readonly kind: 'code'; readonly code: JoinPrefill | null; readonly problem: JoinProblem | null }
  | { readonly kind: 'warning'; readonly mayGoOnAt: number | null }
  | { readonly kind: 'joining' }
  | { readonly kind: 'session' }
  | { readonly kind: 'over'; readonly end: SessionEnd | { readonly kind: RestartReason } }

/** Kept by the main process, so that no window can skip the warning. */
export interface WarningPort {
  readonly begin: () => Promise<{ readonly waitMs: number }>
  readonly pass: () => Promise<{ readonly remainingMs: number }>
}

export interface JoinFlowOptions<Media> {
  readonly signaling: SignalingPort
  readonly clock: Clock
  readonly warning: WarningPort
  readonly createSession: (identity: { name: string; siteId: string }) => CustomerSession<Media>
  /** A session begins; what the screens show of it is built here. */
  readonly onSession: (session: CustomerSession<Media>) => void
  readonly prefilled: JoinPrefill | null
  readonly restarted: RestartReason | null
}

interface Attempt {
  readonly code: JoinCode
  readonly name: string
}

export class JoinFlow<Media> {
  readonly screen: Store<JoinScreen>
  readonly #options: JoinFlowOptions<Media>
  #attempt: Attempt | null = null
  #session: CustomerSession<Media> | null = null
  /** On the way in. */
  #joining: CustomerSession<Media> | null = null
  /** Read once, the warning holds for further tries at getting in. */
  #isWarned = false

  constructor(options: JoinFlowOptions<Media>) {
    this.#options = options
    this.screen = new Store<JoinScreen>(
      options.restarted === null
        ? { kind: 'code', code: options.prefilled, problem: null }
        : { kind: 'over', end: { kind: options.restarted } },
    )
  }

  /** A link was opened while the helper runs: it fills in an empty desk and disturbs nothing else. */
  prefill(code: JoinPrefill): void {
    const { kind } = this.screen.getSnapshot()
    if (kind === 'code' || kind === 'over') this.screen.set({ kind: 'code', code, problem: null })
  }

  async submit(code: JoinCode, name: string): Promise<void> {
    if (this.screen.getSnapshot().kind !== 'code') return
    this.#attempt = { code, name }
    if (this.#isWarned) return this.#join(this.#attempt)
    this.screen.set({ kind: 'warning', mayGoOnAt: null })
    const { waitMs } = await this.#options.warning.begin()
    this.#showWait(waitMs)
  }

  /** From the warning into the session, if the wait is over. */
  async goOn(): Promise<void> {
    const attempt = this.#attempt
    if (this.screen.getSnapshot().kind !== 'warning' || attempt === null) return
    const { remainingMs } = await this.#options.warning.pass()
    if (remainingMs > 0) return this.#showWait(remainingMs)
    this.#isWarned = true
    await this.#join(attempt)
  }

  /** Away from the warning: nothing has happened yet, and the code is gone. */
  turnBack(): void {
    if (this.screen.getSnapshot().kind === 'warning') this.startOver()
  }

  /** Out of the session, or off the way into it. */
  leave(): void {
    this.#session?.leave()
    if (this.screen.getSnapshot().kind !== 'joining') return
    this.startOver()
    this.#joining?.leave()
    this.#joining = null
  }

  startOver(): void {
    this.#attempt = null
    this.screen.set({ kind: 'code', code: null, problem: null })
  }

  #showWait(waitMs: number): void {
    if (this.screen.getSnapshot().kind !== 'warning') return
    this.screen.set({ kind: 'warning', mayGoOnAt: this.#options.clock.now() + waitMs })
  }

  async #join(attempt: Attempt): Promise<void> {
    const { code, name } = attempt
    this.screen.set({ kind: 'joining' })
    const welcome = await this.#connected()
    if (this.#attempt !== attempt) return
    if (welcome === null)
      return this.#failed(code, this.#isOutdated() ? { kind: 'version' } : { kind: 'offline' })
    const session = this.#options.createSession({ name, siteId: welcome.siteId })
    this.#joining = session
    // Before joining: the link may be verified, and a first request there, in the same moment.
    this.#options.onSession(session)
    session.events.on('over', (end) => this.#over(session, end))
    const outcome = await session.join(code)
    if (this.#attempt !== attempt) return session.leave()
    this.#joining = null
    if (outcome.kind === 'joined') {
      this.#session = session
      const { phase } = session.snapshot.getSnapshot()
      if (phase.kind === 'over') this.#over(session, phase.end)
      else this.screen.set({ kind: 'session' })
      return
    }
    session.leave()
    this.#failed(code, outcome)
  }

  #failed(code: JoinCode, problem: JoinProblem): void {
    const isWorthChanging = problem.kind === 'wrong-code' && problem.triesLeft > 0
    const isWorthRepeating = problem.kind === 'offline' || problem.kind === 'timed-out'
    this.screen.set({ kind: 'code', code: isWorthChanging || isWorthRepeating ? code : null, problem })
  }

  #over(session: CustomerSession<Media>, end: SessionEnd): void {
    if (this.#session !== session) return
    this.#session = null
    this.#isWarned = false
    this.screen.set({ kind: 'over', end })
  }

  #isOutdated(): boolean {
    const state = this.#options.signaling.state.getSnapshot()
    return state.kind === 'stopped' && state.reason === 'version'
  }

  #connected(): Promise<Welcome | null> {
    const { state } = this.#options.signaling
    return new Promise((resolve) => {
      const look = (): void => {
        const now: SignalingState = state.getSnapshot()
        if (now.kind === 'connected') settle(now.welcome)
        else if (now.kind === 'stopped') settle(null)
      }
      const cancel = this.#options.clock.setTimer(CONNECT_LIMIT_MS, () => settle(null))
      const undo = state.subscribe(look)
      const settle = (welcome: Welcome | null): void => {
        cancel()
        undo()
        resolve(welcome)
      }
      look()
    })
  }
}
