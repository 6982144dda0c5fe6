import { clientMessageExamples } from '@deskside/shared/protocol/signaling.examples.ts'
import type { ClientMessage } from '@deskside/shared/protocol/signaling.ts'
import fc from 'fast-check'
import { HELPER_ORIGIN, joinedSession, startTestServer, type TestServer } from '../testing/test-server.ts'

describe('the server', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.close())

  const samples = Object.entries(clientMessageExamples) as [
    ClientMessage['type'],
    { valid: ClientMessage[]; rejected: { why: string; sample: unknown }[] },
  ][]

  it('answers every valid message of a stranger without harm to a session', async () => {
    const { csr, helper, sessionId } = await joinedSession(server)
    for (const [type, { valid }] of samples) {
      if (type === 'hello') continue
      for (const message of valid) {
        const stranger = await server.connectHelper()
        stranger.send(message)
        await stranger.close()
      }
    }

    await csr.client.createInvite(sessionId)
    expect(helper.heard.map(({ type }) => type)).toEqual(['invite/claimed'])
  })

  it('sends away whoever sends one of the refused samples', async () => {
    for (const [, { rejected }] of samples) {
      for (const { sample } of rejected) {
        const client = await server.connectHelper()
        client.sendText(JSON.stringify(sample))
        expect((await client.next('refused')).code).toBe('malformed')
        await client.closed
      }
    }
  })

  it('stays up and says only what the protocol allows, whatever it is told', async () => {
    const anything = fc.oneof(
      fc.json({ maxDepth: 4 }),
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .constantFrom(...samples.flatMap(([, { valid }]) => valid))
        .chain((message) =>
          fc
            .record({ key: fc.constantFrom(...Object.keys(message)), value: fc.jsonValue() })
            .map(({ key, value }) => JSON.stringify({ ...message, [key]: value })),
        ),
      fc
        .constantFrom("'; DROP TABLE accounts; --", '$(id)', '\u0000', '{"$where":"1"}', '../../etc/passwd')
        .map((text) =>
          JSON.stringify({
            type: 'session/resume',
            requestId: text,
            sessionId: text,
            participantId: text,
            resumeToken: text,
          }),
        ),
    )
    const { csr, sessionId } = await joinedSession(server)
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { minLength: 1, maxLength: 5 }), async (texts) => {
        const client = await server.connectHelper()
        for (const text of texts) if (client.socket.readyState === WebSocket.OPEN) client.sendText(text)
        await client.close()
      }),
      { numRuns: 300 },
    )

    await csr.client.createInvite(sessionId)
    expect(server.log.join('')).not.toContain('could not be handled')
  })

  it('lets a helper try five codes a minute, dead or alive, and no more', async () => {
    const strict = await startTestServer({ environment: { DESKSIDE_CLAIMS_PER_MINUTE: '5' } })
    const codes: string[] = []
    for (let tries = 0; tries < 5; tries += 1) {
      const helper = await strict.connectHelper()
      helper.claim(String(tries).padStart(6, '0'))
      codes.push((await helper.next('refused')).code)
      await helper.close()
    }
    const csr = await strict.addCsr()
    const { sessionId } = await csr.client.openSession()
    const { nameplate } = await csr.client.createInvite(sessionId)

    const late = await strict.connectHelper()
    late.claim(nameplate)
    const refused = await late.next('refused')

    expect(codes).toEqual(Array(5).fill('unknown-code'))
    expect(refused.code).toBe('too-many-tries')
    expect(refused.retryAfterMs).toBeGreaterThan(0)
    expect(csr.client.heard).toEqual([])
    await strict.close()
  })

  it('counts tries by network address, seen through the site’s own proxy only', async () => {
    const environment = { DESKSIDE_CLAIMS_PER_MINUTE: '5', DESKSIDE_TRUSTED_PROXIES: '127.0.0.1' }
    const strict = await startTestServer({ environment })
    const codes: string[] = []
    for (let address = 0; address < 10; address += 1) {
      const forwarded = `203.0.113.7, 198.51.100.${address}`
      const helper = strict.connect({ origin: HELPER_ORIGIN, 'x-forwarded-for': forwarded })
      await helper.hello()
      for (let guess = 0; guess < 8; guess += 1) {
        helper.claim(String(address * 10 + guess).padStart(6, '0'))
        codes.push((await helper.next('refused')).code)
      }
    }

    expect(codes.filter((code) => code === 'unknown-code')).toHaveLength(50)
    expect(codes.filter((code) => code === 'too-many-tries')).toHaveLength(30)
    await strict.close()
  })

  it('takes a second claim of the same app for a mistake, not for a crowd', async () => {
    const csr = await server.addCsr()
    const { sessionId } = await csr.client.openSession()
    const { nameplate } = await csr.client.createInvite(sessionId)
    const helper = await server.connectHelper()
    helper.claim(nameplate)
    await helper.next('invite/claimed')

    helper.claim(nameplate)

    expect((await helper.next('refused')).code).toBe('busy')
    await csr.client.next('claim/opened')
    expect(csr.client.heard).toEqual([])
  })

  it('gives a session no more people and invites than it can hold', async () => {
    const csr = await server.addCsr()
    const { sessionId } = await csr.client.openSession()
    for (let made = 0; made < 15; made += 1) await csr.client.createInvite(sessionId)

    csr.client.send({ type: 'invite/create', requestId: 'request-99', sessionId, role: 'customer' })

    expect((await csr.client.next('refused')).code).toBe('full')
  })

  it('makes no invite for somebody outside the session', async () => {
    const { sessionId } = await joinedSession(server)
    const other = await server.addCsr('Bo')
    const helper = await server.connectHelper()

    for (const client of [other.client, helper]) {
      client.send({ type: 'invite/create', requestId: 'request-98', sessionId, role: 'customer' })
      expect((await client.next('refused')).code).toBe('unknown-session')
    }
    helper.send({ type: 'session/open', requestId: 'request-97' })
    expect((await helper.next('refused')).code).toBe('not-signed-in')
  })

  it('withdraws an invite for whoever made it and for nobody else', async () => {
    const csr = await server.addCsr()
    const { sessionId } = await csr.client.openSession()
    const { inviteId } = await csr.client.createInvite(sessionId)
    const other = await server.addCsr('Bo')
    await other.client.openSession()

    other.client.send({ type: 'invite/withdraw', inviteId })
    await other.client.openSession()
    csr.client.send({ type: 'invite/withdraw', inviteId })

    expect((await csr.client.next('invite/closed')).reason).toBe('withdrawn')
    expect(other.client.heard).toEqual([])
  })
})

describe('relay credentials', () => {
  const environment = {
    DESKSIDE_STUN_URLS: 'stun:relay.example.org:3478',
    DESKSIDE_TURN_URLS: 'turn:relay.example.org:3478',
    DESKSIDE_TURN_SECRET: 'a secret shared with the relay',
  }

  it('go only to people who have a place in a session, each bound to it', async () => {
    const server = await startTestServer({ environment })
    const stranger = server.connect()
    const welcome = await stranger.hello()
    expect(welcome.iceServers).toEqual([{ urls: ['stun:relay.example.org:3478'] }])

    const { csr, helper, sessionId } = await joinedSession(server)
    for (const client of [csr.client, helper]) {
      const { iceServers } = await client.next('session/ice-servers')
      expect(iceServers[1]?.username).toMatch(new RegExp(`^\\d{10}:${sessionId}$`))
    }
    expect(stranger.heard).toEqual([])
    expect(server.log.join('')).not.toContain('a secret shared')
    await server.close()
  })
})
