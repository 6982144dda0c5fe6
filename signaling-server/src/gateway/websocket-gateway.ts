/** The only place that knows WebSockets: lets in whom it may, keeps each socket within its limits, tells live from dead. */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Clock } from '@deskside/shared/kernel/clock.ts'
import { MAX_SIGNALING_BYTES } from '@deskside/shared/protocol/limits.ts'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { WebSocketServer } from 'ws'
import type { Log } from '../log.ts'
import { msUntilAllowed } from '../rate-limit.ts'
import { CLOSE, type Connection, type Listener } from './connection.ts'
import { GatewaySocket } from './gateway-socket.ts'
import { Heartbeat } from './heartbeat.ts'

export interface GatewayOptions {
  readonly clock: Clock
  readonly log: Log
  readonly allowedOrigins: ReadonlySet<string>
  readonly socketsPerAddress: number
  /** New sockets per address and minute. */
  readonly upgradesPerMinute: number
  /** As it is counted for limits. */
  readonly addressOf: (request: IncomingMessage) => string
  /** In [0, 1): spreads the return of many apps after a restart. */
  readonly chance: () => number
  readonly accept: (connection: Connection) => Listener
}

export const SOCKET_PATH = '/ws'

/** A message of 64 KiB comes in some 45 pieces; more pieces than this is somebody wasting our memory. */
const MOST_CHUNKS = 64
const MOST_FRAGMENTS = 16
/** Not in the typings yet: how long a peer may take to answer our close. */
const CLOSE_TIMEOUT = { closeTimeout: 3_000 }
/** How long a polite app may take over its goodbye. */
const GOODBYE_MS = 1_000
const RESTART_PAUSE_MS = { least: 500, most: 3_000 } as const

export class WebSocketGateway {
  readonly #options: GatewayOptions
  readonly #sockets = new Set<GatewaySocket>()
  readonly #perAddress = new Map<string, number>()
  readonly #upgrades: RateLimiterMemory
  readonly #heartbeat: Heartbeat
  readonly #server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: MAX_SIGNALING_BYTES,
    maxFragments: MOST_FRAGMENTS,
    maxBufferedChunks: MOST_CHUNKS,
    ...CLOSE_TIMEOUT,
  })
  #isDraining = false
  #onEmpty: () => void = () => undefined

  constructor(options: GatewayOptions) {
    this.#options = options
    this.#upgrades = new RateLimiterMemory({ points: options.upgradesPerMinute, duration: 60 })
    this.#heartbeat = new Heartbeat(options.clock)
  }

  attachTo(server: Server): void {
    server.on('upgrade', (request, socket, head) => {
      // An unhandled socket error would end the server; handle it first.
      socket.on('error', () => socket.destroy())
      this.#upgrade(request, socket, head).catch((error: unknown) => {
        this.#options.log.error({ err: error }, 'a socket could not be opened')
        socket.destroy()
      })
    })
    this.#heartbeat.start()
  }

  get count(): number {
    return this.#sockets.size
  }

  /** Sends everyone away, each with another pause before coming back. Resolves when the last one is gone. */
  async drain(): Promise<void> {
    this.#isDraining = true
    this.#heartbeat.stop()
    const { least, most } = RESTART_PAUSE_MS
    for (const socket of this.#sockets) {
      socket.expel('busy', CLOSE.restarting, Math.round(least + (most - least) * this.#options.chance()))
    }
    if (this.#sockets.size === 0) return
    await new Promise<void>((resolve) => {
      this.#onEmpty = resolve
      // For whoever does not answer the goodbye.
      this.#options.clock.setTimer(GOODBYE_MS, () => {
        for (const socket of this.#sockets) socket.terminate()
      })
    })
  }

  async #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const address = this.#options.addressOf(request)
    const refusal = await this.#refusalOf(request, address)
    if (refusal !== null) return refuse(socket, refusal)
    if (socket.destroyed) return
    this.#count(address, 1)
    socket.once('close', () => this.#count(address, -1))
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      const { clock, log, accept } = this.#options
      const gatewaySocket = new GatewaySocket(webSocket, { clock, log, address, accept })
      this.#sockets.add(gatewaySocket)
      this.#heartbeat.add(gatewaySocket)
      webSocket.once('close', () => {
        this.#sockets.delete(gatewaySocket)
        if (this.#sockets.size === 0) this.#onEmpty()
        this.#heartbeat.remove(gatewaySocket)
      })
    })
  }

  /** Cookies and everything else the browser adds by itself prove nothing here and are not read. */
  async #refusalOf(request: IncomingMessage, address: string): Promise<string | null> {
    if (this.#isDraining) return '503 Service Unavailable\r\nRetry-After: 2'
    if (request.url !== SOCKET_PATH) return '404 Not Found'
    const { origin } = request.headers
    if (origin === undefined || !this.#options.allowedOrigins.has(origin)) return '403 Forbidden'
    if ((this.#perAddress.get(address) ?? 0) >= this.#options.socketsPerAddress)
      return '429 Too Many Requests'
    const waitMs = await msUntilAllowed(this.#upgrades, address)
    if (waitMs > 0) return `429 Too Many Requests\r\nRetry-After: ${Math.ceil(waitMs / 1000)}`
    return null
  }

  #count(address: string, change: 1 | -1): void {
    const count = (this.#perAddress.get(address) ?? 0) + change
    if (count <= 0) this.#perAddress.delete(address)
    else this.#perAddress.set(address, count)
  }
}

/** `status`: the status line's end, and further headers if need be. */
function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
