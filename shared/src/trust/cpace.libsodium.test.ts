import { createHash, randomBytes } from 'node:crypto'
import sodium from 'libsodium-wrappers-sumo'
import { bytesToHex, concatBytes, hexToBytes, lengthPrefixed } from '../kernel/bytes.ts'
import { CpaceRun, calculateGenerator } from './cpace.ts'
import { RISTRETTO_BAD_ENCODINGS } from './cpace.vectors.ts'

/** Long enough to be thousands of comparisons on an idle machine, short enough to stay quick on a busy one. */
const BUDGET_MS = 1_500

const random = (length: number) => Uint8Array.from(randomBytes(length))
const sha512 = (bytes: Uint8Array) => Uint8Array.from(createHash('sha512').update(bytes).digest())

/** The same suite written once more over libsodium, sharing nothing with the product but the joining of parts. */
function sodiumGenerator(secret: Uint8Array, channel: Uint8Array, sessionId: Uint8Array): Uint8Array {
  const padding = new Uint8Array(Math.max(0, 128 - 1 - 18 - lengthPrefixed(secret).length))
  return sodium.crypto_core_ristretto255_from_hash(
    sha512(lengthPrefixed('CPaceRistretto255', secret, padding, channel, sessionId)),
  )
}

describe('CPace beside libsodium', () => {
  beforeAll(() => sodium.ready)

  it('gives the same generator, shares and session key in every random run', () => {
    const deadline = performance.now() + BUDGET_MS
    let runs = 0

    while (performance.now() < deadline || runs < 25) {
      const secret = random(runs % 140)
      const [channel, sessionId, adA, adB] = [
        random(runs % 50),
        random(32),
        random(runs % 200),
        random(runs % 7),
      ]
      const scalar = random(32)
      scalar[31] = (scalar[31] ?? 0) & 0x0f
      const peerScalar = sodium.crypto_core_ristretto255_scalar_random()
      const generator = sodiumGenerator(secret, channel, sessionId)
      const peerShare = sodium.crypto_scalarmult_ristretto255(peerScalar, generator)
      const input = { secret, channel, sessionId }

      const ours = new CpaceRun(input, () => scalar)
      const ourKey = ours.finish(
        peerShare,
        { share: ours.share, associatedData: adA },
        { share: peerShare, associatedData: adB },
      )

      expect(bytesToHex(calculateGenerator(input))).toBe(bytesToHex(generator))
      expect(bytesToHex(ours.share)).toBe(
        bytesToHex(sodium.crypto_scalarmult_ristretto255(scalar, generator)),
      )
      const shared = sodium.crypto_scalarmult_ristretto255(peerScalar, ours.share)
      const theirKey = sha512(
        concatBytes(
          lengthPrefixed('CPaceRistretto255_ISK', sessionId, shared),
          lengthPrefixed(ours.share, adA, peerShare, adB),
        ),
      )
      expect(bytesToHex(ourKey)).toBe(bytesToHex(theirKey))
      runs++
    }
  })

  it('accepts and refuses the same encodings', () => {
    const run = () => new CpaceRun({ secret: random(6), channel: random(4), sessionId: random(32) }, random)
    let accepted = 0

    for (let sample = 0; sample < 150; sample++) {
      const share = random(32)
      // Even and below 2^255: otherwise nearly every sample fails at the first look.
      share[0] = (share[0] ?? 0) & 0xfe
      share[31] = (share[31] ?? 0) & 0x7f
      const ours = run()
      const message = { share, associatedData: new Uint8Array() }
      let works = true
      try {
        ours.finish(share, message, message)
      } catch {
        works = false
      }
      expect(works).toBe(sodium.crypto_core_ristretto255_is_valid_point(share))
      if (works) accepted++
    }
    expect(accepted).toBeGreaterThan(0)
    for (const encoding of RISTRETTO_BAD_ENCODINGS) {
      expect(sodium.crypto_core_ristretto255_is_valid_point(hexToBytes(encoding))).toBe(false)
    }
  })
})
