/** Wishes of supervisors to watch a session, each until it is answered, taken back or too old. The answer is a call. */
import type { CancelTimer, Clock } from '@deskside/shared/kernel/clock.ts'
import type { Device } from '@deskside/shared/protocol/colleagues.ts'
import { WATCH_ASK_TIMEOUT_MS } from '@deskside/shared/protocol/limits.ts'
import type { ClientMessage, ServerMessage } from '@deskside/shared/protocol/signaling.ts'
import { SUPERVISION_SINCE } from '@deskside/shared/protocol/version.ts'
import type { AccountIdentity, Caller } from './caller.ts'
import type { Sessions } from './sessions.ts'

/** Both apps give up first; this is for those that do not. Long enough for the way in after a yes. */
const LONGEST_ASK_MS = WATCH_ASK_TIMEOUT_MS + 60_000

type Ask = Extract<ClientMessage, { type: 'supervision/ask' }>
type OverReason = Extract<ServerMessage, { type: 'supervision/over' }>['reason']

/** `unknown-colleague`: whoever hosts it cannot be reached. `version`: their app knows nothing of supervisors. */
export type AskOutcome = 'asking' | 'unknown-session' | 'unknown-colleague' | 'version' | 'busy'

interface OpenAsk {
  readonly askId: string
  readonly asker: Caller
  readonly host: Caller
  readonly cancelTimer: CancelTimer
}

export class WatchAsks {
  readonly #clock: Clock
  readonly #sessions: Sessions
  readonly #asks = new Map<string, OpenAsk>()

  constructor(clock: Clock, sessions: Sessions) {
    this.#clock = clock
    this.#sessions = sessions
  }

  ask(asker: Caller, from: AccountIdentity & Device, { requestId, askId, sessionId }: Ask): AskOutcome {
    const session = this.#sessions.find(sessionId)
    if (session === null || asker.seats.has(sessionId)) return 'unknown-session'
    // One at a time, as with calls.
    if (this.#asks.has(askId) || this.#of(asker).length > 0) return 'busy'
    const presence = session.members.get(session.hostId)?.presence
    if (presence?.kind !== 'present') return 'unknown-colleague'
    const host = presence.caller
    if (host.protocol < SUPERVISION_SINCE) return 'version'
    const cancelTimer = this.#clock.setTimer(LONGEST_ASK_MS, () => this.#end(askId, 'timed-out'))
    this.#asks.set(askId, { askId, asker, host, cancelTimer })
    const { accountId, name, deviceId, publicKey } = from
    asker.tell({ type: 'supervision/asking', requestId, askId })
    host.tell({
      type: 'supervision/asked',
      askId,
      sessionId,
      from: { accountId, name, deviceId, publicKey },
    })
    return 'asking'
  }

  cancel(asker: Caller, askId: string): void {
    const ask = this.#asks.get(askId)
    if (ask?.asker !== asker) return
    this.#forget(ask)
    tellOver(ask.host, askId, 'cancelled')
  }

  decline(host: Caller, askId: string): void {
    const ask = this.#asks.get(askId)
    if (ask?.host !== host) return
    this.#forget(ask)
    tellOver(ask.asker, askId, 'declined')
  }

  /** Whether that account waits for a call of this CSR: it rings even where no calls are wanted. */
  awaits(accountId: string, host: Caller): boolean {
    return [...this.#asks.values()].some(
      (ask) => ask.host === host && ask.asker.account?.accountId === accountId,
    )
  }

  /** That socket closed. */
  gone(caller: Caller): void {
    for (const ask of [...this.#asks.values()]) {
      if (ask.asker !== caller && ask.host !== caller) continue
      this.#forget(ask)
      tellOver(ask.asker === caller ? ask.host : ask.asker, ask.askId, 'gone')
    }
  }

  #end(askId: string, reason: OverReason): void {
    const ask = this.#asks.get(askId)
    if (ask === undefined) return
    this.#forget(ask)
    for (const side of [ask.asker, ask.host]) tellOver(side, askId, reason)
  }

  #of(asker: Caller): readonly OpenAsk[] {
    return [...this.#asks.values()].filter((ask) => ask.asker === asker)
  }

  #forget({ askId, cancelTimer }: OpenAsk): void {
    cancelTimer()
    this.#asks.delete(askId)
  }
}

function tellOver(side: Caller, askId: string, reason: OverReason): void {
  side.tell({ type: 'supervision/over', askId, reason })
}
