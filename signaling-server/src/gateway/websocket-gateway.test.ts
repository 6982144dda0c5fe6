import { setTimeout as delay } from 'node:timers/promises'
import { FakeClock } from '@deskside/shared/testing/fake-clock.ts'
import { frame, RawSocket } from '../testing/raw-socket.ts'
import { HELPER_ORIGIN, joinedSession, startTestServer, type TestServer } from '../testing/test-server.ts'

const HELLO = '{"type":"hello","protocol":{"min":1,"max":1},"app":"customer-agent","appVersion":"0.1.0"}'

describe('the gateway lets in', () => {
  let server: TestServer
  const open: RawSocket[] = []
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterEach(() => {
    for (const raw of open.splice(0)) raw.socket.destroy()
  })
  afterAll(() => server.close())

  const dial = (): RawSocket => {
    const raw = new RawSocket(server.url)
    open.push(raw)
    return raw
  }

  it.each([
    ['app://csr-app', 101],
    ['app://customer-agent', 101],
    ['null', 403],
    ['', 403],
    ['https://evil.example', 403],
    ['app://csr-app.evil.example', 403],
    ['app://evil.csr-app', 403],
    ['app://csr-app:8080', 403],
    ['http://csr-app', 403],
    ['https://customer-agent', 403],
    ['APP://CSR-APP', 403],
    ['app://csr-app app://csr-app', 403],
  ])('the origin %p with %d', async (origin, status) => {
    expect(await dial().upgrade('/ws', { origin })).toContain(` ${status} `)
  })

  it('nobody without an origin, whatever cookies they bring', async () => {
    expect(await dial().upgrade('/ws', { cookie: 'session=stolen' })).toContain(' 403 ')
  })

  it.each(['/', '/ws/', '/ws?token=x', '//ws', '/WS', '/ws%2f', '/api/ws'])('nobody at %s', async (path) => {
    expect(await dial().upgrade(path, { origin: HELPER_ORIGIN })).toContain(' 404 ')
  })
})

describe('the gateway', () => {
  it('waits five seconds for a hello and no longer', async () => {
    const clock = new FakeClock()
    const server = await startTestServer({ clock })
    const silent = server.connect()
    await silent.opened()

    await clock.advance(4_999)
    expect(silent.socket.readyState).toBe(WebSocket.OPEN)
    await clock.advance(1)

    expect((await silent.closed).code).toBe(4408)
    await server.close()
  })

  it('gives one address no more sockets than it may have, and takes new ones when others close', async () => {
    const server = await startTestServer({ environment: { DESKSIDE_SOCKETS_PER_ADDRESS: '3' } })
    const held = await Promise.all([1, 2, 3].map(() => server.connectHelper()))
    await expect(server.connect().opened()).rejects.toThrow()

    await held[0]?.close()

    await expect(server.connectHelper()).resolves.toBeDefined()
    await server.close()
  })

  it('opens only so many sockets a minute for one address', async () => {
    const server = await startTestServer({ environment: { DESKSIDE_UPGRADES_PER_MINUTE: '2' } })
    await (await server.connectHelper()).close()
    await (await server.connectHelper()).close()

    const raw = new RawSocket(server.url)
    expect(await raw.upgrade('/ws', { origin: HELPER_ORIGIN })).toContain(' 429 ')

    expect(raw.text).toMatch(/Retry-After: \d+/)
    await server.close()
  })

  it('reads two hundred messages in ten seconds from one socket and lets the rest wait', async () => {
    const clock = new FakeClock()
    const server = await startTestServer({ clock })
    const { csr, helper, sessionId, customerId } = await joinedSession(server)
    await clock.advance(10_000)
    for (let n = 0; n < 500; n += 1)
      csr.client.send({ type: 'signal/relay', sessionId, to: customerId, body: { n } })

    const arrived = (): number => helper.heard.filter(({ type }) => type === 'signal/relayed').length
    const settledAt = async (count: number): Promise<void> => {
      for (let tries = 0; tries < 300 && arrived() < count; tries += 1) await delay(10)
      await delay(50)
    }
    await settledAt(200)
    expect(arrived()).toBe(200)
    await clock.advance(10_000)
    await settledAt(400)
    expect(arrived()).toBe(400)
    await clock.advance(10_000)
    await settledAt(500)

    const numbers = helper.heard.map((message) =>
      message.type === 'signal/relayed' ? message.body['n'] : null,
    )
    expect(numbers.filter((n) => n !== null)).toEqual(Array.from({ length: 500 }, (_, n) => n))
    await server.close()
  })

  it('drops a reader that does not read, and only that one', async () => {
    const server = await startTestServer()
    const { csr, sessionId, customerId, helper, customerResumeToken } = await joinedSession(server)
    await helper.close()
    const deaf = new RawSocket(server.url)
    await deaf.upgrade('/ws', { origin: HELPER_ORIGIN })
    const resume = {
      ...{ type: 'session/resume', requestId: 'request-1', sessionId },
      ...{ participantId: customerId, resumeToken: customerResumeToken },
    }
    deaf.write(Buffer.concat([frame(Buffer.from(HELLO)), frame(Buffer.from(JSON.stringify(resume)))]))
    await deaf.until(() => deaf.text.includes('session/resumed'))
    deaf.socket.pause()

    const body = { padding: 'x'.repeat(47_000) }
    for (let n = 0; n < 190; n += 1)
      csr.client.send({ type: 'signal/relay', sessionId, to: customerId, body })
    for (let tries = 0; tries < 300 && !server.log.join('').includes('slow reader'); tries += 1)
      await delay(10)

    expect(server.log.join('')).toContain('slow reader')
    await csr.client.createInvite(sessionId)
    deaf.socket.destroy()
    await server.close()
  })

  it('gives up on requests that never finish, while honest people get in', async () => {
    const server = await startTestServer()
    const slow = Array.from({ length: 200 }, () => new RawSocket(server.url))
    for (const raw of slow) raw.write('GET /ws HTTP/1.1\r\nhost: x\r\nx-slow: ')

    const helper = await server.connectHelper()
    helper.claim('000000')

    expect((await helper.next('refused')).code).toBe('unknown-code')
    for (const raw of slow) raw.socket.destroy()
    await server.close()
  })
})
