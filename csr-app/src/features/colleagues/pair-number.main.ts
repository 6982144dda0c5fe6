/** The number two colleagues compare to know that they have each other's key and nobody else's. */
import { scrypt } from 'node:crypto'
import { promisify } from 'node:util'

const DIGITS = 30
/** 64 bits more than the digits need, so that each is as likely as the others. */
const BYTES = 21
/**
 * Somebody in between would look for a key for each side that give the same number, about 2^50 tries; at some ten
 * milliseconds each that is out of reach.
 */
const COST = { N: 4096, r: 8, p: 1 } as const

const slowHash = promisify<Buffer, string, number, typeof COST, Buffer>(scrypt)

/** The same on both computers: `12345 12345 12345 12345 12345 12345`. */
export async function pairNumber(oneKey: string, otherKey: string): Promise<string> {
  const keys = Buffer.from([oneKey, otherKey].sort().join('+'))
  const hash = await slowHash(keys, 'deskside pair number 1', BYTES, COST)
  const digits = (BigInt(`0x${hash.toString('hex')}`) % 10n ** BigInt(DIGITS))
    .toString()
    .padStart(DIGITS, '0')
  return digits.replaceAll(/\d{5}(?=\d)/g, '$& ')
}
