/** Carries sealed signaling from one member to another, unread and in order. */
import type { ClientMessage } from '@deskside/shared/protocol/signaling.ts'
import type { Caller } from './caller.ts'
import type { SessionPorts } from './session-ports.ts'
import type { Sessions } from './sessions.ts'

export class Relay {
  readonly #ports: SessionPorts
  readonly #sessions: Sessions

  constructor(ports: SessionPorts, sessions: Sessions) {
    this.#ports = ports
    this.#sessions = sessions
  }

  /** The sender is who the server knows it to be; a message from outside the session goes nowhere. */
  carry(caller: Caller, { sessionId, to, body }: Extract<ClientMessage, { type: 'signal/relay' }>): void {
    const from = caller.seats.get(sessionId)
    if (from === undefined || !this.#sessions.find(sessionId)?.members.has(to)) return
    this.#ports.directory.tell(to, { type: 'signal/relayed', sessionId, from, body })
  }
}
