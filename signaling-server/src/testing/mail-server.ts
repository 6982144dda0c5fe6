/** A real mail server on a free loopback port that keeps what it is given, for tests. */
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface ReceivedMail {
  readonly from: string
  readonly to: readonly string[]
  /** Byte for byte. */
  readonly raw: string
  readonly parsed: ParsedMail
}

export class MailServer {
  readonly mails: ReceivedMail[] = []
  readonly port: number
  readonly #server: SMTPServer
  readonly #arrivals: ((mail: ReceivedMail) => void)[] = []
  /** What it says to the next recipients instead of taking their mail. */
  refusal: { readonly code: number; readonly text: string } | null = null
  connections = 0

  /** Without encryption or accounts, unless the options say so. */
  static async open(options: SMTPServerOptions = {}): Promise<MailServer> {
    const received: { mail: MailServer | null } = { mail: null }
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      onConnect: (_session, callback) => {
        if (received.mail !== null) received.mail.connections += 1
        callback()
      },
      onRcptTo: (_address, _session, callback) => {
        const refusal = received.mail?.refusal ?? null
        if (refusal === null) return callback()
        callback(Object.assign(new Error(refusal.text), { responseCode: refusal.code }))
      },
      onData: (stream, { envelope }, callback) => {
        const parts: Buffer[] = []
        stream.on('data', (part: Buffer) => parts.push(part))
        stream.on('end', () => {
          const raw = Buffer.concat(parts)
          const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
          const to = envelope.rcptTo.map(({ address }) => address)
          simpleParser(raw).then((parsed) => {
            received.mail?.take({ from, to, raw: raw.toString('latin1'), parsed })
            callback()
          }, callback)
        })
      },
      ...options,
    })
    // Clients that do not trust it hang up in the middle of a greeting.
    server.on('error', () => undefined)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
    received.mail = new MailServer(server)
    return received.mail
  }

  private constructor(server: SMTPServer) {
    this.#server = server
    this.port = (server.server.address() as AddressInfo).port
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`
  }

  /** The next one that arrives. */
  next(): Promise<ReceivedMail> {
    return new Promise((resolve) => this.#arrivals.push(resolve))
  }

  take(mail: ReceivedMail): void {
    this.mails.push(mail)
    for (const arrived of this.#arrivals.splice(0)) arrived(mail)
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }
}
