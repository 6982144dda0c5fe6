/** The server's surroundings as it is handed them: two clocks, chance, and ids made from chance. */
import { createHash, randomBytes as nodeRandomBytes } from 'node:crypto'
import type { Clock, RandomBytes } from '@deskside/shared/kernel/clock.ts'

/** What time it is for people and records. Never used to measure: it can jump. */
export type WallClock = () => Date

export const systemClock: Clock = {
  now: () => performance.now(),
  setTimer: (ms, call) => {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  },
}

export const systemWallClock: WallClock = () => new Date()

export const systemRandom: RandomBytes = (length) => nodeRandomBytes(length)

const ID_BYTES = 16
const TOKEN_BYTES = 32

/** 128 bits in base64url: nobody can guess one, and none is ever given twice. */
export function makeId(random: RandomBytes): string {
  return Buffer.from(random(ID_BYTES)).toString('base64url')
}

/** 256 bits in base64url, for whoever is to prove later that it was given to them. */
export function makeToken(random: RandomBytes): string {
  return Buffer.from(random(TOKEN_BYTES)).toString('base64url')
}

/** The only form in which a token is kept. It is too long to be guessed, so it needs no salt. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
