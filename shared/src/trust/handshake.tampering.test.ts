import { fromBase64url, toBase64url } from '../kernel/bytes.ts'
import type { HandshakeMessage } from '../protocol/handshake.ts'
import {
  anInitiator,
  aResponder,
  type Carrier,
  countingRandom,
  csrIdentity,
  customerIdentity,
  type Outcome,
  shakeHands,
} from '../testing/handshake-pair.ts'
import { HandshakeResponder } from './handshake.ts'
import { secretBytes } from './join-code.ts'

const NAMES = ['claim', 'commit', 'share', 'reveal', "invited side's confirm", "inviter's confirm"] as const
const REVEAL = 3
const LAST = 5

const at =
  (target: number, change: (message: HandshakeMessage) => readonly unknown[]): Carrier =>
  (message, index) =>
    index === target ? change(message) : [message]

function flipBits(text: string, byte: number): string {
  const bytes = fromBase64url(text) ?? new Uint8Array()
  bytes[byte % bytes.length] = (bytes[byte % bytes.length] ?? 0) ^ (1 << (byte % 8))
  return toBase64url(bytes)
}

const old = shakeHands(anInitiator(), aResponder()).sent
const rewritten = (text: string, change: object) => JSON.stringify({ ...JSON.parse(text), ...change })

/** An honest handshake up to message number `target`: that message and who said it. */
function saidAt(target: number) {
  const initiator = anInitiator()
  const responder = aResponder()
  let message: HandshakeMessage | undefined = responder.start()
  for (let index = 0; index < target; index++) {
    message = (index % 2 === 0 ? initiator : responder).accept(message).reply
  }
  return { sender: target % 2 === 0 ? responder : initiator, message }
}

/**
 * The inviter is right to believe when it has heard a genuine proof; what happens to its own confirmation afterwards
 * can only keep the invited side from believing, never mislead anyone.
 */
function expectNobodyIsMisled({ initiator, responder }: Outcome, hasProofGoneThrough: boolean): void {
  expect(responder.secrets).toBeNull()
  if (!hasProofGoneThrough) expect(initiator.secrets).toBeNull()
  else expect(initiator.secrets?.peer).toEqual(customerIdentity)
}

describe.each(NAMES.map((name, target) => ({ name, target })))('a handshake whose $name', ({ target }) => {
  it('is dropped yields no secrets', () => {
    expectNobodyIsMisled(
      shakeHands(
        anInitiator(),
        aResponder(),
        at(target, () => []),
      ),
      target === LAST,
    )
  })

  it('comes twice yields secrets to no one but who had them by the first', () => {
    const outcome = shakeHands(
      anInitiator(),
      aResponder(),
      at(target, (message) => [message, message]),
    )

    // The invited side answers a reveal with its proof before it meets the copy and breaks off.
    if (target <= REVEAL) expectNobodyIsMisled(outcome, target === REVEAL)
    // The copy of a last word finds the handshake over: refused, and nothing is taken back.
    else expect(outcome.initiator.refused ?? outcome.responder.refused).toBe('out-of-order')
  })

  it('has one bit flipped, anywhere, yields no secrets', () => {
    for (let byte = 0; byte < 32; byte += 5) {
      const outcome = shakeHands(
        anInitiator(),
        aResponder(),
        at(target, (message) => {
          const changed: Record<string, unknown> = { ...message }
          for (const field of ['nonce', 'commitment', 'share', 'tag']) {
            const value = changed[field]
            if (typeof value === 'string') changed[field] = flipBits(value, byte)
          }
          return [changed]
        }),
      )
      expectNobodyIsMisled(outcome, target === LAST)
    }
  })

  it('comes back to its sender is refused there', () => {
    const { sender, message } = saidAt(target)

    expect(() => sender.accept(message)).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^(?:out-of-order|wrong-code)$/) }),
    )
  })

  it('comes before its time yields no secrets', () => {
    for (const early of old.slice(target + 1)) {
      const outcome = shakeHands(
        anInitiator(),
        aResponder(),
        at(target, (message) => [early, message]),
      )
      expectNobodyIsMisled(outcome, target === LAST)
    }
  })

  it('is one of an older handshake over the same code yields no secrets', () => {
    const outcome = shakeHands(
      anInitiator(),
      aResponder(),
      at(target, () => [old[target]]),
    )

    expectNobodyIsMisled(outcome, target === LAST)
  })

  it('has its sender changed on the way yields no secrets', () => {
    const changes = [
      { protocol: { min: 1, max: 1 } },
      { fingerprint: 'ee'.repeat(32) },
      { name: 'Mallory' },
      { role: 'admin' },
      { capabilities: [] },
      { pronouns: 'none' },
    ]
    for (const change of changes) {
      const outcome = shakeHands(
        anInitiator(),
        aResponder(),
        at(target, (message) => {
          if ('identity' in message) return [{ ...message, identity: rewritten(message.identity, change) }]
          return message.kind === 'claim' ? [{ ...message, mode: 'link' }] : []
        }),
      )
      expectNobodyIsMisled(outcome, target === LAST)
    }
  })

  it('has its bytes written in another way yields no secrets', () => {
    const outcome = shakeHands(
      anInitiator(),
      aResponder(),
      at(target, (message) => {
        if ('identity' in message) return [{ ...message, identity: `${message.identity} ` }]
        // 16 and 32 bytes leave spare bits in the last character; only zeros are accepted there.
        if ('nonce' in message) return [{ ...message, nonce: `${message.nonce.slice(0, -1)}_` }]
        return [{ ...message, tag: `${message.tag.slice(0, -1)}_` }]
      }),
    )

    expectNobodyIsMisled(outcome, target === LAST)
  })
})

describe('a handshake', () => {
  const nothing = { initiator: { secrets: null }, responder: { secrets: null } }

  it('between two sites yields no secrets', () => {
    expect(shakeHands(anInitiator({ siteId: 'site_00000002' }), aResponder())).toMatchObject(nothing)
  })

  it('under two nameplates yields no secrets', () => {
    expect(shakeHands(anInitiator(), aResponder({ nameplate: '654321' }))).toMatchObject(nothing)
  })

  it('in which an invite for a customer meets a CSR yields no secrets', () => {
    const colleague = { ...csrIdentity, participantId: 'csr_00000002', fingerprint: 'c3'.repeat(32) }

    expect(shakeHands(anInitiator(), aResponder({}, colleague))).toMatchObject({
      ...nothing,
      initiator: { refused: 'tampered' },
    })
  })

  it('with the roles swapped yields no secrets', () => {
    const initiator = anInitiator({ identity: customerIdentity, responderRole: 'csr' })

    expect(shakeHands(initiator, aResponder({}, csrIdentity))).toMatchObject(nothing)
  })

  it('in which the invited side expects a customer as inviter yields no secrets', () => {
    expect(shakeHands(anInitiator(), aResponder({ initiatorRole: 'customer' }))).toMatchObject(nothing)
  })

  it('with oneself yields no secrets', () => {
    const sameCertificate = { ...customerIdentity, fingerprint: csrIdentity.fingerprint }
    const samePlace = { ...customerIdentity, participantId: csrIdentity.participantId }

    for (const identity of [sameCertificate, samePlace]) {
      expect(shakeHands(anInitiator(), aResponder({}, identity))).toMatchObject({
        ...nothing,
        initiator: { refused: 'tampered' },
      })
    }
  })

  it('between apps without a common version yields no secrets and says why', () => {
    const future = { ...customerIdentity, protocol: { min: 4, max: 9 } }

    expect(shakeHands(anInitiator(), aResponder({}, future))).toMatchObject({
      ...nothing,
      initiator: { refused: 'version' },
    })
  })

  it('goes no further after its first refusal, not even with genuine messages', () => {
    const initiator = anInitiator()
    const responder = aResponder()
    const commit = initiator.accept(responder.start()).reply
    const share = responder.accept(commit).reply

    expect(() => initiator.accept(commit)).toThrow(expect.objectContaining({ code: 'out-of-order' }))
    expect(() => initiator.accept(share)).toThrow(expect.objectContaining({ code: 'out-of-order' }))
  })

  it('waits until the invited side knows who it is', () => {
    const responder = new HandshakeResponder({
      secret: secretBytes('789012'),
      mode: 'code',
      nameplate: '123456',
      siteId: 'site_00000001',
      initiatorRole: 'csr',
      random: countingRandom(1),
    })
    const commit = anInitiator().accept(responder.start()).reply

    expect(() => responder.accept(commit)).toThrow(expect.objectContaining({ code: 'out-of-order' }))
  })

  it('does not start twice, nor hear anything before it has started', () => {
    const responder = aResponder()

    expect(() => aResponder().accept(old[1])).toThrow(expect.objectContaining({ code: 'out-of-order' }))
    responder.start()
    expect(() => responder.start()).toThrow(expect.objectContaining({ code: 'out-of-order' }))
  })
})
