import { createHash } from 'node:crypto'
import { randomBytes } from '@noble/hashes/utils.js'
import { CLAIM_LIFETIME_MS, INVITE_LIFETIME_MS } from '../protocol/limits.ts'
import type { ClientMessage, ServerMessage } from '../protocol/signaling.ts'
import { standBetween } from '../testing/man-in-the-middle.ts'
import { links, people, SessionStage, SITE_ID } from '../testing/session-stage.ts'
import { HandshakeResponder } from '../trust/handshake.ts'
import { type JoinCode, secretBytes } from '../trust/join-code.ts'

/** Any code but this one. */
function wrongGuess(code: JoinCode, seed: number): JoinCode {
  const guess = String((Number(code.secret) + 1 + seed) % 1_000_000).padStart(6, '0')
  return { ...code, secret: guess }
}

const isVerified = (stage: SessionStage): boolean =>
  [stage.csr, ...stage.guests].some((someone) => Object.values(links(someone)).includes('verified'))

describe('a server that wants to be somebody else', () => {
  it('is believed by neither side in 200 sessions, and both see that the code did not match', async () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const stage = await SessionStage.open()
      const { code } = await stage.invite()
      const lee = stage.guest('Lee')
      const spoils = standBetween(stage.server, wrongGuess(code, seed * 4_999))

      const outcome = await stage.tries(lee, code)

      expect(outcome.kind).toBe('wrong-code')
      expect(stage.csr.notices).toEqual([{ kind: 'code-failed', triesLeft: 2 }])
      expect(spoils).toEqual({ withCustomer: null, withCsr: null })
      expect(isVerified(stage)).toBe(false)
    }
  }, 60_000)

  it('that has read the code still cannot make the two safety numbers agree', async () => {
    const stage = await SessionStage.open()
    const { code } = await stage.invite()
    const lee = stage.guest('Lee')
    const spoils = standBetween(stage.server, code)
    await stage.tries(lee, code)
    const { withCustomer, withCsr } = spoils

    expect(withCustomer?.safetyNumber).toMatch(/^\d{3} \d{3}$/)
    expect(withCsr?.safetyNumber).toMatch(/^\d{3} \d{3}$/)
    expect(withCsr?.safetyNumber).not.toBe(withCustomer?.safetyNumber)
    expect(people(lee)[0]?.safetyNumber).toBe(withCustomer?.safetyNumber)
    expect(people(stage.csr)[0]?.safetyNumber).toBe(withCsr?.safetyNumber)
  })

  it('gets three guesses at the CSR and no more, not even with the right code then', async () => {
    const stage = await SessionStage.open()
    const invite = await stage.invite()
    const guesses = [1, 2, 3].map((seed) => wrongGuess(invite.code, seed))

    for (const [turn, guess] of [...guesses, invite.code].entries()) {
      await guessAtCsr(stage, invite.inviteId, guess, `claim-by-server-${turn}`)
    }

    expect(people(stage.csr)).toEqual([])
    expect(stage.csr.notices).toEqual([2, 1, 0].map((triesLeft) => ({ kind: 'code-failed', triesLeft })))
  })

  it('gives somebody a place the handshake did not speak of, and is not followed', async () => {
    const stage = await SessionStage.open()
    const { code } = await stage.invite()
    const lee = stage.guest('Lee')
    stage.server.meddle = (message) => [
      message.type === 'claim/opened' ? { ...message, participantId: 'somebody-else' } : message,
    ]

    await stage.tries(lee, code)

    expect(isVerified(stage)).toBe(false)
    expect(people(stage.csr)).toEqual([])
  })

  it('says "joined" before anything is proven, and is not believed', async () => {
    const stage = await SessionStage.open()
    const { code } = await stage.invite()
    const lee = stage.guest('Lee')
    stage.server.meddle = (message, to) =>
      message.type === 'claim/relayed' && to === lee.signaling
        ? [
            {
              type: 'session/joined',
              claimId: message.claimId,
              sessionId: 'session-1',
              participantId: 'person-9999',
              resumeToken: 'C'.repeat(43),
              members: [],
            },
          ]
        : [message]

    expect(await stage.tries(lee, code)).toEqual({ kind: 'tampered' })
    expect(isVerified(stage)).toBe(false)
  })
})

describe('a server that lets codes live on', () => {
  const stateOf = (stage: SessionStage) => stage.csr.session.snapshot.getSnapshot().invites.at(-1)?.state

  it('finds them closed after their ten minutes, and the right code admits nobody then', async () => {
    const stage = await SessionStage.open()
    const { code } = await stage.invite()
    await stage.clock.advance(INVITE_LIFETIME_MS)

    expect(stateOf(stage)).toEqual({ kind: 'closed', reason: 'expired' })
    expect((await stage.tries(stage.guest('Lee'), code)).kind).not.toBe('joined')
    expect(people(stage.csr)).toEqual([])
  })

  it('cannot lengthen their life by naming a longer one', async () => {
    const stage = await SessionStage.open()
    stage.server.meddle = (message) => [
      message.type === 'invite/created' ? { ...message, expiresInMs: 24 * 3_600_000 } : message,
    ]
    await stage.invite()

    await stage.clock.advance(INVITE_LIFETIME_MS)

    expect(stateOf(stage)).toEqual({ kind: 'closed', reason: 'expired' })
  })

  it('admits whoever began in time, and nobody whose handshake it held back for longer than one takes', async () => {
    for (const [heldBackMs, isAdmitted] of [
      [CLAIM_LIFETIME_MS / 2, true],
      [CLAIM_LIFETIME_MS + 1_000, false],
    ] as const) {
      const stage = await SessionStage.open()
      const { code } = await stage.invite()
      await stage.clock.advance(INVITE_LIFETIME_MS - 1_000)
      const heldBack = holdBackFirst(stage)

      const trying = stage.tries(stage.guest('Lee'), code)
      await stage.moment()
      await stage.clock.advance(heldBackMs)
      heldBack()
      await stage.moment()
      await trying

      expect(people(stage.csr).map(({ name }) => name)).toEqual(isAdmitted ? ['Lee'] : [])
    }
  })

  it('closes a code whose handshake never ends, though the server never says that the guest has given up', async () => {
    const stage = await SessionStage.open()
    const { code } = await stage.invite()
    await stage.clock.advance(INVITE_LIFETIME_MS - 1_000)
    const isKept = ({ type }: ServerMessage): boolean => ['claim/relayed', 'claim/failed'].includes(type)
    stage.server.meddle = (message, to) => (to === stage.csr.signaling && isKept(message) ? [] : [message])

    const trying = stage.tries(stage.guest('Lee'), code)
    await stage.moment()
    await stage.clock.advance(1_000 + CLAIM_LIFETIME_MS)

    expect((await trying).kind).toBe('timed-out')
    expect(stateOf(stage)).toEqual({ kind: 'closed', reason: 'expired' })
  })

  it('closes a code that failed after its time, whatever the server says about tries left', async () => {
    const stage = await SessionStage.open()
    const { code } = await stage.invite()
    await stage.clock.advance(INVITE_LIFETIME_MS - 1_000)
    const heldBack = holdBackFirst(stage)

    const trying = stage.tries(stage.guest('Lee'), wrongGuess(code, 1))
    await stage.moment()
    await stage.clock.advance(2_000)
    heldBack()
    await stage.moment()
    await trying

    expect(stateOf(stage)).toEqual({ kind: 'closed', reason: 'expired' })
  })

  it('goes on with a handshake whose code was withdrawn meanwhile, and is not followed', async () => {
    const stage = await SessionStage.open()
    const { inviteId, code } = await stage.invite()
    const heldBack = holdBackFirst(stage)
    const trying = stage.tries(stage.guest('Lee'), code)
    await stage.moment()

    stage.csr.session.withdrawInvite(inviteId)
    heldBack()
    await stage.moment()
    await trying

    expect(people(stage.csr)).toEqual([])
  })
})

/** The claimant's answer to the CSR waits until the returned function is called. */
function holdBackFirst({ server, csr }: SessionStage): () => void {
  let isHeld = true
  const held: ServerMessage[] = []
  server.meddle = (message, to) => {
    const isAnswer = message.type === 'claim/relayed' && to === csr.signaling
    if (!isHeld || !isAnswer) return [message]
    held.push(message)
    return []
  }
  return () => {
    isHeld = false
    for (const message of held) csr.signaling.events.emit('message', message)
  }
}

describe('everything a server has seen of a whole session', () => {
  it('holds no secret, nor anything one could be found out from by hashing', async () => {
    const stage = await SessionStage.open()
    const invites = [await stage.invite(), await stage.invite()]
    const [first, second] = invites
    if (first === undefined || second === undefined) throw new Error('no invites')
    await stage.tries(stage.guest('Lee'), first.code)
    await stage.tries(stage.guest('Kim'), second.link)
    stage.network.cutAll()
    await stage.clock.advance(3_000)
    stage.csr.session.end()
    await stage.moment()

    const seen = stage.server.seen.join('\n').toLowerCase()
    for (const { secret } of invites.flatMap(({ code, link }) => [code, link])) {
      for (const form of formsOf(secret)) expect(seen).not.toContain(form.toLowerCase())
    }
    expect(seen).toContain('"kind":"sealed"')
  })
})

/** The server makes a claim up and plays the customer, without counting what failed. */
async function guessAtCsr(
  stage: SessionStage,
  inviteId: string,
  guess: JoinCode,
  claimId: string,
): Promise<void> {
  const { signaling } = stage.csr
  const participantId = `place-of-${claimId}`
  const mallory = new HandshakeResponder({
    secret: secretBytes(guess.secret),
    mode: 'code',
    nameplate: guess.nameplate,
    siteId: SITE_ID,
    initiatorRole: 'csr',
    random: randomBytes,
  })
  const claim = mallory.start()
  mallory.introduce({
    role: 'customer',
    name: 'Lee',
    participantId,
    fingerprint: 'e5'.repeat(32),
    protocol: { min: 1, max: 1 },
    capabilities: [],
  })
  const before = stage.server.seen.length
  signaling.events.emit('message', {
    type: 'claim/opened',
    claimId,
    inviteId,
    participantId,
    handshake: claim,
  })
  for (let turn = 0; turn < 3; turn += 1) {
    await stage.moment()
    const said = stage.server.seen.slice(before).map((text): unknown => JSON.parse(text))
    const answer = said.filter(isHandshake)[turn]
    if (answer === undefined) return
    const { reply } = mallory.accept(answer.handshake)
    if (reply !== undefined)
      signaling.events.emit('message', { type: 'claim/relayed', claimId, handshake: reply })
  }
}

const isHandshake = (message: unknown): message is Extract<ClientMessage, { type: 'claim/relay' }> =>
  typeof message === 'object' && message !== null && 'type' in message && message.type === 'claim/relay'

/** As it is, and as people who do not use a PAKE would have sent it. */
function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret)
  const hashes = ['sha1', 'sha256', 'sha512', 'md5'].map((name) => createHash(name).update(bytes).digest())
  const plain = secret.length > 6 ? [secret] : [`"${secret}"`, secret.replace(/(...)(...)/, '$1 $2')]
  const encodings = (['hex', 'base64', 'base64url'] as const).flatMap((encoding) =>
    [bytes, ...hashes].map((each) => each.toString(encoding).replace(/=+$/, '')),
  )
  return [...plain, ...encodings]
}
