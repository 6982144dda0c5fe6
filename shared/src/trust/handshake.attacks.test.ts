import { createHash } from 'node:crypto'
import { bytesToHex, fromBase64url, toBase64url, utf8ToBytes } from '../kernel/bytes.ts'
import type { HandshakeMessageOf } from '../protocol/handshake.ts'
import {
  anInitiator,
  aResponder,
  countingRandom,
  csrIdentity,
  shakeHands,
} from '../testing/handshake-pair.ts'
import { CpaceRun, calculateGenerator } from './cpace.ts'
import { secretBytes } from './join-code.ts'
import { confirmationTag, cpaceInput, deriveHandshakeKeys, type HandshakeSetting } from './key-schedule.ts'

const CODE = '789012'
const mallory = { ...csrIdentity, participantId: 'mallory_0001', fingerprint: 'ee'.repeat(32) }
const bytes = (text: string) => fromBase64url(text) ?? new Uint8Array()

/** All that a carrier has seen of one honest handshake, in the shape an attacker would work with. */
function observe(random = countingRandom(4711)) {
  const outcome = shakeHands(anInitiator({ random }), aResponder())
  const [claim, commit, share, reveal, proof] = outcome.sent as [
    HandshakeMessageOf<'claim'>,
    HandshakeMessageOf<'commit'>,
    HandshakeMessageOf<'share'>,
    HandshakeMessageOf<'reveal'>,
    HandshakeMessageOf<'confirm'>,
  ]
  const transcript = {
    nonces: { initiator: bytes(commit.nonce), responder: bytes(claim.nonce) },
    commitment: bytes(commit.commitment),
    initiator: { share: bytes(reveal.share), associatedData: utf8ToBytes(reveal.identity) },
    responder: { share: bytes(share.share), associatedData: utf8ToBytes(share.identity) },
  }
  return { outcome, transcript, proof: bytes(proof.tag) }
}

const settingFor = (code: string): HandshakeSetting => ({
  secret: secretBytes(code),
  mode: 'code',
  nameplate: '123456',
  siteId: 'site_00000001',
  initiatorRole: 'csr',
  responderRole: 'customer',
})

describe('a carrier between two people', () => {
  it('that shakes hands with each in the other’s place is believed by neither', () => {
    const guess = { secret: secretBytes('000000') }
    const fakeCustomer = shakeHands(anInitiator(), aResponder(guess, { ...mallory, role: 'customer' }))
    const fakeInviter = shakeHands(anInitiator({ ...guess, identity: mallory }), aResponder())

    expect(fakeCustomer.initiator).toEqual({ secrets: null, refused: 'wrong-code' })
    expect(fakeInviter.responder.secrets).toBeNull()
  })

  it('that puts its own shares in both ways is believed by neither', () => {
    const own = new CpaceRun(
      { secret: secretBytes('000000'), channel: new Uint8Array(), sessionId: new Uint8Array() },
      countingRandom(1),
    )
    const outcome = shakeHands(anInitiator(), aResponder(), (message) =>
      'share' in message ? [{ ...message, share: toBase64url(own.share) }] : [message],
    )

    expect(outcome.initiator.secrets).toBeNull()
    expect(outcome.responder).toEqual({ secrets: null, refused: 'tampered' })
  })

  it('that puts its own certificate in is believed by neither', () => {
    const outcome = shakeHands(anInitiator(), aResponder(), (message) => {
      if (message.kind !== 'share' && message.kind !== 'reveal') return [message]
      const fingerprint = mallory.fingerprint
      return [{ ...message, identity: JSON.stringify({ ...JSON.parse(message.identity), fingerprint }) }]
    })

    expect(outcome.initiator.secrets).toBeNull()
    expect(outcome.responder.secrets).toBeNull()
  })
})

describe('the safety number', () => {
  it('cannot be steered by the invited side, which must show its share while the other is only a hash', () => {
    const initiator = anInitiator()
    const responder = aResponder()
    const commit = initiator.accept(responder.start()).reply as HandshakeMessageOf<'commit'>

    expect(Object.keys(commit).sort()).toEqual(['commitment', 'kind', 'nonce'])
    // Waiting for the reveal before choosing a share is no way either: there is none without a share.
    expect(() => initiator.accept({ ...responder.accept(commit).reply, kind: 'reveal' })).toThrow(
      expect.objectContaining({ code: 'out-of-order' }),
    )
  })

  it('cannot be steered by the inviting side, which may not exchange its share once it has seen the other', () => {
    // A false inviter who knows the code tries share after share against the share it has been shown.
    let refused = 0
    for (let attempt = 0; attempt < 8; attempt++) {
      const responder = aResponder({ random: countingRandom(99) })
      const claim = responder.start()
      const committed = anInitiator({ identity: mallory, random: countingRandom(7) })
      const commit = committed.accept(claim).reply as HandshakeMessageOf<'commit'>
      const share = responder.accept(commit).reply
      const honest = committed.accept(share).reply as HandshakeMessageOf<'reveal'>
      const other = new CpaceRun(
        cpaceInput(settingFor(CODE), { initiator: bytes(commit.nonce), responder: bytes(claim.nonce) }),
        countingRandom(1000 + attempt),
      )
      try {
        responder.accept({ ...honest, share: toBase64url(other.share) })
      } catch (error) {
        expect(error).toMatchObject({ code: 'tampered' })
        refused++
      }
    }
    expect(refused).toBe(8)
  })

  it('cannot be steered by changing what one says of oneself after the commitment', () => {
    const outcome = shakeHands(anInitiator(), aResponder(), (message) =>
      message.kind === 'reveal'
        ? [{ ...message, identity: message.identity.replace('Ada', 'Eve') }]
        : [message],
    )

    expect(outcome.responder).toEqual({ secrets: null, refused: 'tampered' })
  })
})

describe('everything a carrier has seen', () => {
  const { outcome, transcript, proof } = observe()
  const wire = JSON.stringify(outcome.sent)

  it('holds neither the code nor a plain derivative of it', () => {
    const digests = ['md5', 'sha1', 'sha256', 'sha512'].map((name) => createHash(name).update(CODE).digest())
    const derived = [
      utf8ToBytes(CODE),
      ...digests,
      calculateGenerator(cpaceInput(settingFor(CODE), transcript.nonces)),
    ]

    for (const secret of [
      CODE,
      ...derived.flatMap((value) => [bytesToHex(Uint8Array.from(value)), toBase64url(value)]),
    ]) {
      expect(wire).not.toContain(secret)
    }
  })

  it('fits every code equally well: each gives a valid generator, and no proof can be recomputed from it', () => {
    const candidates = [
      CODE,
      ...Array.from({ length: 60 }, (_, index) => String(index * 16_127).padStart(6, '0')),
    ]
    const matches = candidates.filter((code) => {
      const generator = calculateGenerator(cpaceInput(settingFor(code), transcript.nonces))
      // What can be put in the place of the Diffie-Hellman value without either scalar.
      const guesses = [generator, transcript.initiator.share, transcript.responder.share, new Uint8Array(32)]
      return guesses.some((guess) => {
        const keys = deriveHandshakeKeys(Uint8Array.from([...guess, ...guess]), transcript)
        return bytesToHex(confirmationTag(keys, 'responder', transcript)) === bytesToHex(proof)
      })
    })

    expect(matches).toEqual([])
  })

  it('tells the code only to somebody who also has a scalar, which never leaves its owner', () => {
    const random = countingRandom(4711)
    random(16)
    const scalar = Uint8Array.from(random(32))
    const matches = ['000000', CODE, '999999'].filter((code) => {
      const run = new CpaceRun(cpaceInput(settingFor(code), transcript.nonces), () => Uint8Array.from(scalar))
      return bytesToHex(run.share) === bytesToHex(transcript.initiator.share)
    })

    expect(matches).toEqual([CODE])
  })

  it('replayed to either side, whole, with the right code or any other, ends the same way', () => {
    const results = [CODE, '000000', '789013'].map((code) => {
      const initiator = shakeHands(
        anInitiator({ secret: secretBytes(code) }),
        aResponder({ secret: secretBytes(code) }),
        (_, index) => [outcome.sent[index]],
      )
      return [
        initiator.initiator.secrets,
        initiator.responder.secrets,
        initiator.initiator.refused,
        initiator.responder.refused,
      ]
    })

    for (const result of results) expect(result).toEqual(results[0])
    expect(results[0]?.slice(0, 2)).toEqual([null, null])
  })
})
