import type { ClientMessage, ServerMessage } from '@deskside/shared/protocol/signaling.ts'
import { PROTOCOL, SUPERVISION_SINCE } from '@deskside/shared/protocol/version.ts'
import { joinedSession, startTestServer, type TestCsr, type TestServer } from '../testing/test-server.ts'

type Listed = Extract<ServerMessage, { type: 'supervision/sessions' }>['sessions'][number]

const PUBLIC_KEY = 'K'.repeat(43)
const BODY = 'B'.repeat(Math.ceil(((2048 + 48) * 4) / 3))

describe('supervision at the server', () => {
  let server: TestServer
  let clara: TestCsr
  beforeEach(async () => {
    server = await startTestServer()
    clara = await server.addSupervisor()
  })
  afterEach(() => server.close())

  /** Said, and heard by the server: the list is its answer to the message after it. */
  async function announce({ client }: TestCsr, deviceId: string, wantsNoCalls = false): Promise<void> {
    const availability = wantsNoCalls ? 'do-not-disturb' : 'available'
    client.send({ type: 'colleagues/announce', deviceId, publicKey: PUBLIC_KEY, availability })
    client.send({ type: 'colleagues/watch' })
    await client.next('colleagues/list')
    client.send({ type: 'colleagues/unwatch' })
  }

  const ask = (sessionId: string, askId = 'ask-0001'): ClientMessage => ({
    ...{ type: 'supervision/ask', requestId: clara.client.newId(), askId, sessionId },
  })

  /** Lists may come that are older than what was just done; this waits for the one that is meant. */
  async function sees(expected: readonly Partial<Listed>[]): Promise<readonly Listed[]> {
    for (;;) {
      const { sessions } = await clara.client.next('supervision/sessions')
      const isIt =
        sessions.length === expected.length &&
        expected.every((one, at) => Object.entries(one).every(([key, value]) => is(sessions[at], key, value)))
      if (isIt) return sessions
    }
  }
  const is = (listed: Listed | undefined, key: string, value: unknown): boolean =>
    listed !== undefined && JSON.stringify(listed[key as keyof Listed]) === JSON.stringify(value)

  async function asked() {
    const session = await joinedSession(server)
    await announce(clara, 'claras-laptop')
    clara.client.send(ask(session.sessionId))
    await clara.client.next('supervision/asking')
    return { ...session, asked: await session.csr.client.next('supervision/asked') }
  }

  it('tells an account at its hello that it is a supervisor, and no other one', async () => {
    const ben = await server.addCsr('Ben')
    const helloOf = async (token: string) =>
      (await server.connect({ origin: 'app://csr-app' }).hello(token)).account

    expect(await helloOf(clara.token)).toMatchObject({ isSupervisor: true })
    expect(await helloOf(ben.token)).not.toHaveProperty('isSupervisor')
  })

  it('tells nothing of it to an app that could not read it', async () => {
    const client = server.connect({ origin: 'app://csr-app' })
    await client.opened()
    client.send({
      ...{ type: 'hello', app: 'csr-app', appVersion: '0.1.0', token: clara.token },
      protocol: { min: PROTOCOL.min, max: SUPERVISION_SINCE - 1 },
    })

    expect((await client.next('welcome')).account).not.toHaveProperty('isSupervisor')
  })

  it('lists who hosts, how long and how many, nothing of customers, and tells every change', async () => {
    clara.client.send({ type: 'supervision/watch-list' })
    await sees([])
    const { csr, sessionId } = await joinedSession(server)

    const [listed] = await sees([{ sessionId, people: 2, isWatched: false }])
    expect(listed?.host).toEqual({ accountId: csr.accountId, name: 'Anna Öberg' })
    expect(listed?.openForMs).toBeLessThan(60_000)
    csr.client.send({ type: 'session/end', sessionId })
    await sees([])
  })

  it('does not list a session of the supervisor’s own', async () => {
    await clara.client.openSession()
    clara.client.send({ type: 'supervision/watch-list' })

    await sees([])
  })

  it('says when a supervisor is in a session already', async () => {
    const { csr, sessionId } = await joinedSession(server)
    const dora = await server.addSupervisor('Dora')
    clara.client.send({ type: 'supervision/watch-list' })
    const { nameplate } = await csr.client.createInvite(sessionId, 'csr')
    dora.client.claim(nameplate)
    const { claimId } = await csr.client.next('claim/opened')
    csr.client.send({ type: 'claim/verdict', claimId, admitted: true })

    await sees([{ sessionId, people: 3, isWatched: true }])
  })

  it.each<[string, (sessionId: string) => ClientMessage]>([
    ['see the list', () => ({ type: 'supervision/watch-list' })],
    ['ask to watch', (sessionId) => ask(sessionId)],
  ])('lets neither a CSR nor a customer %s: whoever tries is sent off', async (_what, message) => {
    const { csr, helper, sessionId } = await joinedSession(server)
    const ben = await server.addCsr('Ben')
    await announce(ben, 'bens-laptop')
    for (const client of [ben.client, helper]) {
      client.send(message(sessionId))

      expect((await client.next('refused')).code).toBe('not-allowed')
      await client.closed
    }
    expect(csr.client.heard.map(({ type }) => type)).not.toContain('supervision/asked')
  })

  it('lets a supervisor who was revoked do neither: the token is dead', async () => {
    await server.storage.tokens.removeOfAccount(clara.accountId)
    const client = server.connect({ origin: 'app://csr-app' })
    await client.opened()
    client.send({
      ...{ type: 'hello', app: 'csr-app', appVersion: '0.1.0', token: clara.token },
      protocol: PROTOCOL,
    })

    expect((await client.next('refused')).code).toBe('not-signed-in')
  })

  it('carries the question to whoever hosts, with the computer it comes from, and writes it down', async () => {
    const { asked: heard, sessionId } = await asked()

    expect(heard).toMatchObject({
      ...{ askId: 'ask-0001', sessionId },
      from: {
        ...{ accountId: clara.accountId, name: 'Clara Voss' },
        ...{ deviceId: 'claras-laptop', publicKey: PUBLIC_KEY },
      },
    })
    const rows = []
    for await (const row of server.storage.audit.rows()) rows.push(row)
    expect(rows).toContainEqual(
      expect.objectContaining({ kind: 'watch-asked', actor: clara.accountId, subject: sessionId }),
    )
  })

  it('lets only whoever was asked decline, and only the supervisor take it back', async () => {
    const { csr, helper, sessionId } = await asked()
    const ben = await server.addCsr('Ben')
    for (const client of [ben.client, helper, clara.client])
      client.send({ type: 'supervision/decline', askId: 'ask-0001' })
    csr.client.send({ type: 'supervision/cancel', askId: 'ask-0001' })
    // Answers to something else: what was said before them has been heard.
    for (const { client } of [ben, csr, clara]) await client.openSession()
    helper.claim('000000')
    await helper.next('refused')
    clara.client.send(ask(sessionId, 'ask-0002'))
    expect(await clara.client.next('refused')).toMatchObject({ code: 'busy' })
    csr.client.send({ type: 'supervision/decline', askId: 'ask-0001' })

    expect(await clara.client.next('supervision/over')).toMatchObject({ reason: 'declined' })
    expect(csr.client.heard.map(({ type }) => type)).not.toContain('supervision/over')
  })

  it('tells the side that waits when the other one takes it back or is gone', async () => {
    const first = await asked()
    clara.client.send({ type: 'supervision/cancel', askId: 'ask-0001' })
    expect(await first.csr.client.next('supervision/over')).toMatchObject({ reason: 'cancelled' })

    clara.client.send(ask(first.sessionId, 'ask-0002'))
    await clara.client.next('supervision/asking')
    await first.csr.client.close()
    expect(await clara.client.next('supervision/over')).toMatchObject({ askId: 'ask-0002', reason: 'gone' })
  })

  it('refuses one that is not announced, a second one at a time, and a session that is not there', async () => {
    const { sessionId } = await joinedSession(server)
    const refusedWith = async (message: ClientMessage) => {
      clara.client.send(message)
      return (await clara.client.next('refused')).code
    }
    expect(await refusedWith(ask(sessionId))).toBe('not-allowed')
    await announce(clara, 'claras-laptop')
    expect(await refusedWith(ask('no-such-session'))).toBe('unknown-session')
    clara.client.send(ask(sessionId))
    await clara.client.next('supervision/asking')

    expect(await refusedWith(ask(sessionId, 'ask-0002'))).toBe('busy')
  })

  it('is limited to ten questions a minute', async () => {
    await announce(clara, 'claras-laptop')
    for (let asks = 0; asks < 10; asks += 1) {
      clara.client.send(ask('no-such-session'))
      await clara.client.next('refused')
    }
    clara.client.send(ask('no-such-session'))

    expect(await clara.client.next('refused')).toMatchObject({ code: 'too-many-tries' })
  })

  it('lets the call that answers ring at a supervisor who wants no other calls', async () => {
    const { csr } = await asked()
    await announce(clara, 'claras-laptop', true)
    await announce(csr, 'annas-laptop')
    const ring = (callId: string): ClientMessage => ({
      ...{ type: 'call/ring', requestId: csr.client.newId(), callId, to: clara.accountId },
      sealed: [{ deviceId: 'claras-laptop', body: BODY }],
    })
    csr.client.send(ring('call-0001'))
    await csr.client.next('call/ringing')
    await clara.client.next('call/incoming')
    csr.client.send({ type: 'call/cancel', callId: 'call-0001' })
    clara.client.send({ type: 'supervision/cancel', askId: 'ask-0001' })
    await csr.client.next('supervision/over')

    csr.client.send(ring('call-0002'))
    expect(await csr.client.next('refused')).toMatchObject({ code: 'unknown-colleague' })
  })
})
