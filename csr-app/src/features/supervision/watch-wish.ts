/** A supervisor's wish to watch one session: asked once, and good for one call of that session's host, soon or never. */
import type { CancelTimer, Clock } from '@deskside/shared/kernel/clock.ts'
import { Store } from '@deskside/shared/kernel/store.ts'
import { WATCH_ASK_TIMEOUT_MS } from '@deskside/shared/protocol/limits.ts'
import type { RefusalCode, ServerMessage } from '@deskside/shared/protocol/signaling.ts'
import type { SignalingPort } from '@deskside/shared/session/ports.ts'
import { askServer } from '@deskside/shared/session/signaling-requests.ts'
import type { LiveSessionRow } from './live-sessions.ts'

/** Why nothing came of it. */
export type WishFailure = 'declined' | 'no-answer' | 'gone' | 'too-old' | 'busy' | 'offline'

export type WishState =
  | { readonly kind: 'asking' }
  /** The host's app has let this one in; it is on its way. */
  | { readonly kind: 'coming' }
  | { readonly kind: 'failed'; readonly why: WishFailure }

export interface Wish {
  readonly askId: string
  readonly session: LiveSessionRow
  readonly state: WishState
}

export interface WatchWishOptions {
  readonly signaling: SignalingPort
  readonly clock: Clock
  readonly newId: () => string
}

/** The host's app gives up first, and says so. */
const LONGEST_WAIT_MS = WATCH_ASK_TIMEOUT_MS + 10_000

export class WatchWish {
  readonly state = new Store<Wish | null>(null)
  readonly #options: WatchWishOptions
  #cancelTimer: CancelTimer = () => undefined

  constructor(options: WatchWishOptions) {
    this.#options = options
    const { signaling } = options
    signaling.events.on('message', (message) => this.#hear(message))
    signaling.state.subscribe(() => {
      if (signaling.state.getSnapshot().kind !== 'connected' && this.#isAsking()) this.#fail('offline')
    })
  }

  async ask(session: LiveSessionRow): Promise<void> {
    const { signaling, clock, newId } = this.#options
    const before = this.state.getSnapshot()
    if (before !== null && before.state.kind !== 'failed') return
    const askId = newId()
    this.state.set({ askId, session, state: { kind: 'asking' } })
    this.#cancelTimer = clock.setTimer(LONGEST_WAIT_MS, () => this.#fail('no-answer'))
    const reply = await askServer(
      signaling,
      clock,
      { type: 'supervision/ask', requestId: newId(), askId, sessionId: session.sessionId },
      'supervision/asking',
    )
    if (this.state.getSnapshot()?.askId !== askId || !this.#isAsking()) return
    if (reply.kind === 'offline') this.#fail('offline')
    else if (reply.kind === 'refused') this.#fail(failureOf(reply.code))
  }

  takeBack(): void {
    const kind = this.state.getSnapshot()?.state.kind
    if (kind === 'asking' || kind === 'failed') this.#end(null)
  }

  readonly mayComeFrom = (accountId: string): boolean =>
    this.#isAsking() && this.state.getSnapshot()?.session.host.accountId === accountId

  /** A call of that account that says it answers that wish. */
  readonly take = (accountId: string, askId: string): boolean => {
    if (!this.mayComeFrom(accountId) || this.state.getSnapshot()?.askId !== askId) return false
    this.#cancelTimer()
    this.#show({ kind: 'coming' })
    return true
  }

  readonly over = (): void => {
    if (this.state.getSnapshot()?.state.kind === 'coming') this.#end(null)
  }

  #hear(message: ServerMessage): void {
    if (message.type !== 'supervision/over' || message.askId !== this.state.getSnapshot()?.askId) return
    if (this.#isAsking()) this.#fail(message.reason === 'declined' ? 'declined' : 'gone')
  }

  #fail(why: WishFailure): void {
    this.#end({ kind: 'failed', why })
  }

  #end(state: WishState | null): void {
    const wish = this.state.getSnapshot()
    this.#cancelTimer()
    if (wish !== null) this.#options.signaling.send({ type: 'supervision/cancel', askId: wish.askId })
    if (state === null) this.state.set(null)
    else this.#show(state)
  }

  #show(state: WishState): void {
    this.state.update((wish) => (wish === null ? null : { ...wish, state }))
  }

  #isAsking(): boolean {
    return this.state.getSnapshot()?.state.kind === 'asking'
  }
}

function failureOf(code: RefusalCode): WishFailure {
  if (code === 'unknown-session' || code === 'unknown-colleague') return 'gone'
  return code === 'version' ? 'too-old' : 'busy'
}
