import { RawSocket } from '../testing/raw-socket.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

describe('the HTTP side has no way in but its routes', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.close())

  const PRIVATE = '/api/sessions/session-0001/notes'
  const tricks = [
    `${PRIVATE}/`,
    `${PRIVATE}/x`,
    `/${PRIVATE}`,
    '/api//sessions/session-0001/notes',
    '/API/sessions/session-0001/notes',
    '/api/sessions/session-0001/Notes',
    '/api%2fsessions/session-0001/notes',
    '/api/sessions/session-0001%2fnotes',
    '/api/sessions/session-0001/notes%2f',
    '/api/sessions/session-0001/notes;x=1',
    '/api/sessions/..;/session-0001/notes',
    '/api/./sessions/session-0001/notes',
    '/x/../api/sessions/session-0001/notes',
    '/%2e%2e/api/sessions/session-0001/notes',
    '/api/sessions/session-0001/notes%00',
    '/api/sessions/session-0001/notes%zz',
    '\\api\\sessions\\session-0001\\notes',
    '/setup',
    '/SetupWizard.aspx/x',
    '/api/setup',
    '/downloads/../deskside.sqlite',
    '/downloads/..%2fdeskside.sqlite',
    '/downloads/%2e%2e%2fdeskside.sqlite',
    '/downloads/.hidden',
    '/downloads/',
    '/assets/',
    '/assets/..%2fassets.ts',
    '/assets/toString',
    '/j/',
    '/j/12345',
    '/j/1234567',
    '/j/12345x',
    '/j/123456/',
    '/healthz/',
  ]
  const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND']

  const ask = async (method: string, path: string): Promise<number> => {
    const raw = new RawSocket(server.url)
    raw.write(
      `${method} ${path} HTTP/1.1\r\nhost: localhost\r\nx-http-method-override: GET\r\nx-original-url: /\r\nconnection: close\r\n\r\n`,
    )
    await raw.closed
    return Number(/^HTTP\/1\.1 (\d{3})/.exec(raw.text)?.[1] ?? 0)
  }

  it.each(tricks)('by %s', async (path) => {
    for (const method of methods) {
      const status = await ask(method, path)
      // 400 is Node's own answer to a request line it cannot read.
      if (![400, 401, 404].includes(status)) throw new Error(`${method} ${path} was answered with ${status}`)
    }
  })

  it('by another method on a route there is', async () => {
    for (const path of ['/', '/j/123456', '/api/site', '/healthz', '/assets/logo.svg', PRIVATE]) {
      for (const method of methods.filter((each) => each !== 'GET')) {
        const status = await ask(method, path)
        if (![401, 404].includes(status)) throw new Error(`${method} ${path} was answered with ${status}`)
      }
    }
    expect(await ask('GET', PRIVATE)).toBe(401)
    expect(await ask('GET', '/api/sign-in')).toBe(404)
  })
})
