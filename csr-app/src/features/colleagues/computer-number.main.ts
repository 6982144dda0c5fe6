/** The number by which a person can tell over the phone which computer is theirs. */
import { scrypt } from 'node:crypto'
import { promisify } from 'node:util'

const DIGITS = 30
/** 64 bits more than the digits need, so that each is as likely as the others. */
const BYTES = 21
/** About 2^100 tries find another key with the same number, and each takes some ten milliseconds. */
const COST = { N: 4096, r: 8, p: 1 } as const

const slowHash = promisify<Buffer, string, number, typeof COST, Buffer>(scrypt)

/** Of a public key: `12345 12345 12345 12345 12345 12345`. */
export async function computerNumber(publicKey: string): Promise<string> {
  const hash = await slowHash(Buffer.from(publicKey), 'deskside computer number 1', BYTES, COST)
  const number = BigInt(`0x${hash.toString('hex')}`) % 10n ** BigInt(DIGITS)
  return number
    .toString()
    .padStart(DIGITS, '0')
    .replaceAll(/\d{5}(?=\d)/g, '$& ')
}
