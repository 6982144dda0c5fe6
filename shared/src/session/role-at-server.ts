/**
 * The host's role as the server has it. Who hosts is settled among the people; the server hears of it late, and takes
 * what only a host may ask for from its own host alone.
 */
import type { SessionPorts } from './ports.ts'
import type { HostChange } from './session-events.ts'

/** How often the server is asked for the role after the host's death: it waits longer than the links do. */
const TAKE_HOST_AGAIN_MS = 15_000

export interface RoleAtServerOptions {
  readonly ports: Pick<SessionPorts<unknown>, 'clock' | 'signaling'>
  /** Null without a place in a session. */
  readonly sessionId: () => string | null
  /** Whether this app hosts in the eyes of the people. */
  readonly isHost: () => boolean
}

export class RoleAtServer {
  readonly #options: RoleAtServerOptions
  #isHeld = false

  constructor(options: RoleAtServerOptions) {
    this.#options = options
  }

  /** The server takes host-only requests from this app. */
  get isHeld(): boolean {
    return this.#isHeld
  }

  opened(): void {
    this.#isHeld = true
  }

  /** Another hosts from now on. The server is told of it by `passTo`, of whoever gives the role away. */
  lost(): void {
    this.#isHeld = false
  }

  /** This app hosts from now on. Of a role that was passed the server hears from its giver. */
  gained(how: HostChange['how']): void {
    this.#isHeld = how === 'passed'
    this.#ask()
  }

  passTo(participantId: string): void {
    const sessionId = this.#options.sessionId()
    if (sessionId !== null)
      this.#options.ports.signaling.send({ type: 'session/pass-host', sessionId, to: participantId })
  }

  /** The server has said who hosts. */
  heard(isThisApp: boolean): void {
    this.#isHeld = isThisApp
  }

  #ask(): void {
    const { ports, isHost } = this.#options
    const sessionId = this.#options.sessionId()
    if (sessionId === null || this.#isHeld || !isHost()) return
    ports.signaling.send({ type: 'session/take-host', sessionId })
    ports.clock.setTimer(TAKE_HOST_AGAIN_MS, () => this.#ask())
  }
}
