/** Reads where mails go out and from whom, as an operator writes it. */
import { nameSchema } from '@deskside/shared/protocol/fields.ts'
import {
  type MailLanguage,
  type MailTemplate,
  mailAddressSchema,
} from '@deskside/shared/protocol/invite-mail.ts'

export interface MailSettings {
  readonly smtp: SmtpServer
  readonly from: Sender
  readonly templates: MailTemplates
}

export type MailTemplates = Readonly<Record<MailLanguage, MailTemplate>>

export interface SmtpServer {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; otherwise it is asked for, and insisted on unless the server is this very machine. */
  readonly isTls: boolean
  readonly credentials: { readonly user: string; readonly pass: string } | null
}

export interface Sender {
  readonly name: string | null
  readonly address: string
}

const PORTS: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 }

/** `smtps://user:password@mail.example.org`. Null when it is more or less than that: no setting rides along in a query. */
export function readSmtpUrl(text: string): SmtpServer | null {
  const url = URL.canParse(text) ? new URL(text) : null
  const usualPort = PORTS[url?.protocol ?? '']
  if (url === null || usualPort === undefined || url.hostname === '') return null
  if (!/^\/?$/.test(url.pathname) || `${url.search}${url.hash}` !== '') return null
  const [user, pass] = [decoded(url.username), decoded(url.password)]
  if (user === null || pass === null || (user === '') !== (pass === '')) return null
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? usualPort : Number(url.port),
    isTls: url.protocol === 'smtps:',
    credentials: user === '' ? null : { user, pass },
  }
}

/** `help@example.org` or `Example Support <help@example.org>`. */
export function readSender(text: string): Sender | null {
  const [, name = '', inBrackets = ''] = /^([^<>"]*)<([^<>]*)>$/.exec(text.trim()) ?? []
  const address = mailAddressSchema.safeParse(inBrackets === '' ? text.trim() : inBrackets)
  const checkedName = name.trim() === '' ? null : nameSchema.safeParse(name)
  if (!address.success || checkedName?.success === false) return null
  return { name: checkedName?.data ?? null, address: address.data }
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    // A lone `%`: the operator has to write it as `%25`.
    return null
  }
}
