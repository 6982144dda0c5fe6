import { FakeClock } from '@deskside/shared/testing/fake-clock.ts'
import { PasswordHasher } from '../accounts/password-hasher.ts'
import { CSR_ORIGIN, startTestServer, type TestServer } from '../testing/test-server.ts'
import { securityHeaders } from './security-headers.ts'

const PASSWORD = 'correct horse battery'

describe('the HTTP side', () => {
  let server: TestServer
  let passwordHash: string
  beforeAll(async () => {
    server = await startTestServer()
    passwordHash = await new PasswordHasher('x').hash(PASSWORD)
    const anna = {
      accountId: 'account-0001',
      email: 'anna@example.org',
      name: 'Anna Öberg',
      role: 'csr',
    } as const
    await server.storage.accounts.add({ ...anna, passwordHash })
    const gone = { accountId: 'account-0002', email: 'gone@example.org', name: 'Gone', role: 'csr' } as const
    await server.storage.accounts.add({ ...gone, passwordHash })
    await server.storage.accounts.disable(gone.accountId)
  })
  afterAll(() => server.close())

  const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const signIn = (email: string, password: string): Promise<Response> =>
    post('/api/sign-in', { email, password })
  const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` })

  it('says which site this is to anyone', async () => {
    const answer = await fetch(`${server.url}/api/site`)

    expect(await answer.json()).toMatchObject({ organisation: 'Nordwind', version: '0.1.0' })
    expect(await (await fetch(`${server.url}/healthz`)).json()).toEqual({ status: 'ok' })
  })

  it('signs a CSR in, whatever the case of the address, and out again', async () => {
    const answer = await signIn(' Anna@Example.org ', PASSWORD)
    expect(answer.status).toBe(200)
    const { token, account, organisation } = (await answer.json()) as Record<string, string>
    expect({ account, organisation }).toEqual({
      account: { accountId: 'account-0001', name: 'Anna Öberg', email: 'anna@example.org' },
      organisation: 'Nordwind',
    })
    const signOut = (): Promise<Response> =>
      fetch(`${server.url}/api/sign-out`, { method: 'POST', headers: bearer(token ?? '') })

    expect((await signOut()).status).toBe(204)

    expect((await signOut()).status).toBe(401)
  })

  it('takes the sockets of whoever signs out along, at once', async () => {
    // On a clock that stands still nobody else looks for dead tokens.
    const still = await startTestServer({ clock: new FakeClock() })
    const { client, token } = await still.addCsr()

    await fetch(`${still.url}/api/sign-out`, { method: 'POST', headers: bearer(token) })

    expect((await client.closed).code).toBe(4401)
    await still.close()
  })

  it('answers a wrong password, an unknown address and a disabled account alike', async () => {
    const answers = await Promise.all([
      signIn('anna@example.org', 'wrong password'),
      signIn('nobody@example.org', PASSWORD),
      signIn('gone@example.org', PASSWORD),
      signIn("' OR 1=1 --", PASSWORD),
    ])

    const shapes = await Promise.all(
      answers.map(async (answer) => ({
        status: answer.status,
        body: await answer.text(),
        length: answer.headers.get('content-length'),
      })),
    )
    const refusal = '{"code":"wrong-credentials"}'
    for (const shape of shapes)
      expect(shape).toEqual({ status: 401, body: refusal, length: String(refusal.length) })
  })

  it('makes whoever fails five times wait, and says how long', async () => {
    for (let tries = 0; tries < 5; tries += 1) await signIn('victim@example.org', `guess ${tries}`)

    const answer = await signIn('victim@example.org', 'guess 6')

    expect(answer.status).toBe(429)
    const { code, retryAfterMs } = (await answer.json()) as { code: string; retryAfterMs: number }
    expect(code).toBe('too-many-tries')
    expect(retryAfterMs).toBeGreaterThan(0)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
  })

  it.each([
    ['no JSON', 'email=anna', {}],
    ['another type', '{"email":"a@b.c","password":"x"}', { 'content-type': 'text/plain' }],
    ['a form', 'email=anna', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a prototype', '{"__proto__":{"role":"administrator"},"email":"a@b.c","password":"x"}', {}],
    ['a field too many', '{"email":"a@b.c","password":"x","role":"administrator"}', {}],
    ['an object for text', '{"email":{"$ne":null},"password":"x"}', {}],
    ['too much', JSON.stringify({ email: 'a@b.c', password: 'x'.repeat(5_000) }), {}],
  ])('refuses a body that is %s', async (_what, body, headers) => {
    const answer = await post('/api/sign-in', body, headers)

    expect(answer.status).toBe(400)
    expect(await answer.json()).toEqual({ code: 'malformed' })
  })

  it('answers the apps’ own windows across origins, and no other page', async () => {
    const preflight = (origin: string): Promise<Response> =>
      fetch(`${server.url}/api/sign-in`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      })

    const allowed = await preflight(CSR_ORIGIN)
    expect(allowed.status).toBe(204)
    expect(allowed.headers.get('access-control-allow-origin')).toBe(CSR_ORIGIN)
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull()
    for (const origin of ['https://evil.example', 'null', server.url]) {
      const refused = await preflight(origin)
      expect(refused.status).toBe(403)
      expect(refused.headers.get('access-control-allow-origin')).toBeNull()
      expect(
        (await post('/api/sign-in', { email: 'anna@example.org', password: PASSWORD }, { origin })).status,
      ).toBe(403)
    }
  })

  it('sends the same strict headers with every answer', async () => {
    for (const path of [
      '/',
      '/j/123456',
      '/assets/invite.js',
      '/downloads/none.exe',
      '/api/site',
      '/nowhere',
    ]) {
      const { headers } = await fetch(server.url + path)
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; " +
          "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
      )
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('set-cookie')).toBeNull()
      expect(headers.get('x-powered-by')).toBeNull()
      expect(headers.get('strict-transport-security')).toBeNull()
    }
  })

  it('asks browsers to stay with TLS where the site has it', () => {
    expect(securityHeaders(true)['strict-transport-security']).toMatch(/^max-age=\d+$/)
  })
})
