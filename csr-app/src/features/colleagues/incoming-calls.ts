/** Calls from colleagues that ring here: checked first, answered by the person, and never for longer than a call lasts. */
import type { CancelTimer, Clock } from '@deskside/shared/kernel/clock.ts'
import { Store } from '@deskside/shared/kernel/store.ts'
import { RING_TIMEOUT_MS } from '@deskside/shared/protocol/limits.ts'
import type { ServerMessage } from '@deskside/shared/protocol/signaling.ts'
import type { SignalingPort } from '@deskside/shared/session/ports.ts'
import type { JoinOutcome } from '@deskside/shared/session/session-snapshot.ts'
import type { JoinCode } from '@deskside/shared/trust/join-code.ts'
import type { CallVault, Trust } from './colleagues.ipc.ts'

export type IncomingState =
  | { readonly kind: 'ringing' }
  | { readonly kind: 'joining' }
  /** Nobody answered here in time, or the caller gave up. */
  | { readonly kind: 'missed' }
  /** Accepted, and it did not work. */
  | { readonly kind: 'failed'; readonly outcome: Exclude<JoinOutcome, { kind: 'joined' }> }

export interface IncomingCall {
  readonly callId: string
  readonly name: string
  readonly reason: string
  readonly customer: string | null
  readonly trust: Trust
  /** It lets this CSR in to watch, who asked for it. */
  readonly isAnswer: boolean
  /** The caller's computer. */
  readonly publicKey: string
  readonly state: IncomingState
}

/** A call that this CSR waits for, having asked to watch a session. */
export interface AwaitedCall {
  readonly mayComeFrom: (accountId: string) => boolean
  /** Whether it is the one. Only once. */
  readonly take: (accountId: string, askId: string) => boolean
  /** It has brought this CSR in, or never will. */
  readonly over: () => void
}

export type JoinPurpose = 'help' | 'watch'

export interface IncomingCallsOptions {
  readonly signaling: SignalingPort
  readonly clock: Clock
  readonly vault: Pick<CallVault, 'open' | 'accept' | 'decline'>
  readonly wantsNoCalls: () => boolean
  readonly awaited: AwaitedCall
  readonly join: (code: JoinCode, purpose: JoinPurpose) => Promise<JoinOutcome>
  readonly onError: (error: unknown) => void
}

/** More than this at once is no longer somebody asking for help; and no more of those missed are kept. */
const MOST_CALLS = 3
/** The caller's app gives up first; this is for a server that does not pass that on. */
const LONGEST_RING_MS = RING_TIMEOUT_MS + 5_000

type Incoming = Extract<ServerMessage, { type: 'call/incoming' }>

export class IncomingCalls {
  readonly state = new Store<readonly IncomingCall[]>([])
  readonly #options: IncomingCallsOptions
  readonly #timers = new Map<string, CancelTimer>()
  readonly #codes = new WeakSet<JoinCode>()
  /** Accepted, and not answered yet. */
  readonly #accepting = new Set<string>()
  /** Being checked; not rung yet. */
  readonly #opening = new Set<string>()

  constructor(options: IncomingCallsOptions) {
    this.#options = options
    options.signaling.events.on('message', (message) => {
      if (message.type === 'call/incoming') this.#ring(message).catch(options.onError)
      else if (message.type === 'call/over') this.#over(message.callId, message.reason)
    })
    options.signaling.state.subscribe(() => {
      if (options.signaling.state.getSnapshot().kind === 'connected') return
      for (const { callId } of this.state.getSnapshot()) this.#over(callId, 'gone')
    })
  }

  /** Whether that code came in a call, and so proves no more than the call did. */
  gave(code: JoinCode): boolean {
    return this.#codes.has(code)
  }

  /** Joins the caller's session. `isSpokenFor`: the caller has been asked by phone, where the computer is a strange one. */
  async accept(callId: string, isSpokenFor: boolean): Promise<void> {
    const call = this.#find(callId)
    if (call?.state.kind !== 'ringing' || this.#accepting.has(callId)) return
    this.#accepting.add(callId)
    const accepted = await this.#options.vault
      .accept({ callId, isSpokenFor })
      .finally(() => this.#accepting.delete(callId))
    // The caller may have hung up meanwhile.
    if (accepted.kind === 'changed' || this.#find(callId)?.state.kind !== 'ringing') return
    if (accepted.kind === 'unknown') {
      if (call.isAnswer) this.#options.awaited.over()
      return this.#remove(callId)
    }
    this.#stopTimer(callId)
    this.#change(callId, { kind: 'joining' })
    this.#options.signaling.send({ type: 'call/answer', callId, body: accepted.body })
    const code: JoinCode = { kind: 'link', ...accepted.code }
    this.#codes.add(code)
    const outcome = await this.#options.join(code, call.isAnswer ? 'watch' : 'help')
    if (call.isAnswer) this.#options.awaited.over()
    if (outcome.kind === 'joined') this.#remove(callId)
    else this.#change(callId, { kind: 'failed', outcome })
  }

  async decline(callId: string, word: string): Promise<void> {
    const call = this.#find(callId)
    if (call?.state.kind !== 'ringing') return
    if (call.isAnswer) this.#options.awaited.over()
    this.#remove(callId)
    const body = await this.#options.vault.decline({ callId, word })
    if (body !== null) this.#options.signaling.send({ type: 'call/answer', callId, body })
  }

  /** Read: a call that was missed or did not work. */
  dismiss(callId: string): void {
    const kind = this.#find(callId)?.state.kind
    if (kind === 'missed' || kind === 'failed') this.#remove(callId)
  }

  async #ring({ callId, from, body }: Incoming): Promise<void> {
    const { vault, clock, wantsNoCalls, awaited } = this.#options
    let isOver = false
    const waiting = this.state.getSnapshot().filter(({ state }) => state.kind !== 'missed')
    // The server is asked not to let calls through then; this does not depend on it.
    const isUnwanted = wantsNoCalls() || waiting.length + this.#opening.size >= MOST_CALLS
    if (isUnwanted && !awaited.mayComeFrom(from.accountId)) return
    if (this.#opening.has(callId)) return
    this.#opening.add(callId)
    const call = await vault.open({ callId, from, body }).finally(() => {
      // Gone from there: the caller has hung up in the meantime.
      isOver = !this.#opening.delete(callId)
    })
    if (call.kind === 'refused' || isOver) return
    const { name, reason, customer = null, trust, watch } = call
    const isAnswer = watch !== undefined
    // An answer nobody asked for, or has had before, is none; and asking lets no other call through.
    if (isAnswer ? !awaited.take(from.accountId, watch) : isUnwanted) return
    const { publicKey } = from
    this.state.update((calls) => [
      ...calls,
      { callId, name, reason, customer, trust, isAnswer, publicKey, state: { kind: 'ringing' } },
    ])
    this.#timers.set(
      callId,
      clock.setTimer(LONGEST_RING_MS, () => this.#over(callId, 'timed-out')),
    )
    // The person has asked for exactly this, and the computer is the known one: nothing is left to be asked.
    if (isAnswer && (trust === 'confirmed' || trust === 'met')) await this.accept(callId, false)
  }

  #over(callId: string, reason: Extract<ServerMessage, { type: 'call/over' }>['reason']): void {
    this.#opening.delete(callId)
    const call = this.#find(callId)
    if (call?.state.kind !== 'ringing') return
    if (call.isAnswer) {
      this.#options.awaited.over()
      return this.#remove(callId)
    }
    if (reason === 'elsewhere') return this.#remove(callId)
    this.#stopTimer(callId)
    this.#change(callId, { kind: 'missed' })
    const missed = this.state.getSnapshot().filter(({ state }) => state.kind === 'missed')
    for (const old of missed.slice(0, -MOST_CALLS)) this.#remove(old.callId)
  }

  #find(callId: string): IncomingCall | undefined {
    return this.state.getSnapshot().find((call) => call.callId === callId)
  }

  #change(callId: string, state: IncomingState): void {
    this.state.update((calls) => calls.map((call) => (call.callId === callId ? { ...call, state } : call)))
  }

  #remove(callId: string): void {
    this.#stopTimer(callId)
    this.state.update((calls) => calls.filter((call) => call.callId !== callId))
  }

  #stopTimer(callId: string): void {
    this.#timers.get(callId)?.()
    this.#timers.delete(callId)
  }
}
