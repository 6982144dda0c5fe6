/** Reads and checks every setting before anything starts. A wrong one is named in a sentence that says how to mend it. */
import { readFileSync } from 'node:fs'
import type { BlockList } from 'node:net'
import path from 'node:path'
import { parseEnv } from 'node:util'
import type { PhoneNumber } from '@deskside/shared/protocol/phone.ts'
import type { QuietLimits } from '@deskside/shared/protocol/signaling.ts'
import type { z } from 'zod'
import type { IceSettings } from './ice-servers.ts'
import type { LogLevel } from './log.ts'
import type { MailSettings } from './mail/mail-settings.ts'
import { readMailTemplates } from './mail/mail-templates.ts'
import { type Settings, settings, settingsSchema } from './settings.ts'

export interface Config {
  readonly host: string
  readonly port: number
  /** Origin at which customers reach the site; null: wherever the server happens to listen. */
  readonly publicUrl: string | null
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null
  readonly dataDir: string
  readonly downloadsDir: string
  readonly allowedOrigins: ReadonlySet<string>
  readonly trustedProxies: BlockList
  readonly ice: IceSettings
  /** Whether chats are kept with their sessions. */
  readonly keepsTranscripts: boolean
  /** Whether every customer of a session sees what the primary one shows. */
  readonly secondariesSee: boolean
  /** Where people call to join by telephone; empty where they cannot. */
  readonly phoneNumbers: readonly PhoneNumber[]
  /** Null where the site sends no mails. */
  readonly mail: MailSettings | null
  readonly logLevel: LogLevel
  readonly quietLimits: QuietLimits
  readonly limits: Limits
}

export interface Limits {
  readonly socketsPerAddress: number
  readonly upgradesPerMinute: number
  readonly claimsPerMinute: number
  readonly pageViewsPerMinute: number
  readonly signInsPerMinute: number
}

export type ConfigReading =
  | { readonly kind: 'good'; readonly config: Config }
  | { readonly kind: 'bad'; readonly problems: readonly string[] }

const SECRETS: readonly string[] = ['turnSecret', 'smtpUrl']
const LOOPBACK = ['127.0.0.1', '::1', 'localhost']
const PREFIX = 'DESKSIDE_'

export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigReading {
  const file = environment[`${PREFIX}CONFIG`]
  const fromFile = file === undefined ? { values: {}, problems: [] } : readSettingsFile(file)
  if (fromFile.problems.length > 0) return { kind: 'bad', problems: fromFile.problems }
  const values = { ...fromFile.values, ...settingsOf(environment) }
  const parsed = settingsSchema.safeParse(values)
  if (!parsed.success) {
    return { kind: 'bad', problems: parsed.error.issues.map((issue) => sentence(issue, values)) }
  }
  const mail = readMail(parsed.data)
  const problems = [...findContradictions(parsed.data), ...mail.problems]
  return problems.length > 0
    ? { kind: 'bad', problems }
    : { kind: 'good', config: toConfig(parsed.data, mail.settings) }
}

export function environmentName(setting: string): string {
  return PREFIX + setting.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
}

/** Names this server does not know are left alone: the apps and the scripts have settings of their own. */
function settingsOf(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const known = Object.keys(settings).map((name) => [name, environment[environmentName(name)]] as const)
  return Object.fromEntries(
    known.filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''),
  )
}

interface SettingsFile {
  readonly values: Record<string, string>
  readonly problems: readonly string[]
}

/** In a file an unknown name is a mistake, so it is said. */
function readSettingsFile(file: string): SettingsFile {
  let raw: Record<string, unknown>
  try {
    const text = readFileSync(file, 'utf8')
    raw = file.endsWith('.json') ? readJson(text) : camelCased(parseEnv(text))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { values: {}, problems: [`The settings file ${file} could not be read: ${why}`] }
  }
  const unknown = Object.keys(raw).filter((name) => !Object.hasOwn(settings, name))
  return {
    values: Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, String(value)])),
    problems: unknown.map(
      (name) => `${name} in ${file} is not a setting. Settings are: ${Object.keys(settings).join(', ')}.`,
    ),
  }
}

function readJson(text: string): Record<string, unknown> {
  const json: unknown = JSON.parse(text)
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new Error('it is not a JSON object')
  return { ...json }
}

function camelCased(environment: NodeJS.Dict<string>): Record<string, unknown> {
  const names = new Map(Object.keys(settings).map((name) => [environmentName(name), name]))
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [names.get(name) ?? name, value]),
  )
}

function sentence({ path: [name = ''], message }: z.core.$ZodIssue, values: Record<string, string>): string {
  const value = SECRETS.includes(String(name)) ? 'set' : `"${values[String(name)] ?? ''}"`
  return `${environmentName(String(name))} is ${value}: ${message}.`
}

function findContradictions(read: Settings): string[] {
  const problems: string[] = []
  const needs = (isGood: boolean, problem: string): void => {
    if (!isGood) problems.push(problem)
  }
  needs(
    (read.tlsCert === undefined) === (read.tlsKey === undefined),
    'DESKSIDE_TLS_CERT and DESKSIDE_TLS_KEY belong together: set both, or neither and put a TLS proxy in front.',
  )
  needs(
    read.turnUrls.length > 0 === (read.turnSecret !== undefined),
    'DESKSIDE_TURN_URLS and DESKSIDE_TURN_SECRET belong together: apps get no credentials for a relay without its secret.',
  )
  needs(
    (read.smtpUrl === undefined) === (read.mailFrom === undefined),
    'DESKSIDE_SMTP_URL and DESKSIDE_MAIL_FROM belong together: a mail needs a server that takes it and an address it is from.',
  )
  needs(
    read.mailTemplatesDir === undefined || read.smtpUrl !== undefined,
    'DESKSIDE_MAIL_TEMPLATES_DIR is set without DESKSIDE_SMTP_URL: no mail would ever be sent.',
  )
  needs(
    read.publicUrl !== undefined || LOOPBACK.includes(read.host),
    `DESKSIDE_PUBLIC_URL is missing: invites name the site by it, and a server that listens on ${read.host} cannot guess it.`,
  )
  return problems
}

function readMail({ smtpUrl, mailFrom, mailTemplatesDir }: Settings): {
  readonly settings: MailSettings | null
  readonly problems: readonly string[]
} {
  if (smtpUrl === undefined || mailFrom === undefined) return { settings: null, problems: [] }
  const reading = readMailTemplates(mailTemplatesDir ?? null)
  if (reading.kind === 'bad') return { settings: null, problems: reading.problems }
  return { settings: { smtp: smtpUrl, from: mailFrom, templates: reading.templates }, problems: [] }
}

function toConfig(read: Settings, mail: MailSettings | null): Config {
  const { tlsCert, tlsKey, turnSecret } = read
  return {
    host: read.host,
    port: read.port,
    publicUrl: read.publicUrl ?? null,
    tls: tlsCert === undefined || tlsKey === undefined ? null : { certFile: tlsCert, keyFile: tlsKey },
    dataDir: read.dataDir,
    downloadsDir: read.downloadsDir ?? path.join(read.dataDir, 'downloads'),
    allowedOrigins: new Set(read.allowedOrigins),
    trustedProxies: read.trustedProxies,
    ice: {
      stunUrls: read.stunUrls,
      turnUrls: read.turnUrls,
      turnSecret: turnSecret ?? null,
      turnLifetimeS: read.turnLifetimeSeconds,
    },
    keepsTranscripts: read.keepTranscripts === 'on',
    secondariesSee: read.secondariesSee === 'on',
    phoneNumbers: read.phoneNumbers,
    mail,
    logLevel: read.logLevel,
    quietLimits: {
      nobodyJoinedMs: read.nobodyJoinedMinutes,
      nothingHappensMs: read.nothingHappensMinutes,
    },
    limits: {
      socketsPerAddress: read.socketsPerAddress,
      upgradesPerMinute: read.upgradesPerMinute,
      claimsPerMinute: read.claimsPerMinute,
      pageViewsPerMinute: read.pageViewsPerMinute,
      signInsPerMinute: read.signInsPerMinute,
    },
  }
}
