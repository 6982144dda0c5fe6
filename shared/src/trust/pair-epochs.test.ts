import type { PairBody } from '../protocol/pair-body.ts'
import { countingRandom, csrIdentity, customerIdentity, pairedSecrets } from '../testing/handshake-pair.ts'
import { type Heard, PairEpochs } from './pair-epochs.ts'

function aPair() {
  const { initiator, responder } = pairedSecrets()
  return {
    csr: new PairEpochs(initiator, countingRandom(501)),
    customer: new PairEpochs(responder, countingRandom(502)),
  }
}

function replyOf(heard: Heard): PairBody {
  if (heard.kind !== 'fresh-epoch' || heard.reply === null)
    throw new Error(`no reply in ${JSON.stringify(heard)}`)
  return heard.reply
}

function restart({ csr, customer }: ReturnType<typeof aPair>): void {
  expect(csr.hear(replyOf(customer.hear(csr.beginRestart())))).toEqual({ kind: 'fresh-epoch', reply: null })
}

const ignored = (why: string) => ({ kind: 'ignored', why })

describe('pair epochs', () => {
  it('begin at 0 with the keys of the handshake', () => {
    const { csr, customer } = aPair()

    expect(customer.hear(csr.seal('offer'))).toEqual({ kind: 'signal', text: 'offer' })
    expect(csr.hear(customer.seal('answer'))).toEqual({ kind: 'signal', text: 'answer' })
    expect([csr.epoch, customer.epoch]).toEqual([0, 0])
  })

  it('move on together, again and again', () => {
    const pair = aPair()

    for (let epoch = 1; epoch <= 5; epoch++) {
      restart(pair)
      expect([pair.csr.epoch, pair.customer.epoch]).toEqual([epoch, epoch])
      expect(pair.customer.hear(pair.csr.seal('offer'))).toEqual({ kind: 'signal', text: 'offer' })
    }
  })

  it('let the side that cannot begin ask for it', () => {
    const { csr, customer } = aPair()

    expect(csr.hear(customer.wantRestart())).toEqual({ kind: 'wanted' })
    expect(csr.hear(replyOf(customer.hear(csr.beginRestart()))).kind).toBe('fresh-epoch')
    expect(csr.epoch).toBe(1)
  })

  it('come together again after messages got lost on either way', () => {
    const pair = aPair()
    pair.csr.beginRestart()
    pair.customer.hear(pair.csr.beginRestart())
    expect([pair.csr.epoch, pair.customer.epoch]).toEqual([0, 2])

    restart(pair)

    expect([pair.csr.epoch, pair.customer.epoch]).toEqual([3, 3])
  })

  it('come together again when the side that got ahead asks', () => {
    const { csr, customer } = aPair()
    customer.hear(csr.beginRestart())

    expect(csr.hear(customer.wantRestart())).toEqual({ kind: 'wanted' })
    csr.hear(replyOf(customer.hear(csr.beginRestart())))

    expect([csr.epoch, customer.epoch]).toEqual([2, 2])
  })

  it('need no second push while a restart is under way', () => {
    const { csr, customer } = aPair()
    const wanted = customer.wantRestart()
    csr.hear(wanted)
    csr.beginRestart()

    expect(csr.hear(wanted)).toEqual(ignored('replayed'))
  })

  it('accept only the answer to the latest beginning', () => {
    const { csr, customer } = aPair()
    const late = replyOf(customer.hear(csr.beginRestart()))
    const latest = replyOf(customer.hear(csr.beginRestart()))

    expect(csr.hear(late)).toEqual(ignored('replayed'))
    expect(csr.hear(latest).kind).toBe('fresh-epoch')
    expect(csr.hear(latest)).toEqual(ignored('replayed'))
  })

  it('do not come back when an old session is replayed whole', () => {
    const pair = aPair()
    const recorded: PairBody[] = []
    for (let round = 0; round < 3; round++) {
      const wanted = pair.customer.wantRestart()
      pair.csr.hear(wanted)
      const begun = pair.csr.beginRestart()
      const answer = replyOf(pair.customer.hear(begun))
      pair.csr.hear(answer)
      const offer = pair.csr.seal(`offer ${round}`)
      const reply = pair.customer.seal(`answer ${round}`)
      pair.customer.hear(offer)
      pair.csr.hear(reply)
      recorded.push(wanted, begun, answer, offer, reply)
    }

    for (const body of [...recorded, ...recorded.toReversed()]) {
      expect(pair.csr.hear(body).kind).toBe('ignored')
      expect(pair.customer.hear(body).kind).toBe('ignored')
    }

    expect([pair.csr.epoch, pair.customer.epoch]).toEqual([3, 3])
    expect(pair.customer.hear(pair.csr.seal('still here'))).toEqual({ kind: 'signal', text: 'still here' })
  })

  it('are not restarted by somebody else', () => {
    const pair = aPair()
    const stranger = aPair()
    const answer = replyOf(stranger.customer.hear(stranger.csr.beginRestart()))

    expect(pair.customer.hear(stranger.csr.beginRestart())).toEqual(ignored('tampered'))
    expect(pair.csr.hear(stranger.customer.wantRestart())).toEqual(ignored('tampered'))
    pair.csr.beginRestart()
    expect(pair.csr.hear(answer)).toEqual(ignored('tampered'))
    expect([pair.csr.epoch, pair.customer.epoch]).toEqual([0, 0])
  })

  it.each([
    ['epoch', 7],
    ['nonce', 'AAAAAAAAAAAAAAAAAAAAAA'],
    ['mac', 'A'.repeat(43)],
  ])('are not restarted when the %s was changed on the way', (field, value) => {
    const { csr, customer } = aPair()
    const change = (body: PairBody) => ({ ...body, [field]: value }) as PairBody

    expect(customer.hear(change(csr.beginRestart()))).toEqual(ignored('tampered'))
    const answer = replyOf(customer.hear(csr.beginRestart()))
    expect(csr.hear(change(answer)).kind).toBe('ignored')
    expect(csr.hear(answer).kind).toBe('fresh-epoch')
  })

  it('do not take a message of one kind for another, nor one’s own', () => {
    const { csr, customer } = aPair()
    const begun = csr.beginRestart()
    const wanted = customer.wantRestart()

    expect(csr.hear({ ...begun, kind: 'restarted' })).toEqual(ignored('tampered'))
    expect(csr.hear(begun)).toEqual(ignored('out-of-order'))
    expect(customer.hear(wanted)).toEqual(ignored('out-of-order'))
    expect(
      customer.hear({ kind: 'restart', epoch: 1, nonce: 'AAAAAAAAAAAAAAAAAAAAAA', mac: wanted.mac }),
    ).toEqual(ignored('tampered'))
    expect(() => customer.beginRestart()).toThrow(expect.objectContaining({ code: 'out-of-order' }))
    expect(() => csr.wantRestart()).toThrow(expect.objectContaining({ code: 'out-of-order' }))
  })

  it('hear no handshake any more', () => {
    const handshake = { kind: 'claim', mode: 'code', nonce: 'AAAAAAAAAAAAAAAAAAAAAA' } as const

    expect(aPair().csr.hear({ kind: 'handshake', handshake })).toEqual(ignored('out-of-order'))
  })

  it('prove each connection with a proof of its own', () => {
    const pair = aPair()
    const { csr, customer } = pair
    const old = csr.ownProof(csrIdentity.fingerprint)
    expect(customer.isPeerProof(old, customerIdentity.fingerprint)).toBe(true)

    restart(pair)

    expect(customer.isPeerProof(old, customerIdentity.fingerprint)).toBe(false)
    expect(customer.isPeerProof(csr.ownProof(csrIdentity.fingerprint), customerIdentity.fingerprint)).toBe(
      true,
    )
  })

  it('hear, seal and prove nothing once they are forgotten', () => {
    const { csr, customer } = aPair()
    const offer = csr.seal('offer')
    const proof = csr.ownProof(csrIdentity.fingerprint)
    const begun = csr.beginRestart()
    csr.forget()
    customer.forget()

    expect(customer.hear(offer)).toEqual(ignored('out-of-order'))
    expect(customer.hear(begun)).toEqual(ignored('out-of-order'))
    expect(customer.isPeerProof(proof, customerIdentity.fingerprint)).toBe(false)
    // Everybody can compute a proof under a key of zeros.
    expect(customer.isPeerProof(csr.ownProof(csrIdentity.fingerprint), customerIdentity.fingerprint)).toBe(
      false,
    )
    expect(() => csr.seal('offer')).toThrow(RangeError)
  })
})
