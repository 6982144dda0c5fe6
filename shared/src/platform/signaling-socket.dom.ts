/** The app's one WebSocket to the signaling server: says hello, reconnects with growing pauses, checks every message. */
import type { Clock } from '../kernel/clock.ts'
import { Store } from '../kernel/store.ts'
import { TypedEvents } from '../kernel/typed-events.ts'
import { MAX_SIGNALING_BYTES } from '../protocol/limits.ts'
import { type ClientMessage, type ServerMessage, serverMessageSchema } from '../protocol/signaling.ts'
import { PROTOCOL } from '../protocol/version.ts'
import type { SignalingPort, SignalingState } from '../session/ports.ts'
import { nextRetryDelayMs } from '../session/reconnect-policy.ts'

export interface SignalingSocketOptions {
  /** `wss://…/ws`. */
  readonly url: string
  readonly app: 'csr-app' | 'customer-agent'
  readonly appVersion: string
  /** CSR's access token. */
  readonly token?: string
  readonly clock: Clock
}

/** A connection that has not said welcome after this long is given up. */
const WELCOME_TIMEOUT_MS = 10_000

export class SignalingSocket implements SignalingPort {
  readonly events = new TypedEvents<{ message: ServerMessage }>()
  readonly #state = new Store<SignalingState>({ kind: 'connecting' })
  readonly state = this.#state
  readonly #options: SignalingSocketOptions
  #socket: WebSocket | null = null
  #attempt = 0
  #cancelTimer: () => void = () => undefined

  constructor(options: SignalingSocketOptions) {
    this.#options = options
    this.#connect()
    globalThis.addEventListener('online', this.#retryNow)
  }

  send(message: ClientMessage): boolean {
    if (this.#state.getSnapshot().kind !== 'connected' || this.#socket?.readyState !== WebSocket.OPEN)
      return false
    this.#socket.send(JSON.stringify(message))
    return true
  }

  close(): void {
    this.#stop('closed')
  }

  readonly #retryNow = (): void => {
    if (this.#state.getSnapshot().kind !== 'waiting') return
    this.#cancelTimer()
    this.#connect()
  }

  #connect(): void {
    this.#state.set({ kind: 'connecting' })
    const socket = new WebSocket(this.#options.url)
    this.#socket = socket
    this.#cancelTimer = this.#options.clock.setTimer(WELCOME_TIMEOUT_MS, () => socket.close())
    socket.onopen = () => {
      const { app, appVersion, token } = this.#options
      const hello: ClientMessage = {
        type: 'hello',
        protocol: PROTOCOL,
        app,
        appVersion,
        ...(token === undefined ? {} : { token }),
      }
      socket.send(JSON.stringify(hello))
    }
    socket.onmessage = (event) => this.#hear(event.data)
    socket.onclose = () => {
      if (this.#socket === socket) this.#retryLater()
    }
  }

  #hear(data: unknown): void {
    const message = typeof data === 'string' && data.length <= MAX_SIGNALING_BYTES ? parse(data) : null
    if (message === null) return
    if (message.type === 'welcome') {
      this.#cancelTimer()
      this.#attempt = 0
      this.#state.set({ kind: 'connected', welcome: message })
      return
    }
    if (message.type === 'refused' && message.requestId === undefined) {
      if (message.code === 'version' || message.code === 'not-signed-in') this.#stop(message.code)
      return
    }
    this.events.emit('message', message)
  }

  #retryLater(): void {
    this.#cancelTimer()
    const retryInMs = nextRetryDelayMs(this.#attempt, Math.random())
    this.#attempt += 1
    this.#state.set({ kind: 'waiting', retryInMs })
    this.#cancelTimer = this.#options.clock.setTimer(retryInMs, () => this.#connect())
  }

  #stop(reason: 'version' | 'not-signed-in' | 'closed'): void {
    this.#cancelTimer()
    globalThis.removeEventListener('online', this.#retryNow)
    const socket = this.#socket
    this.#socket = null
    socket?.close()
    this.#state.set({ kind: 'stopped', reason })
  }
}

/** Null for anything that is not a message of this protocol; the server is not trusted to send only those. */
function parse(text: string): ServerMessage | null {
  try {
    const parsed = serverMessageSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
