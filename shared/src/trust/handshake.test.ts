import { handshakeExamples, identityExample, rejectedIdentities } from '../protocol/handshake.examples.ts'
import { handshakeIdentitySchema, handshakeMessageSchema } from '../protocol/handshake.ts'
import {
  anInitiator,
  aResponder,
  csrIdentity,
  customerIdentity,
  pairedSecrets,
  shakeHands,
} from '../testing/handshake-pair.ts'
import { readIdentity, writeIdentity } from './identity-text.ts'
import { secretBytes } from './join-code.ts'
import { forgetSecrets } from './pair-secrets.ts'

describe('handshake', () => {
  it('leads two people with the same code to the same keys', () => {
    const { initiator, responder } = pairedSecrets()

    expect(initiator.role).toBe('initiator')
    expect(responder.role).toBe('responder')
    expect(initiator.keys).toEqual(responder.keys)
    expect(initiator.nonces).toEqual(responder.nonces)
    expect(initiator.safetyNumber).toBe(responder.safetyNumber)
    expect(initiator.auditTag).toBe(responder.auditTag)
  })

  it('shows each side who the other is and the highest version both speak', () => {
    const { initiator, responder } = pairedSecrets()

    expect(initiator.peer).toEqual(customerIdentity)
    expect(responder.peer).toEqual(csrIdentity)
    expect(initiator.version).toBe(2)
    expect(responder.version).toBe(2)
  })

  it('gives every purpose and every handshake a key of its own', () => {
    const keys = [pairedSecrets(), pairedSecrets()].flatMap(({ initiator }) => Object.values(initiator.keys))

    expect(new Set(keys.map(String)).size).toBe(8)
    for (const key of keys) expect(key).toHaveLength(32)
  })

  it('shows a safety number of six digits', () => {
    expect(pairedSecrets().initiator.safetyNumber).toMatch(/^\d{3} \d{3}$/)
  })

  it('speaks in the order claim, commit, share, reveal, confirm, confirm', () => {
    const { sent } = shakeHands(anInitiator(), aResponder())

    expect(sent.map((message) => message.kind)).toEqual([
      'claim',
      'commit',
      'share',
      'reveal',
      'confirm',
      'confirm',
    ])
    for (const message of sent) expect(handshakeMessageSchema.safeParse(message).success).toBe(true)
  })

  it('lets the side that does not know the code fail at the inviter, who then proves nothing', () => {
    const { initiator, responder, sent } = shakeHands(
      anInitiator(),
      aResponder({ secret: secretBytes('789013') }),
    )

    expect(initiator).toEqual({ secrets: null, refused: 'wrong-code' })
    expect(responder).toEqual({ secrets: null, refused: null })
    expect(sent).toHaveLength(5)
  })

  it.each(['link', 'introduction'] as const)('works the same with a secret from a %s', (mode) => {
    const secret = Uint8Array.from({ length: 16 }, (_, index) => index)
    const { initiator, responder } = shakeHands(anInitiator({ secret }), aResponder({ secret, mode }))

    expect(initiator.secrets?.auditTag).toBe(responder.secrets?.auditTag)
    expect(initiator.secrets).not.toBeNull()
  })

  it('joins a second CSR', () => {
    const colleague = { ...csrIdentity, participantId: 'csr_00000002', fingerprint: 'c3'.repeat(32) }
    const outcome = shakeHands(anInitiator({ responderRole: 'csr' }), aResponder({}, colleague))

    expect(outcome.initiator.secrets?.peer).toEqual(colleague)
  })

  it('waits for the invited side to know its own place', () => {
    const initiator = anInitiator()
    const responder = aResponder()
    const claim = responder.start()
    const { reply } = initiator.accept(claim)
    responder.introduce({ ...customerIdentity, participantId: 'customer_0002' })
    const share = responder.accept(reply).reply
    const reveal = initiator.accept(share).reply
    const proof = responder.accept(reveal).reply

    expect(initiator.accept(proof).secrets?.peer.participantId).toBe('customer_0002')
  })

  it('lets go of every key when told to forget', () => {
    const { initiator } = pairedSecrets()
    forgetSecrets(initiator)

    for (const key of Object.values(initiator.keys)) expect(key).toEqual(new Uint8Array(32))
  })

  it('keeps secrets it has handed over when a stray message follows', () => {
    const initiator = anInitiator()
    const { initiator: before, sent } = shakeHands(initiator, aResponder())

    expect(() => initiator.accept(sent[4])).toThrow(expect.objectContaining({ code: 'out-of-order' }))
    expect(before.secrets?.keys.restart).not.toEqual(new Uint8Array(32))
  })
})

describe('handshake messages', () => {
  it.each(handshakeExamples.valid.map((sample) => [sample.kind, sample] as const))(
    'accepts a %s',
    (_, sample) => {
      expect(handshakeMessageSchema.parse(sample)).toEqual(sample)
    },
  )

  it.each(Object.entries(handshakeExamples.rejected))('refuses %s', (_, sample) => {
    expect(handshakeMessageSchema.safeParse(sample).success).toBe(false)
    expect(() => anInitiator().accept(sample)).toThrow(expect.objectContaining({ code: 'bad-encoding' }))
  })

  it.each(Object.entries(rejectedIdentities))('refuses an identity with %s', (_, sample) => {
    expect(handshakeIdentitySchema.safeParse(sample).success).toBe(false)
    expect(() => readIdentity(JSON.stringify(sample))).toThrow(
      expect.objectContaining({ code: 'bad-encoding' }),
    )
  })

  it('writes an identity as one text and reads it back', () => {
    const shuffled = Object.fromEntries(Object.entries(identityExample).reverse()) as typeof identityExample

    expect(writeIdentity(shuffled)).toBe(writeIdentity(identityExample))
    expect(readIdentity(writeIdentity(identityExample))).toEqual(identityExample)
    expect(() => readIdentity('{')).toThrow(expect.objectContaining({ code: 'bad-encoding' }))
  })

  it('reads the identity of a newer app, leaving out what it does not know', () => {
    expect(readIdentity(JSON.stringify({ ...identityExample, pronouns: 'she' }))).toEqual(identityExample)
  })
})
