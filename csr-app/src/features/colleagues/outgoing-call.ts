/** One call from a session to a colleague: an invite of its own, sealed for that person's computers, until an answer or none. */
import type { CancelTimer, Clock } from '@deskside/shared/kernel/clock.ts'
import { type ReadableStore, Store } from '@deskside/shared/kernel/store.ts'
import type { Unsubscribe } from '@deskside/shared/kernel/typed-events.ts'
import { RING_TIMEOUT_MS } from '@deskside/shared/protocol/limits.ts'
import type { ServerMessage } from '@deskside/shared/protocol/signaling.ts'
import type { InviteOutcome } from '@deskside/shared/session/host-requests.ts'
import type { SignalingPort } from '@deskside/shared/session/ports.ts'
import type { SessionSnapshot } from '@deskside/shared/session/session-snapshot.ts'
import { askServer } from '@deskside/shared/session/signaling-requests.ts'
import { parseJoinInput } from '@deskside/shared/trust/join-code.ts'
import type { CallVault } from './colleagues.ipc.ts'
import type { Colleague } from './online-colleagues.ts'

/** Why a call that was not answered is over. */
export type CallFailure = 'no-answer' | 'gone' | 'busy' | 'offline' | 'changed' | 'not-arrived' | 'error'

export type OutgoingState =
  | { readonly kind: 'calling' }
  | { readonly kind: 'ringing' }
  /** The answer was yes; the colleague is on the way in. */
  | { readonly kind: 'accepted' }
  | { readonly kind: 'declined'; readonly word: string }
  | { readonly kind: 'failed'; readonly why: CallFailure }

/** Whom it takes to seal a call. */
export type Callee = Pick<Colleague, 'accountId' | 'name' | 'devices'>

export interface Outgoing<To extends Callee = Colleague> {
  readonly colleague: To
  readonly state: OutgoingState
}

export interface CallRequest<To extends Callee = Colleague> {
  readonly colleague: To
  readonly reason: string
  readonly isSpokenFor: boolean
  /** Answers a wish to watch: the colleague's app has been waiting for it. */
  readonly watch?: { readonly askId: string; readonly isForGood: boolean }
}

/** The session that calls. */
export interface CallingSession {
  readonly snapshot: ReadableStore<SessionSnapshot>
  readonly createInvite: (role: 'csr') => Promise<InviteOutcome>
  readonly withdrawInvite: (inviteId: string) => void
}

export interface OutgoingCallOptions {
  readonly session: CallingSession
  readonly signaling: SignalingPort
  readonly clock: Clock
  readonly vault: Pick<CallVault, 'seal' | 'openAnswer'>
  readonly newId: () => string
  readonly onError: (error: unknown) => void
}

/** Longer than any handshake: who has accepted and is not here by then will not come. */
const ARRIVAL_LIMIT_MS = 60_000

interface Attempt {
  readonly callId: string
  readonly inviteId: string
  cancelTimer: CancelTimer
}

export class OutgoingCall<To extends Callee = Colleague> {
  readonly state = new Store<Outgoing<To> | null>(null)
  readonly #options: OutgoingCallOptions
  readonly #inviteIds = new Set<string>()
  readonly #undo: Unsubscribe[] = []
  #attempt: Attempt | null = null
  /** The wish to watch that this call answers: whoever waits hears when it comes to nothing. */
  #askId: string | null = null
  /** Told apart from the call before it, which may still wait for something. */
  #turn = 0

  constructor(options: OutgoingCallOptions) {
    this.#options = options
    // The connection to the server outlives the session.
    this.#undo.push(
      options.session.snapshot.subscribe(() => this.#noticeSession()),
      options.signaling.events.on('message', (message) => this.#hear(message)),
      options.signaling.state.subscribe(() => {
        if (options.signaling.state.getSnapshot().kind !== 'connected' && this.#isWaiting())
          this.#fail('offline')
      }),
    )
  }

  /** Whether that invite is part of a call: nobody reads its code out. */
  made(inviteId: string): boolean {
    return this.#inviteIds.has(inviteId)
  }

  start(request: CallRequest<To>): void {
    if (this.#isWaiting()) return
    this.#turn += 1
    const turn = this.#turn
    this.#askId = request.watch?.askId ?? null
    this.state.set({ colleague: request.colleague, state: { kind: 'calling' } })
    this.#call(request, () => this.#turn !== turn).catch((error: unknown) => {
      if (this.#turn === turn) this.#fail('error')
      this.#options.onError(error)
    })
  }

  /** The caller hangs up. */
  takeBack(): void {
    this.#giveUp()
    this.state.set(null)
  }

  /** Read: how it ended. */
  dismiss(): void {
    if (!this.#isWaiting()) this.state.set(null)
  }

  async #call(request: CallRequest<To>, isOver: () => boolean): Promise<void> {
    const { signaling, clock, newId, session } = this.#options
    const made = await session.createInvite('csr')
    if (made.kind === 'created') this.#inviteIds.add(made.inviteId)
    if (isOver()) return made.kind === 'created' ? session.withdrawInvite(made.inviteId) : undefined
    if (made.kind !== 'created') return this.#fail(made.kind === 'offline' ? 'offline' : 'busy')
    const callId = newId()
    this.#attempt = { callId, inviteId: made.inviteId, cancelTimer: () => undefined }
    const sealed = await this.#seal(request, this.#attempt)
    if (isOver()) return
    if (sealed.kind !== 'sealed') return this.#fail(sealed.kind === 'changed' ? 'changed' : 'gone')
    const to = request.colleague.accountId
    const ring = { type: 'call/ring', requestId: newId(), callId, to, sealed: sealed.sealed } as const
    const rung = await askServer(signaling, clock, ring, 'call/ringing')
    if (isOver() || this.#kind() !== 'calling') return
    if (rung.kind === 'offline') return this.#fail('offline')
    if (rung.kind === 'refused') return this.#fail(rung.code === 'unknown-colleague' ? 'gone' : 'busy')
    this.#show({ kind: 'ringing' })
    this.#attempt.cancelTimer = clock.setTimer(RING_TIMEOUT_MS, () => this.#fail('no-answer'))
  }

  #seal({ colleague, reason, isSpokenFor, watch }: CallRequest<To>, { callId, inviteId }: Attempt) {
    const { accountId, name, devices } = colleague
    const { invites, participants } = this.#options.session.snapshot.getSnapshot()
    const code = parseJoinInput(invites.find((invite) => invite.inviteId === inviteId)?.link ?? '')
    const customer = participants.find((person) => person.role === 'customer' && person.primary)?.name
    if (code === null) throw new Error('an invite has no link')
    return this.#options.vault.seal({
      ...{ callId, reason, isSpokenFor, to: { accountId, name, devices: [...devices] } },
      code: { nameplate: code.nameplate, secret: code.secret },
      ...(customer === undefined ? {} : { customer }),
      ...(watch === undefined ? {} : { watch }),
    })
  }

  #hear(message: ServerMessage): void {
    if (!('callId' in message) || message.callId !== this.#attempt?.callId) return
    if (message.type === 'call/over') return this.#isRinging() ? this.#fail('gone') : undefined
    if (message.type !== 'call/answered' || !this.#isRinging()) return
    const { callId, deviceId, body } = message
    this.#options.vault
      .openAnswer({ callId, deviceId, body })
      .then((answer) => {
        if (this.#attempt?.callId !== callId || !this.#isRinging()) return
        // Whoever made this up has not had the call: it goes on ringing.
        if (answer.kind === 'accepted') this.#accepted(this.#attempt)
        else if (answer.kind === 'declined') this.#end({ kind: 'declined', word: answer.word })
      })
      .catch(this.#options.onError)
  }

  #accepted(attempt: Attempt): void {
    attempt.cancelTimer()
    this.#show({ kind: 'accepted' })
    attempt.cancelTimer = this.#options.clock.setTimer(ARRIVAL_LIMIT_MS, () => this.#fail('not-arrived'))
  }

  #noticeSession(): void {
    const attempt = this.#attempt
    const { phase, invites } = this.#options.session.snapshot.getSnapshot()
    if (phase.kind === 'over') {
      for (const undo of this.#undo.splice(0)) undo()
      return this.takeBack()
    }
    if (attempt === null) return
    const invite = invites.find(({ inviteId }) => inviteId === attempt.inviteId)
    // Here, whether or not the server has passed the answer on.
    if (invite?.state.kind === 'joined') {
      attempt.cancelTimer()
      this.#attempt = null
      this.#askId = null
      this.#turn += 1
      return this.state.set(null)
    }
    // Passed to another host, expired, or tried by somebody who does not know it.
    if (invite === undefined || invite.state.kind === 'closed') this.#fail('not-arrived')
  }

  #fail(why: CallFailure): void {
    this.#end({ kind: 'failed', why })
  }

  #end(state: OutgoingState): void {
    this.#giveUp()
    this.#show(state)
  }

  /** The invite dies with the call: what was sealed into it is worth nothing afterwards. */
  #giveUp(): void {
    const attempt = this.#attempt
    const askId = this.#askId
    this.#attempt = null
    this.#askId = null
    this.#turn += 1
    if (askId !== null) this.#options.signaling.send({ type: 'supervision/decline', askId })
    if (attempt === null) return
    attempt.cancelTimer()
    this.#options.signaling.send({ type: 'call/cancel', callId: attempt.callId })
    this.#options.session.withdrawInvite(attempt.inviteId)
  }

  #show(state: OutgoingState): void {
    this.state.update((call) => (call === null ? null : { ...call, state }))
  }

  #kind(): OutgoingState['kind'] | null {
    return this.state.getSnapshot()?.state.kind ?? null
  }

  #isRinging(): boolean {
    return this.#kind() === 'calling' || this.#kind() === 'ringing'
  }

  #isWaiting(): boolean {
    const outgoing = this.state.getSnapshot()
    return outgoing !== null && isUnderWay(outgoing.state)
  }
}

/** Neither answered with a no nor over. */
export function isUnderWay({ kind }: OutgoingState): boolean {
  return kind === 'calling' || kind === 'ringing' || kind === 'accepted'
}
