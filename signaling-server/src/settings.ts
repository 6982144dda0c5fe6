/** Every setting of the server as it is written down: how it is read, what it is without, and how a wrong one is mended. */
import path from 'node:path'
import { MAX_PHONE_NUMBERS } from '@deskside/shared/protocol/phone.ts'
import { z } from 'zod'
import { readNetworks } from './gateway/client-address.ts'
import { readSender, readSmtpUrl } from './mail/mail-settings.ts'
import { readPhoneNumber } from './telephony/phone-numbers.ts'

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `it must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `it must be a whole number from ${least} to ${most}`)

/** In milliseconds afterwards; null for never. Less than three would end a session while its warning is shown. */
const minutes = z
  .string()
  .regex(/^(0|[3-9]|[1-9]\d{1,3})$/, 'it must be a number of minutes from 3 to 9999, or 0 for never')
  .transform((text) => (text === '0' ? null : Number(text) * 60_000))

const onOrOff = z.enum(['on', 'off'], { error: 'it must be on or off' })

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
)

const origin = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : null
  const isOrigin =
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.pathname === '/' &&
    `${url.search}${url.hash}${url.username}` === ''
  if (!isOrigin)
    context.addIssue('it must be an address like https://help.example.org, with nothing after the host')
  return url?.origin ?? ''
})

const phoneNumbers = list
  .refine((texts) => texts.length <= MAX_PHONE_NUMBERS, `it must be at most ${MAX_PHONE_NUMBERS} numbers`)
  .transform((texts, context) => {
    const numbers = texts.map(readPhoneNumber)
    const good = numbers.filter((number) => number !== null)
    if (good.length < numbers.length)
      context.addIssue(
        'it must be a list like Berlin +49 30 1234567, New York +1 212 5550100, with commas between',
      )
    return good
  })

/** Read by a function of its own; null is a mistake. */
const readBy = <Read>(read: (text: string) => Read | null, hint: string) =>
  z.string().transform((text, context) => {
    const value = read(text)
    if (value === null) context.addIssue(hint)
    return value ?? z.NEVER
  })

const filePath = z
  .string()
  .min(1, 'it must be a path')
  .transform((text) => path.resolve(text))

/** Names as in a JSON file; in the environment `publicUrl` is DESKSIDE_PUBLIC_URL. */
export const settings = {
  host: z
    .string()
    .min(1, 'it must be an address to listen on, like 127.0.0.1 or 0.0.0.0')
    .default('127.0.0.1'),
  port: wholeNumber(0, 65_535).default(7443),
  publicUrl: origin.optional(),
  tlsCert: filePath.optional(),
  tlsKey: filePath.optional(),
  dataDir: filePath.prefault('deskside-data'),
  downloadsDir: filePath.optional(),
  allowedOrigins: list
    .refine((origins) => origins.every((text) => /^[a-z][a-z0-9+.-]*:\/\/[a-z0-9.:[\]-]+$/.test(text)), {
      error: 'it must be a list of origins like app://csr-app, with commas between',
    })
    .prefault('app://csr-app,app://customer-agent'),
  trustedProxies: list
    .transform((networks, context) => {
      const read = readNetworks(networks)
      if (read === null)
        context.addIssue('it must be a list of addresses or networks like 10.0.0.0/8, with commas between')
      return read ?? z.NEVER
    })
    .prefault(''),
  stunUrls: list
    .refine(
      (urls) => urls.every((url) => /^stuns?:[^\s/]+$/.test(url)),
      'it must be a list like stun:relay.example.org:3478',
    )
    .refine((urls) => urls.length <= 4, 'four STUN servers are the most an app is told')
    .prefault(''),
  turnUrls: list
    .refine(
      (urls) => urls.every((url) => /^turns?:[^\s/]+$/.test(url)),
      'it must be a list like turn:relay.example.org:3478',
    )
    .refine((urls) => urls.length <= 4, 'four relays are the most an app is told')
    .prefault(''),
  turnSecret: z.string().min(16, 'it must be at least 16 characters, the same as in the relay').optional(),
  turnLifetimeSeconds: wholeNumber(300, 3_600).prefault('3600'),
  keepTranscripts: onOrOff.default('on'),
  secondariesSee: onOrOff.default('on'),
  phoneNumbers: phoneNumbers.prefault(''),
  smtpUrl: readBy(
    readSmtpUrl,
    'it must be an address like smtps://user:password@mail.example.org, with nothing after the port',
  ).optional(),
  mailFrom: readBy(
    readSender,
    'it must be an address like help@example.org or Example Support <help@example.org>',
  ).optional(),
  mailTemplatesDir: filePath.optional(),
  logLevel: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], {
      error: 'it must be silent, error, warn, info or debug',
    })
    .default('info'),
  /** 0: never. */
  nobodyJoinedMinutes: minutes.prefault('30'),
  nothingHappensMinutes: minutes.prefault('60'),
  socketsPerAddress: wholeNumber(1, 1_000_000).prefault('20'),
  upgradesPerMinute: wholeNumber(1, 1_000_000).prefault('120'),
  claimsPerMinute: wholeNumber(1, 1_000_000).prefault('5'),
  pageViewsPerMinute: wholeNumber(1, 1_000_000).prefault('20'),
  signInsPerMinute: wholeNumber(1, 1_000_000).prefault('20'),
}
export const settingsSchema = z.strictObject(settings)
export type Settings = z.infer<typeof settingsSchema>
