/**
 * Mails by the site's SMTP server. One recipient, plain text, nothing to load from elsewhere; what is written by people
 * goes into fields that the library encodes, never into a header as it is.
 */
import type { Clock, RandomBytes } from '@deskside/shared/kernel/clock.ts'
import { createTransport } from 'nodemailer'
import { z } from 'zod'
import type { Log } from '../log.ts'
import { makeId } from '../system-ports.ts'
import type { MailSettings, SmtpServer } from './mail-settings.ts'
import type { Mail, Mailer } from './mailer.ts'

export interface SmtpMailerParts {
  readonly clock: Clock
  readonly random: RandomBytes
  readonly log: Log
}

/** For each step of the conversation; all of it together has the limit below. */
const STEP_LIMIT_MS = 8_000
const SEND_LIMIT_MS = 20_000
/** Mail servers hang up on whoever is silent for some minutes. */
const IDLE_LIMIT_MS = 30_000
const CONNECTIONS = 3
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/

export class SmtpMailer implements Mailer {
  readonly #from: MailSettings['from']
  readonly #parts: SmtpMailerParts
  readonly #transport: ReturnType<typeof openTransport>

  constructor({ smtp, from }: MailSettings, parts: SmtpMailerParts) {
    this.#from = from
    this.#parts = parts
    this.#transport = openTransport(smtp)
  }

  async send({ to, subject, text }: Mail, signal: AbortSignal): ReturnType<Mailer['send']> {
    const { clock, log, random } = this.#parts
    const { address, name } = this.#from
    const limit = new AbortController()
    const cancelLimit = clock.setTimer(SEND_LIMIT_MS, () => limit.abort())
    try {
      await this.#transport.sendMail({
        envelope: { from: address, to: [to] },
        from: { name: name ?? '', address },
        to: { name: '', address: to },
        ...{ subject, text },
        messageId: `<${makeId(random)}@${address.slice(address.lastIndexOf('@') + 1)}>`,
        // Nobody's holiday greeting is wanted (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        xMailer: false,
        disableFileAccess: true,
        disableUrlAccess: true,
        signal: AbortSignal.any([signal, limit.signal]),
      })
      return 'sent'
    } catch (error) {
      const trouble = troubleOf(error)
      log.warn(trouble, 'a mail could not be sent')
      if (isRefusal(trouble)) return 'refused'
      return limit.signal.aborted || trouble.code === 'ETIMEDOUT' ? 'no-answer' : 'unreachable'
    } finally {
      cancelLimit()
    }
  }

  close(): void {
    this.#transport.close()
  }
}

function openTransport({ host, port, isTls, credentials }: SmtpServer) {
  // Nothing can listen on the way to this very machine, whose mail server seldom has a certificate for itself.
  const isHere = LOOPBACK.test(host)
  return createTransport({
    pool: true,
    ...{ host, port },
    secure: isTls,
    requireTLS: !isTls && !isHere,
    ignoreTLS: !isTls && isHere,
    ...(credentials === null ? {} : { auth: credentials }),
    maxConnections: CONNECTIONS,
    maxRequeues: 1,
    idleTimeout: IDLE_LIMIT_MS,
    dnsTimeout: STEP_LIMIT_MS,
    connectionTimeout: STEP_LIMIT_MS,
    greetingTimeout: STEP_LIMIT_MS,
    socketTimeout: STEP_LIMIT_MS,
  })
}

/** What an operator needs. The server's own words are left out: the address may be in them. */
interface Trouble {
  readonly code: string
  readonly command: string
  readonly responseCode: number | null
  readonly isPermanent: boolean
}

const troubleSchema = z.object({
  code: z.string().default(''),
  command: z.string().default(''),
  responseCode: z.number().nullable().default(null),
  permanent: z.boolean().default(false),
})

function troubleOf(error: unknown): Trouble {
  const read = troubleSchema.safeParse(error)
  if (!read.success) return { code: '', command: '', responseCode: null, isPermanent: false }
  const { code, command, responseCode, permanent } = read.data
  return { code, command: command.split(' ', 1)[0] ?? '', responseCode, isPermanent: permanent }
}

/** For good, and for this mail: a password that is wrong is the site's trouble, not the address's. */
function isRefusal({ code, isPermanent }: Trouble): boolean {
  return isPermanent && (code === 'EENVELOPE' || code === 'EMESSAGE')
}
