/**
 * The code that brings two people together: a nameplate the server gives and everyone may know, and a secret made
 * here that no server ever sees. Spoken it is `NNN NNN - SSS SSS`; in a link the secret is 128 bits in the fragment,
 * in Crockford's base32 (no I, L, O, U), which browsers never send.
 *
 * Whatever is read here can only fill in a code. There is no grammar for a server, a setting or a command.
 */
import { utf8ToBytes } from '../kernel/bytes.ts'
import type { RandomBytes } from '../kernel/clock.ts'

export interface JoinCode {
  readonly kind: 'code' | 'link'
  /** Six digits. */
  readonly nameplate: string
  /** Six digits, or 26 characters of base32 in lower case. */
  readonly secret: string
}

/** The half of a code that everyone may know, as a mail of the site carries it; the other half is told by voice. */
export interface JoinNumber {
  readonly kind: 'number'
  readonly nameplate: string
}

/** What a start of the helper can fill in. */
export type JoinPrefill = JoinCode | JoinNumber

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const LINK_SECRET_BYTES = 16
/** 128 bits are 25 characters and three bits, so the last character ends in two zero bits. */
const LINK_SECRET = /^[0-9a-hjkmnp-tv-z]{25}[048cgmrw]$/
/** Nothing that holds a code is longer; what is longer is not looked at. */
const MAX_INPUT_LENGTH = 512
const MAX_ARGUMENTS = 64

/** Six digits, each code equally likely: draws that would favour some are thrown away. */
export function makeCodeSecret(random: RandomBytes): string {
  for (;;) {
    const [high = 0, middle = 0, low = 0] = random(3)
    const draw = (high << 16) | (middle << 8) | low
    if (draw < 16_000_000) return String(draw % 1_000_000).padStart(6, '0')
  }
}

export function makeLinkSecret(random: RandomBytes): string {
  let bits = random(LINK_SECRET_BYTES).reduce((value, byte) => (value << 8n) | BigInt(byte), 0n) << 2n
  let secret = ''
  for (let character = 0; character < 26; character++) {
    secret = `${ALPHABET[Number(bits & 31n)]}${secret}`
    bits >>= 5n
  }
  return secret
}

/** What the handshake is run with. */
export function secretBytes(secret: string): Uint8Array {
  return utf8ToBytes(secret)
}

/** `123 456 - 789 012`; with an empty secret what stands before the cursor while the rest is typed. */
export function formatJoinCode(nameplate: string, secret: string): string {
  return `${formatHalf(nameplate)} - ${secret === '' ? '' : formatHalf(secret)}`
}

/** `123 456` */
export function formatHalf(digits: string): string {
  return `${digits.slice(0, 3)} ${digits.slice(3)}`
}

/** `pageUrl` is the invite page as the server names it, without a fragment. */
export function joinLink(pageUrl: string, secret: string): string {
  return `${pageUrl}#${secret}`
}

/** The link that opens the helper with the code filled in. */
export function helperLink({ nameplate, secret }: JoinCode): string {
  return `deskside:join/${nameplate}#${secret}`
}

/** The secret half as it is read out: `789 012`. */
export function spokenSecret(code: string): string {
  return code.slice(code.indexOf('-') + 1).trim()
}

/** What a person typed or pasted: a code in any grouping, an invite link or a helper link. */
export function parseJoinInput(text: string): JoinCode | null {
  if (text.length > MAX_INPUT_LENGTH) return null
  const trimmed = text.trim()
  return parseSpokenCode(trimmed) ?? parseWebLink(trimmed) ?? parseHelperLink(trimmed)
}

/** What the operating system started the helper with. Options are not read; two different codes are none. */
export function parseJoinArguments(argv: readonly string[]): JoinPrefill | null {
  const found = argv
    .slice(0, MAX_ARGUMENTS)
    .filter((argument) => argument.length <= MAX_INPUT_LENGTH && !argument.startsWith('-'))
    .map((argument) => parseHelperLink(argument) ?? parseSpokenCode(argument) ?? parseNumberLink(argument))
    .filter((code) => code !== null)
  const [first] = found
  const agree = found.every((code) => isSame(code, first))
  return first !== undefined && agree ? first : null
}

/**
 * The name the helper was saved under, path or bare: `Deskside-Helper-123456-789012 (1).exe`. Copies, renames and
 * doubled endings are fine as long as there is one run of six and six digits, and only one.
 */
export function parseJoinFileName(path: string): JoinCode | null {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  if (name.length > MAX_INPUT_LENGTH) return null
  const runs = [...name.matchAll(/(?<!\d)(\d{6})[-_. ]{0,3}(\d{6})(?!\d)/g)]
  const [, nameplate, secret] = runs.length === 1 ? (runs[0] ?? []) : []
  return joinCode(nameplate, secret)
}

function parseSpokenCode(text: string): JoinCode | null {
  const ascii = text.replace(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
  // Spaces of every width, hyphens and dashes, dots and middle dots: whatever people and mail programs put between.
  const digits = ascii.replace(/[\s.\-_\u00ad\u00b7\u200b-\u2015\u2060\u2212\u30fb\uff0d\uff0e]/g, '')
  const [, nameplate, secret] = /^(\d{6})(\d{6})$/.exec(digits) ?? []
  return joinCode(nameplate, secret)
}

/** The host is not read: the helper knows its one server and a link cannot name another. */
function parseWebLink(text: string): JoinCode | null {
  const grammar =
    /^https?:\/\/[a-z0-9.:[\]-]{1,255}(?:\/[a-z0-9._~-]{1,64}){0,8}?\/j\/(\d{6})\/?#([0-9a-z]{6,26})$/i
  const [, nameplate, secret] = grammar.exec(text) ?? []
  return joinCode(nameplate, secret)
}

/** Launchers add slashes after the scheme and some write `#` as `%23`. */
function parseHelperLink(text: string): JoinCode | null {
  const [, nameplate, secret] =
    /^deskside:(?:\/\/)?join\/(\d{6})\/?(?:#|%23)([0-9a-z]{6,26})$/i.exec(text) ?? []
  return joinCode(nameplate, secret)
}

/** A helper link without a secret: the number alone, and not a character after it. */
function parseNumberLink(text: string): JoinNumber | null {
  const [, nameplate] = /^deskside:(?:\/\/)?join\/(\d{6})\/?$/i.exec(text) ?? []
  return nameplate === undefined ? null : { kind: 'number', nameplate }
}

function isSame(one: JoinPrefill, other: JoinPrefill | undefined): boolean {
  const secretOf = (code: JoinPrefill): string => (code.kind === 'number' ? '' : code.secret)
  return other !== undefined && one.nameplate === other.nameplate && secretOf(one) === secretOf(other)
}

function joinCode(nameplate: string | undefined, secret: string | undefined): JoinCode | null {
  if (nameplate === undefined || secret === undefined) return null
  if (/^\d{6}$/.test(secret)) return { kind: 'code', nameplate, secret }
  const canonical = secret.toLowerCase().replaceAll('o', '0').replace(/[il]/g, '1')
  return LINK_SECRET.test(canonical) ? { kind: 'link', nameplate, secret: canonical } : null
}
