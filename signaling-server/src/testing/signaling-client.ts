/** A real WebSocket with the manners of an app, for tests. */
import {
  type ClientMessage,
  type ServerMessage,
  serverMessageSchema,
} from '@deskside/shared/protocol/signaling.ts'
import { PROTOCOL } from '@deskside/shared/protocol/version.ts'

type Heard<Type extends ServerMessage['type']> = Extract<ServerMessage, { type: Type }>

interface Waiting {
  readonly type: ServerMessage['type']
  readonly take: (message: ServerMessage) => void
}

/** Long, so that a busy machine is not taken for a silent server. */
const PATIENCE_MS = 10_000

export class SignalingClient {
  /** Everything heard and not yet waited for, in order. */
  readonly heard: ServerMessage[] = []
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>
  readonly socket: WebSocket
  readonly #waiting: Waiting[] = []
  #requests = 0

  constructor(url: string, headers: Record<string, string>) {
    // Node's WebSocket takes headers; the typing of browsers does not know them.
    const options = { headers } as unknown as string[]
    this.socket = new WebSocket(url, options)
    this.closed = new Promise((resolve) => {
      this.socket.addEventListener('close', ({ code, reason }) => resolve({ code, reason }))
    })
    this.socket.addEventListener('error', () => undefined)
    this.socket.addEventListener('message', ({ data }) => this.#hear(String(data)))
  }

  opened(): Promise<void> {
    if (this.socket.readyState === WebSocket.OPEN) return Promise.resolve()
    return new Promise((resolve, reject) => {
      this.socket.addEventListener('open', () => resolve())
      this.socket.addEventListener('error', () => reject(new Error('the socket did not open')))
    })
  }

  async hello(token?: string): Promise<Heard<'welcome'>> {
    await this.opened()
    const app = token === undefined ? 'customer-agent' : 'csr-app'
    this.send({
      type: 'hello',
      protocol: PROTOCOL,
      app,
      appVersion: '0.1.0',
      ...(token === undefined ? {} : { token }),
    })
    return this.next('welcome')
  }

  send(message: ClientMessage): void {
    this.sendText(JSON.stringify(message))
  }

  sendText(text: string | Uint8Array<ArrayBuffer>): void {
    this.socket.send(text)
  }

  /** The next message of that type; others stay in `heard`. */
  next<Type extends ServerMessage['type']>(type: Type): Promise<Heard<Type>> {
    const at = this.heard.findIndex((message) => message.type === type)
    if (at >= 0) return Promise.resolve(this.heard.splice(at, 1)[0] as Heard<Type>)
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        const heard = this.heard.map((message) => message.type).join(', ')
        reject(new Error(`no ${type} came; heard: ${heard}`))
      }, PATIENCE_MS)
      const take = (message: ServerMessage): void => {
        clearTimeout(timer)
        resolve(message as Heard<Type>)
      }
      this.#waiting.push({ type, take })
    })
  }

  newId(): string {
    this.#requests += 1
    return `request-${this.#requests}`
  }

  async openSession(): Promise<Heard<'session/opened'>> {
    this.send({ type: 'session/open', requestId: this.newId() })
    return this.next('session/opened')
  }

  async createInvite(
    sessionId: string,
    role: 'csr' | 'customer' = 'customer',
  ): Promise<Heard<'invite/created'>> {
    this.send({ type: 'invite/create', requestId: this.newId(), sessionId, role })
    return this.next('invite/created')
  }

  claim(nameplate: string): void {
    this.send({
      type: 'invite/claim',
      requestId: this.newId(),
      nameplate,
      handshake: { hello: 'from the guest' },
    })
  }

  async close(): Promise<void> {
    this.socket.close()
    await this.closed
  }

  #hear(text: string): void {
    // Strictly: what the server says must be what the protocol says it says.
    const message = serverMessageSchema.parse(JSON.parse(text))
    const at = this.#waiting.findIndex(({ type }) => type === message.type)
    if (at < 0) this.heard.push(message)
    else this.#waiting.splice(at, 1)[0]?.take(message)
  }
}
