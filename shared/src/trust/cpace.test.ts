import { bytesToHex, hexToBytes, lengthPrefixed } from '../kernel/bytes.ts'
import { CpaceRun, calculateGenerator, multiplyShare } from './cpace.ts'
import { CPACE_VECTORS, RISTRETTO_BAD_ENCODINGS } from './cpace.vectors.ts'

const vectors = CPACE_VECTORS
const input = {
  secret: hexToBytes(vectors.secret),
  channel: hexToBytes(vectors.channel),
  sessionId: hexToBytes(vectors.sessionId),
}
const initiator = {
  share: hexToBytes(vectors.initiator.share),
  associatedData: hexToBytes(vectors.initiator.associatedData),
}
const responder = {
  share: hexToBytes(vectors.responder.share),
  associatedData: hexToBytes(vectors.responder.associatedData),
}

const runWith = (scalar: string) => new CpaceRun(input, () => hexToBytes(scalar))
const littleEndian = (hex: string) => BigInt(`0x${bytesToHex(hexToBytes(hex).reverse())}`)

describe('CPace', () => {
  it('joins with lengths as the draft does', () => {
    expect(bytesToHex(lengthPrefixed(...vectors.lengthPrefixed.parts))).toBe(vectors.lengthPrefixed.joined)
    expect(bytesToHex(lengthPrefixed(new Uint8Array(128)).subarray(0, 2))).toBe('8001')
  })

  it("reproduces the draft's generator and shares", () => {
    expect(bytesToHex(calculateGenerator(input))).toBe(vectors.generator)
    expect(bytesToHex(runWith(vectors.initiator.scalar).share)).toBe(vectors.initiator.share)
    expect(bytesToHex(runWith(vectors.responder.scalar).share)).toBe(vectors.responder.share)
  })

  it("reproduces the draft's shared point and session key on both sides", () => {
    const shared = multiplyShare(littleEndian(vectors.initiator.scalar), responder.share)
    const atInitiator = runWith(vectors.initiator.scalar).finish(responder.share, initiator, responder)
    const atResponder = runWith(vectors.responder.scalar).finish(initiator.share, initiator, responder)

    expect(bytesToHex(shared)).toBe(vectors.sharedPoint)
    expect(bytesToHex(atInitiator)).toBe(vectors.sessionKey)
    expect(bytesToHex(atResponder)).toBe(vectors.sessionKey)
  })

  it("multiplies the draft's valid point and refuses its invalid ones", () => {
    const { scalar, point, product, invalidPoints } = vectors.multiplication

    expect(bytesToHex(multiplyShare(littleEndian(scalar), hexToBytes(point)))).toBe(product)
    for (const invalid of invalidPoints) {
      expect(() => multiplyShare(littleEndian(scalar), hexToBytes(invalid))).toThrow(
        expect.objectContaining({ code: 'bad-encoding' }),
      )
    }
  })

  it.each([...RISTRETTO_BAD_ENCODINGS, '', '00'.repeat(31), '00'.repeat(33)])(
    'ends the run on share "%s"',
    (share) => {
      const run = runWith(vectors.initiator.scalar)

      expect(() => run.finish(hexToBytes(share), initiator, responder)).toThrow(
        expect.objectContaining({ code: 'bad-encoding' }),
      )
    },
  )

  it('uses a scalar once', () => {
    const run = runWith(vectors.initiator.scalar)
    run.finish(responder.share, initiator, responder)

    expect(() => run.finish(responder.share, initiator, responder)).toThrow(
      expect.objectContaining({ code: 'out-of-order' }),
    )
  })

  it('draws again when chance gives the scalar zero', () => {
    const draws = [new Uint8Array(32), hexToBytes(vectors.initiator.scalar)]
    const run = new CpaceRun(input, () => draws.shift() ?? new Uint8Array(32))

    expect(bytesToHex(run.share)).toBe(vectors.initiator.share)
  })
})
