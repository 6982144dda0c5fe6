/** The supervisors of the server in memory: who asks to watch which session, passed on to its host and back. */
import type { Device } from '../protocol/colleagues.ts'
import type { ClientMessage, ServerMessage } from '../protocol/signaling.ts'

export interface SupervisionLine {
  readonly account: { readonly accountId: string; readonly name: string } | null
}

export interface MemorySupervisionOptions<Line extends SupervisionLine> {
  readonly tell: (to: Line, message: ServerMessage) => void
  readonly deviceOf: (line: Line) => Device | null
  /** Undefined: nobody hosts it who can be reached. */
  readonly hostOf: (sessionId: string) => Line | undefined
}

interface Ask<Line> {
  readonly asker: Line
  readonly host: Line
}

export class MemorySupervision<Line extends SupervisionLine> {
  readonly #options: MemorySupervisionOptions<Line>
  readonly #asks = new Map<string, Ask<Line>>()

  constructor(options: MemorySupervisionOptions<Line>) {
    this.#options = options
  }

  /** False for what is none of its business. */
  hear(from: Line, message: ClientMessage): boolean {
    if (message.type === 'supervision/ask') this.#ask(from, message)
    else if (message.type === 'supervision/cancel') this.#end(message.askId, 'cancelled', 'host')
    else if (message.type === 'supervision/decline') this.#end(message.askId, 'declined', 'asker')
    else return false
    return true
  }

  /** Whether somebody of that account waits for a call of this host. */
  awaits(accountId: string, host: Line): boolean {
    return [...this.#asks.values()].some(
      (ask) => ask.host === host && ask.asker.account?.accountId === accountId,
    )
  }

  gone(line: Line): void {
    for (const [askId, { asker, host }] of this.#asks) {
      if (asker === line) this.#end(askId, 'gone', 'host')
      else if (host === line) this.#end(askId, 'gone', 'asker')
    }
  }

  #ask(asker: Line, message: Extract<ClientMessage, { type: 'supervision/ask' }>): void {
    const { requestId, askId, sessionId } = message
    const { tell, deviceOf, hostOf } = this.#options
    const device = deviceOf(asker)
    const host = hostOf(sessionId)
    if (asker.account === null || device === null || host === undefined)
      return tell(asker, { type: 'refused', code: 'unknown-colleague', requestId })
    this.#asks.set(askId, { asker, host })
    const { deviceId, publicKey } = device
    tell(asker, { type: 'supervision/asking', requestId, askId })
    tell(host, {
      ...{ type: 'supervision/asked', askId, sessionId },
      from: { ...asker.account, deviceId, publicKey },
    })
  }

  #end(askId: string, reason: 'cancelled' | 'declined' | 'gone', side: 'asker' | 'host'): void {
    const ask = this.#asks.get(askId)
    if (ask === undefined) return
    this.#asks.delete(askId)
    this.#options.tell(ask[side], { type: 'supervision/over', askId, reason })
  }
}
