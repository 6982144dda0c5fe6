/**
 * CPace, a balanced password-authenticated key exchange: two people who share a short secret get a strong key,
 * and whoever carries the messages can test one guess per run at most, none offline.
 *
 * draft-irtf-cfrg-cpace-21 (April 2026), suite CPACE-RISTR255-SHA512 in the initiator-responder setting;
 * group: RFC 9496. The draft's vectors are in cpace.vectors.ts.
 */
import { ristretto255, ristretto255_hasher } from '@noble/curves/ed25519.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { concatBytes, lengthPrefixed } from '../kernel/bytes.ts'
import type { RandomBytes } from '../kernel/clock.ts'
import { TrustError } from './trust-error.ts'

const DOMAIN = 'CPaceRistretto255'
const SHA512_BLOCK_BYTES = 128
export const SHARE_BYTES = 32

export interface CpaceInput {
  /** The shared secret, `PRS` in the draft. */
  readonly secret: Uint8Array
  /** What both sides must agree on without sending it: protocol, site, roles. `CI` in the draft. */
  readonly channel: Uint8Array
  /** Unique for this run; both sides contribute. `sid` in the draft. */
  readonly sessionId: Uint8Array
}

/** A public share and the data that becomes authenticated with it. */
export interface CpaceMessage {
  readonly share: Uint8Array
  readonly associatedData: Uint8Array
}

type Point = InstanceType<typeof ristretto255.Point>

/** Hashes the secret and the circumstances to a group element whose logarithm nobody knows. */
export function calculateGenerator({ secret, channel, sessionId }: CpaceInput): Uint8Array {
  return generatorPoint({ secret, channel, sessionId }).toBytes()
}

function generatorPoint({ secret, channel, sessionId }: CpaceInput): Point {
  // The padding fills the first hash block, so its timing says nothing about the secret's length.
  const used = lengthPrefixed(DOMAIN).length + lengthPrefixed(secret).length
  const padding = new Uint8Array(Math.max(0, SHA512_BLOCK_BYTES - 1 - used))
  const digest = sha512(lengthPrefixed(DOMAIN, secret, padding, channel, sessionId))
  const derive = ristretto255_hasher.deriveToCurve
  if (derive === undefined) throw new Error('The curve library lacks the element derivation of RFC 9496')
  return derive(digest)
}

/** 252 uniform bits, as the draft recommends; zero would give the identity away and is drawn again. */
function sampleScalar(random: RandomBytes): bigint {
  for (;;) {
    const bytes = Uint8Array.from(random(32))
    bytes[31] = (bytes[31] ?? 0) & 0x0f
    const scalar = bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n)
    bytes.fill(0)
    if (scalar !== 0n) return scalar
  }
}

/** Multiplies a share from outside; an encoding RFC 9496 does not decode and the identity element end the run. */
export function multiplyShare(scalar: bigint, share: Uint8Array): Uint8Array {
  const point = decodeShare(share)
  if (point.is0()) throw new TrustError('bad-encoding', 'share is the identity element')
  return point.multiply(scalar).toBytes()
}

function decodeShare(share: Uint8Array): Point {
  try {
    return ristretto255.Point.fromBytes(share)
  } catch (error) {
    throw new TrustError('bad-encoding', 'share is not a group element', error)
  }
}

/** One side of one run. */
export class CpaceRun {
  readonly share: Uint8Array
  readonly #sessionId: Uint8Array
  /** Gone after `finish`: a scalar is good for one run. */
  #scalar: bigint | null

  constructor(input: CpaceInput, random: RandomBytes) {
    this.#scalar = sampleScalar(random)
    this.#sessionId = input.sessionId
    this.share = generatorPoint(input).multiply(this.#scalar).toBytes()
  }

  /**
   * The session key (`ISK`, 64 bytes). Equal on both sides only if secret, channel, session id and both messages are.
   * The Diffie-Hellman value itself never leaves this function: with it, guesses could be tested offline.
   */
  finish(peerShare: Uint8Array, initiator: CpaceMessage, responder: CpaceMessage): Uint8Array {
    const scalar = this.#scalar
    this.#scalar = null
    if (scalar === null) throw new TrustError('out-of-order', 'a run finishes once')
    const shared = multiplyShare(scalar, peerShare)
    const transcript = concatBytes(
      lengthPrefixed(initiator.share, initiator.associatedData),
      lengthPrefixed(responder.share, responder.associatedData),
    )
    const keyInput = concatBytes(lengthPrefixed(`${DOMAIN}_ISK`, this.#sessionId, shared), transcript)
    const key = sha512(keyInput)
    shared.fill(0)
    keyInput.fill(0)
    return key
  }

  /** Forgets the scalar of a run that will not finish. */
  abandon(): void {
    this.#scalar = null
  }
}
