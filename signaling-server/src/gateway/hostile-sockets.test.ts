import { setTimeout as delay } from 'node:timers/promises'
import { frame, RawSocket } from '../testing/raw-socket.ts'
import { HELPER_ORIGIN, joinedSession, startTestServer, type TestServer } from '../testing/test-server.ts'

const HELLO = '{"type":"hello","protocol":{"min":1,"max":1},"app":"customer-agent","appVersion":"0.1.0"}'

describe('the gateway sends away', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.close())

  const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`

  it.each([
    ['text that is not JSON', 'hello?'],
    ['nothing at all', ''],
    ['a number', '7'],
    ['a list', '[]'],
    ['an unknown type', '{"type":"session/own"}'],
    ['a prototype', '{"__proto__":{"type":"hello"}}'],
    ['an object nested beyond any stack', deep],
    ['a message before hello', '{"type":"session/open","requestId":"request-1"}'],
    ['a helper with a token', `${HELLO.slice(0, -1)},"token":"${'A'.repeat(43)}"}`],
  ])('whoever starts with %s', async (_what, text) => {
    const client = server.connect()
    await client.opened()

    client.sendText(text)

    expect((await client.next('refused')).code).toBe('malformed')
    expect((await client.closed).code).toBe(1008)
  })

  it.each([
    ['says hello twice', HELLO],
    [
      'nests beyond any stack',
      `{"type":"signal/relay","sessionId":"session-1","to":"person-12","body":${deep}}`,
    ],
    [
      'sends a body over 48 KiB',
      `{"type":"signal/relay","sessionId":"session-1","to":"person-12","body":{"x":"${'y'.repeat(49_200)}"}}`,
    ],
  ])('whoever %s', async (_what, text) => {
    const client = await server.connectHelper()

    client.sendText(text)

    expect((await client.next('refused')).code).toBe('malformed')
    expect((await client.closed).code).toBe(1008)
  })

  it('whoever sends bytes instead of text', async () => {
    const client = server.connect()
    await client.opened()

    client.sendText(new TextEncoder().encode(HELLO))

    expect((await client.closed).code).toBe(1008)
  })

  it('a CSR app without a token, with a wrong one, and a version nobody speaks', async () => {
    const asCsr = { ...JSON.parse(HELLO), app: 'csr-app' }
    for (const [hello, refusal, code] of [
      [asCsr, 'not-signed-in', 4401],
      [{ ...asCsr, token: 'A'.repeat(43) }, 'not-signed-in', 4401],
      [{ ...JSON.parse(HELLO), protocol: { min: 7, max: 9 } }, 'version', 4406],
    ] as const) {
      const client = server.connect({ origin: 'app://csr-app', cookie: 'token=stolen' })
      await client.opened()
      client.sendText(JSON.stringify(hello))
      expect((await client.next('refused')).code).toBe(refusal)
      expect((await client.closed).code).toBe(code)
    }
  })

  it.each([
    ['a message over 64 KiB', 1009, [frame(Buffer.alloc(65_537, 32))]],
    [
      'seventeen fragments',
      1008,
      [
        frame(Buffer.from('{'), { isLast: false }),
        ...Array.from({ length: 17 }, () => frame(Buffer.from(' '), { opcode: 0, isLast: false })),
      ],
    ],
    ['bytes that are not UTF-8', 1007, [frame(Buffer.from([0xc0, 0x27]))]],
    ['a compressed frame nobody agreed on', 1002, [Buffer.from([0xc1, 0x80, 0, 0, 0, 0])]],
    ['a frame without a mask', 1002, [Buffer.from([0x81, 0x01, 0x41])]],
  ])('%s with %d', async (_what, code, frames) => {
    const raw = new RawSocket(server.url)
    await raw.upgrade('/ws', { origin: HELPER_ORIGIN })
    raw.write(Buffer.concat(frames))
    await raw.until(() => raw.closeCode() !== null)

    expect(raw.closeCode()).toBe(code)
    raw.socket.destroy()
  })

  it('a message that trickles in byte by byte', async () => {
    const raw = new RawSocket(server.url)
    await raw.upgrade('/ws', { origin: HELPER_ORIGIN })
    raw.socket.setNoDelay(true)
    const bytes = frame(Buffer.alloc(30_000, 32))
    for (let at = 0; at < 200 && !raw.socket.destroyed && raw.closeCode() === null; at += 1) {
      raw.write(bytes.subarray(at * 40, at * 40 + 40))
      await delay(1)
    }
    await raw.until(() => raw.closeCode() !== null)

    expect(raw.closeCode()).toBe(1008)
    raw.socket.destroy()
  })

  it('is still there for everybody else', async () => {
    const { helper } = await joinedSession(server)
    expect(helper.socket.readyState).toBe(WebSocket.OPEN)
  })
})
