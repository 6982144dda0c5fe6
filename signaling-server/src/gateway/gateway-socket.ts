/** One WebSocket within its limits: messages in order and one at a time, slow readers dropped, no throw let out. */
import type { CancelTimer, Clock } from '@deskside/shared/kernel/clock.ts'
import type { RefusalCode, ServerMessage } from '@deskside/shared/protocol/signaling.ts'
import type { RawData, WebSocket } from 'ws'
import type { Log } from '../log.ts'
import { CLOSE, type CloseCode, type Connection, type Listener } from './connection.ts'
import type { Pulse } from './heartbeat.ts'
import { MessageBudget } from './message-budget.ts'

/** Whoever has this much unread is not reading. */
const MOST_UNREAD_BYTES = 1024 * 1024

export interface GatewaySocketOptions {
  readonly clock: Clock
  readonly log: Log
  readonly address: string
  readonly accept: (connection: Connection) => Listener
}

export class GatewaySocket implements Connection, Pulse {
  readonly address: string
  readonly #socket: WebSocket
  readonly #clock: Clock
  readonly #log: Log
  readonly #budget: MessageBudget
  readonly #listener: Listener
  /** Read already, waiting for the message before it. Never more than the socket had in its buffer. */
  readonly #waiting: string[] = []
  #isBusy = false
  #isGone = false
  #hasAnswered = true
  #cancelPause: CancelTimer = () => undefined

  constructor(socket: WebSocket, { clock, log, address, accept }: GatewaySocketOptions) {
    this.#socket = socket
    this.#clock = clock
    this.#log = log
    this.address = address
    this.#budget = new MessageBudget(clock.now)
    socket.on('error', (error) => log.debug({ reason: error.message }, 'socket error'))
    socket.on('pong', () => {
      this.#hasAnswered = true
    })
    socket.on('close', () => this.#leave())
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary))
    this.#listener = accept(this)
  }

  readonly isGone = (): boolean => this.#isGone

  readonly tell = (message: ServerMessage): void => {
    if (this.#isGone) return
    if (this.#socket.bufferedAmount > MOST_UNREAD_BYTES) {
      this.#log.warn({ unreadBytes: this.#socket.bufferedAmount }, 'a slow reader was dropped')
      return this.terminate()
    }
    this.#socket.send(JSON.stringify(message))
  }

  readonly expel = (code: RefusalCode, closeCode: CloseCode, retryAfterMs?: number): void => {
    if (this.#isGone) return
    this.tell({ type: 'refused', code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) })
    this.#socket.resume()
    this.#socket.close(closeCode, code)
    this.#leave()
  }

  readonly ping = (): void => {
    this.#hasAnswered = false
    this.#socket.ping()
  }

  readonly hasAnswered = (): boolean => this.#hasAnswered

  readonly terminate = (): void => {
    this.#socket.terminate()
    this.#leave()
  }

  #receive(data: RawData, isBinary: boolean): void {
    this.#hasAnswered = true
    if (this.#isGone) return
    if (isBinary) return this.expel('malformed', CLOSE.malformed)
    this.#waiting.push(data.toString())
    if (!this.#isBusy) this.#work()
  }

  #work(): void {
    while (this.#waiting.length > 0 && !this.#isGone) {
      const waitMs = this.#budget.take()
      if (waitMs > 0) return this.#pauseFor(waitMs)
      const done = this.#hear(this.#waiting.shift() ?? '')
      if (done !== undefined) return this.#pauseUntil(done)
    }
  }

  #hear(text: string): Promise<void> | undefined {
    try {
      const done = this.#listener.hear(text)
      return done instanceof Promise ? done : undefined
    } catch (error) {
      this.#fail(error)
      return undefined
    }
  }

  #pauseFor(waitMs: number): void {
    this.#pause()
    this.#cancelPause = this.#clock.setTimer(waitMs, () => this.#goOn())
  }

  #pauseUntil(done: Promise<void>): void {
    this.#pause()
    done.catch((error: unknown) => this.#fail(error)).finally(() => this.#goOn())
  }

  #pause(): void {
    // Paused, a socket that was just sent away would never read the answer to our goodbye.
    if (this.#isGone) return
    this.#isBusy = true
    this.#socket.pause()
  }

  #goOn(): void {
    if (this.#isGone) return
    this.#isBusy = false
    this.#work()
    if (!this.#isBusy) this.#socket.resume()
  }

  /** Nothing should get here; if it does, this socket pays for it and no other. */
  #fail(error: unknown): void {
    this.#log.error({ err: error }, 'a message could not be handled')
    this.expel('busy', CLOSE.refused)
  }

  #leave(): void {
    if (this.#isGone) return
    this.#isGone = true
    this.#waiting.length = 0
    this.#cancelPause()
    this.#listener.gone()
  }
}
