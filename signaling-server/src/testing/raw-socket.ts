/** A TCP connection that says exactly what it is told, for guests without manners. */
import { connect, type Socket } from 'node:net'

export class RawSocket {
  readonly socket: Socket
  readonly closed: Promise<void>
  #received = Buffer.alloc(0)

  constructor(url: string) {
    const { hostname, port } = new URL(url)
    this.socket = connect(Number(port), hostname)
    this.socket.on('error', () => undefined)
    this.socket.on('data', (chunk) => {
      this.#received = Buffer.concat([this.#received, chunk])
    })
    this.closed = new Promise((resolve) => this.socket.once('close', () => resolve()))
  }

  get text(): string {
    return this.#received.toString('latin1')
  }

  write(data: string | Buffer): void {
    if (!this.socket.destroyed) this.socket.write(data)
  }

  /** Asks for a WebSocket and waits for the answer's first line. */
  async upgrade(path: string, headers: Record<string, string>): Promise<string> {
    const lines = Object.entries({
      host: 'localhost',
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      ...headers,
    }).map(([name, value]) => `${name}: ${value}\r\n`)
    this.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`)
    await this.until(() => this.text.includes('\r\n'))
    return this.text.split('\r\n', 1)[0] ?? ''
  }

  /** Resolves as well when the other side hangs up. */
  async until(isDone: () => boolean): Promise<void> {
    while (!isDone() && !this.socket.destroyed) {
      await new Promise<void>((resolve) => {
        this.socket.once('data', () => resolve())
        this.socket.once('close', () => resolve())
      })
    }
  }

  /** The code of the close frame the server sent last; null when it sent none. */
  closeCode(): number | null {
    const at = this.#received.lastIndexOf(Buffer.from([0x88]))
    return at < 0 || this.#received.length < at + 4 ? null : this.#received.readUInt16BE(at + 2)
  }
}

/** One masked frame, as a client must send it. */
export function frame(payload: Buffer, { opcode = 1, isLast = true } = {}): Buffer {
  const head = [(isLast ? 0x80 : 0) | opcode]
  if (payload.length < 126) head.push(0x80 | payload.length)
  else if (payload.length < 65_536) head.push(0x80 | 126, payload.length >> 8, payload.length & 255)
  else head.push(0x80 | 127, 0, 0, 0, 0, ...[24, 16, 8, 0].map((shift) => (payload.length >>> shift) & 255))
  // A mask of zeros leaves the payload as it is.
  return Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), payload])
}
