/**
 * Supervisors who ask to watch a session of this CSR. One whose computer was let in for good comes in by itself; about
 * everybody else this CSR is asked, and no answer is a no. What the server says of them opens nothing.
 */
import type { CancelTimer, Clock } from '@deskside/shared/kernel/clock.ts'
import { Store } from '@deskside/shared/kernel/store.ts'
import { WATCH_ASK_TIMEOUT_MS } from '@deskside/shared/protocol/limits.ts'
import type { ServerMessage } from '@deskside/shared/protocol/signaling.ts'
import type { SignalingPort } from '@deskside/shared/session/ports.ts'

type Asked = Extract<ServerMessage, { type: 'supervision/asked' }>
/** Who asks and from which computer, by the server's word. */
export type Watcher = Asked['from']

export interface WatchQuestion {
  readonly askId: string
  readonly watcher: Watcher
  readonly trust: 'confirmed' | 'met' | 'new' | 'changed'
  /** Of whose session it is about; null while no customer is there. */
  readonly customer: string | null
  /** On the monotonic clock. */
  readonly endsAt: number
}

export interface WatchAnswer {
  /** That computer is not asked about again. */
  readonly isForGood: boolean
  /** The person has been asked by phone, where the computer is a strange one. */
  readonly isSpokenFor: boolean
}

/** A session that this CSR hosts. */
export interface WatchableSession {
  readonly customer: string | null
  /** Everybody's app in it can say who comes. */
  readonly canAnnounce: boolean
  /** Calls that computer and no other. False: it cannot at the moment. */
  readonly letIn: (watcher: Watcher, answer: WatchAnswer & { readonly askId: string }) => boolean
}

export interface WatchQuestionsOptions {
  readonly signaling: SignalingPort
  readonly clock: Clock
  /** By what this computer knows itself. */
  readonly judge: (
    watcher: Pick<Watcher, 'accountId' | 'name' | 'publicKey'>,
  ) => Promise<{ readonly trust: WatchQuestion['trust']; readonly isAllowed: boolean }>
  /** Null unless it runs here and this CSR hosts it. */
  readonly sessionOf: (sessionId: string) => WatchableSession | null
  readonly onError: (error: unknown) => void
}

/** More than this at once is no longer supervision. */
const MOST_QUESTIONS = 3

interface Open {
  readonly sessionId: string
  readonly cancelTimer: CancelTimer
}

export class WatchQuestions {
  readonly state = new Store<readonly WatchQuestion[]>([])
  readonly #options: WatchQuestionsOptions
  readonly #open = new Map<string, Open>()

  constructor(options: WatchQuestionsOptions) {
    this.#options = options
    const { signaling, onError } = options
    signaling.events.on('message', (message) => {
      if (message.type === 'supervision/asked') this.#hear(message).catch(onError)
      else if (message.type === 'supervision/over') this.#remove(message.askId)
    })
    signaling.state.subscribe(() => {
      if (signaling.state.getSnapshot().kind === 'connected') return
      for (const { askId } of this.state.getSnapshot()) this.#remove(askId)
    })
  }

  letIn(askId: string, answer: WatchAnswer): void {
    const question = this.#find(askId)
    const sessionId = this.#open.get(askId)?.sessionId
    if (question === undefined || sessionId === undefined) return
    // Not the known computer: a press alone is not enough.
    if (question.trust === 'changed' && !answer.isSpokenFor) return
    this.#remove(askId)
    this.#call(sessionId, question.watcher, { ...answer, askId })
  }

  readonly decline = (askId: string): void => {
    this.#remove(askId)
    this.#options.signaling.send({ type: 'supervision/decline', askId })
  }

  async #hear({ askId, sessionId, from }: Asked): Promise<void> {
    const { clock, judge, sessionOf } = this.#options
    if (this.#open.has(askId)) return
    if (this.#open.size >= MOST_QUESTIONS || sessionOf(sessionId)?.canAnnounce !== true)
      return this.decline(askId)
    const cancelTimer = clock.setTimer(WATCH_ASK_TIMEOUT_MS, () => this.decline(askId))
    this.#open.set(askId, { sessionId, cancelTimer })
    const { accountId, name, publicKey } = from
    const { trust, isAllowed } = await judge({ accountId, name, publicKey })
    // Taken back, or too late.
    if (!this.#open.has(askId)) return
    if (isAllowed) {
      this.#remove(askId)
      return this.#call(sessionId, from, { askId, isForGood: false, isSpokenFor: false })
    }
    const customer = sessionOf(sessionId)?.customer ?? null
    const endsAt = clock.now() + WATCH_ASK_TIMEOUT_MS
    this.state.update((questions) => [...questions, { askId, watcher: from, trust, customer, endsAt }])
  }

  #call(sessionId: string, watcher: Watcher, answer: WatchAnswer & { askId: string }): void {
    const session = this.#options.sessionOf(sessionId)
    if (session?.canAnnounce === true && session.letIn(watcher, answer)) return
    this.#options.signaling.send({ type: 'supervision/decline', askId: answer.askId })
  }

  #find(askId: string): WatchQuestion | undefined {
    return this.state.getSnapshot().find((question) => question.askId === askId)
  }

  #remove(askId: string): void {
    this.#open.get(askId)?.cancelTimer()
    this.#open.delete(askId)
    this.state.update((questions) => questions.filter((question) => question.askId !== askId))
  }
}
