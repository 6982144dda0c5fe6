import { fromBase64url, toBase64url } from '../kernel/bytes.ts'
import { pairBodyExamples } from '../protocol/pair-body.examples.ts'
import { MAX_SEALED_BYTES, type PairBodyOf, pairBodySchema, parsePairBody } from '../protocol/pair-body.ts'
import { pairedSecrets } from '../testing/handshake-pair.ts'
import { SealedChannel } from './sealed-channel.ts'

type Sealed = PairBodyOf<'sealed'>

function channels(epoch = 0) {
  const { initiator, responder } = pairedSecrets()
  return {
    csr: new SealedChannel(initiator, epoch, initiator.nonces),
    customer: new SealedChannel(responder, epoch, responder.nonces),
  }
}

const refusal = (code: string) => expect.objectContaining({ code })

describe('sealed channel', () => {
  it('carries text both ways', () => {
    const { csr, customer } = channels()

    expect(customer.open(csr.seal('{"type":"offer"}'))).toBe('{"type":"offer"}')
    expect(csr.open(customer.seal('答复 🔑'))).toBe('答复 🔑')
  })

  it('shows the server nothing of what it carries, and the same text differently each time', () => {
    const { csr } = channels()
    const [first, second] = [csr.seal('candidate:192.0.2.7'), csr.seal('candidate:192.0.2.7')]

    expect(first.box).not.toBe(second.box)
    expect(Buffer.from(first.box, 'base64url').toString('latin1')).not.toContain('192.0.2.7')
    expect(pairBodySchema.safeParse(first).success).toBe(true)
  })

  it('goes on after lost messages', () => {
    const { csr, customer } = channels()
    csr.seal('lost')
    csr.seal('lost too')

    expect(customer.open(csr.seal('arrived'))).toBe('arrived')
  })

  it('refuses a message that comes again or after a newer one, and goes on', () => {
    const { csr, customer } = channels()
    const [first, second] = [csr.seal('first'), csr.seal('second')]

    expect(customer.open(second)).toBe('second')
    expect(() => customer.open(second)).toThrow(refusal('replayed'))
    expect(() => customer.open(first)).toThrow(refusal('replayed'))
    expect(customer.open(csr.seal('third'))).toBe('third')
  })

  it('refuses its own messages sent back', () => {
    const { csr, customer } = channels()
    const own = csr.seal('offer')

    expect(() => csr.open(own)).toThrow(refusal('tampered'))
    expect(customer.open(own)).toBe('offer')
  })

  it.each<[string, (body: Sealed) => Sealed]>([
    ['another number', (body) => ({ ...body, seq: body.seq + 1 })],
    ['a bit changed', (body) => ({ ...body, box: flip(body.box, 3) })],
    ['its tag changed', (body) => ({ ...body, box: flip(body.box, -1) })],
    ['its end cut off', (body) => ({ ...body, box: cut(body.box) })],
  ])('refuses a message with %s and is none the wiser', (_, change) => {
    const { csr, customer } = channels()
    const genuine = csr.seal('a whole offer')

    expect(() => customer.open(change(genuine))).toThrow(refusal('tampered'))
    expect(customer.open(genuine)).toBe('a whole offer')
  })

  it('refuses a second way of writing the same bytes', () => {
    const { csr, customer } = channels()
    const genuine = csr.seal('ab')

    expect(genuine.box).toHaveLength(24)
    expect(() => customer.open({ ...csr.seal('abc'), box: `${csr.seal('abc').box.slice(0, -1)}_` })).toThrow(
      refusal('bad-encoding'),
    )
  })

  it('refuses messages of another epoch, even under the same nonces', () => {
    const { initiator, responder } = pairedSecrets()
    const [zero, one] = [0, 1].map((epoch) => new SealedChannel(initiator, epoch, initiator.nonces))
    const customer = new SealedChannel(responder, 1, responder.nonces)
    const old = zero?.seal('old') as Sealed

    expect(() => customer.open(old)).toThrow(refusal('replayed'))
    expect(() => customer.open({ ...old, epoch: 1 })).toThrow(refusal('tampered'))
    expect(customer.open(one?.seal('new') as Sealed)).toBe('new')
  })

  it('refuses messages of another pair', () => {
    expect(() => channels().customer.open(channels().csr.seal('hello'))).toThrow(refusal('tampered'))
  })

  it('seals up to its limit and not beyond', () => {
    const { csr, customer } = channels()
    const largest = 'x'.repeat(MAX_SEALED_BYTES)
    const body = csr.seal(largest)

    expect(parsePairBody(body)).toEqual(body)
    expect(customer.open(body)).toBe(largest)
    expect(() => csr.seal(`${largest}x`)).toThrow(RangeError)
  })

  it('neither seals nor opens once its keys are forgotten', () => {
    const { csr, customer } = channels()
    const late = csr.seal('late')
    csr.forget()
    customer.forget()

    expect(() => customer.open(late)).toThrow(refusal('replayed'))
    expect(() => csr.seal('later')).toThrow(RangeError)
  })
})

describe('pair bodies', () => {
  it.each(pairBodyExamples.valid.map((sample) => [sample.kind, sample] as const))(
    'accept a %s',
    (_, sample) => {
      expect(parsePairBody(sample)).toEqual(sample)
    },
  )

  it.each(Object.entries(pairBodyExamples.rejected))('refuse %s', (_, sample) => {
    expect(parsePairBody(sample)).toBeNull()
  })
})

function flip(box: string, at: number): string {
  const bytes = fromBase64url(box) ?? new Uint8Array()
  const index = (at + bytes.length) % bytes.length
  bytes[index] = (bytes[index] ?? 0) ^ 1
  return toBase64url(bytes)
}

function cut(box: string): string {
  return toBase64url((fromBase64url(box) ?? new Uint8Array()).slice(0, -1))
}
