import { readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { filledMail, inviteMailDraftSchema } from '@deskside/shared/protocol/invite-mail.ts'
import { PROTOCOL } from '@deskside/shared/protocol/version.ts'
import { MailServer } from '../testing/mail-server.ts'
import { startTestServer, type TestCsr, type TestServer } from '../testing/test-server.ts'

const LEE = 'lee.unusual-name@example.com'

describe('an invite by e-mail', () => {
  let mails: MailServer
  let server: TestServer
  beforeEach(async () => {
    mails = await MailServer.open()
    server = await startTestServer({
      environment: { DESKSIDE_SMTP_URL: mails.url, DESKSIDE_MAIL_FROM: 'help@nordwind.example' },
    })
  })
  afterEach(async () => {
    await server.close()
    await mails.close()
  })

  interface Invited {
    readonly csr: TestCsr
    readonly sessionId: string
    readonly inviteId: string
    readonly nameplate: string
    readonly where: string
  }
  const invite = async (role: 'csr' | 'customer' = 'customer'): Promise<Invited> => {
    const csr = await server.addCsr()
    const { sessionId } = await csr.client.openSession()
    const { inviteId, nameplate } = await csr.client.createInvite(sessionId, role)
    return {
      csr,
      sessionId,
      inviteId,
      nameplate,
      where: `/api/sessions/${sessionId}/invites/${inviteId}/mail`,
    }
  }
  const post = (token: string, where: string, body: unknown): Promise<Response> =>
    fetch(server.url + where, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
  const get = (token: string, where: string): Promise<Response> =>
    fetch(server.url + where, { headers: { authorization: `Bearer ${token}` } })
  const request = { to: LEE, language: 'en', sentence: 'About your printer {{page}}.' } as const

  it('arrives as the CSR saw it before, in the language the CSR chose', async () => {
    const { csr, where, nameplate } = await invite()
    const draft = inviteMailDraftSchema.parse(await (await get(csr.token, where)).json())

    for (const language of ['en', 'zh-CN'] as const) {
      const wanted = { ...request, language }
      const answer = await post(csr.token, where, wanted)

      expect([answer.status, await answer.json()]).toEqual([200, { outcome: 'sent' }])
      const mail = mails.mails.at(-1)
      const seen = filledMail(draft, wanted)
      expect(mail?.to).toEqual([LEE])
      expect(mail?.parsed.subject).toBe(seen.subject)
      expect(mail?.parsed.text).toBe(seen.text)
      expect(seen.text).toContain('About your printer {{page}}.')
      expect(seen.text).toContain(`${server.url}/j/${nameplate}\n`)
    }
  })

  it('says that the mail server did not take it, or that there was none', async () => {
    const { csr, where } = await invite()
    mails.refusal = { code: 550, text: 'no such person' }
    expect(await (await post(csr.token, where, request)).json()).toEqual({ outcome: 'refused' })
    mails.refusal = { code: 451, text: 'later' }
    expect(await (await post(csr.token, where, request)).json()).toEqual({ outcome: 'unreachable' })
    mails.refusal = null
    expect(await (await post(csr.token, where, request)).json()).toEqual({ outcome: 'sent' })
  })

  it('is sent by nobody but its CSR, and only while it waits for a customer', async () => {
    const { csr, sessionId, inviteId, nameplate, where } = await invite()
    const forColleague = await invite('csr')
    const other = await server.addCsr('Bo')
    const notFound = async (token: string, path: string): Promise<void> => {
      for (const answer of [await post(token, path, request), await get(token, path)]) {
        expect([answer.status, await answer.json()]).toEqual([404, { code: 'not-found' }])
      }
    }

    await notFound(other.token, where)
    await notFound(forColleague.csr.token, forColleague.where)
    await notFound(csr.token, `/api/sessions/${forColleague.sessionId}/invites/${inviteId}/mail`)
    await notFound(csr.token, `/api/sessions/${sessionId}/invites/no-such-invite/mail`)
    expect((await post('A'.repeat(43), where, request)).status).toBe(401)
    const helper = await server.connectHelper()
    helper.claim(nameplate)
    await csr.client.next('claim/opened')
    await notFound(csr.token, where)
    csr.client.send({ type: 'invite/withdraw', inviteId })
    await csr.client.next('invite/closed')
    await notFound(csr.token, where)
    expect(mails.mails).toEqual([])
  })

  it.each([
    ['several recipients', { ...request, to: `${LEE},kim@example.com` }],
    ['a list of recipients', { ...request, to: [LEE, 'kim@example.com'] }],
    ['a line break in the address', { ...request, to: `${LEE}\r\nBcc: kim@example.com` }],
    ['a line break in the sentence', { ...request, sentence: 'Hi\r\n\r\nBcc: kim@example.com' }],
    ['a sentence of ten kilobytes', { ...request, sentence: 'x'.repeat(10_240) }],
    ['a copy to somebody', { ...request, bcc: 'kim@example.com' }],
    ['a text of its own', { ...request, text: 'Send money' }],
    ['a language there is no text in', { ...request, language: '../../etc/passwd' }],
  ])('is not sent with %s', async (_, body) => {
    const { csr, where } = await invite()

    const answer = await post(csr.token, where, body)

    expect([answer.status, await answer.json()]).toEqual([400, { code: 'malformed' }])
    expect(mails.connections).toBe(0)
  })

  it('goes out twenty times an hour for one CSR, and the others still may', async () => {
    const [one, another] = [await invite(), await invite()]
    for (let sent = 0; sent < 20; sent += 1) {
      expect((await post(one.csr.token, one.where, request)).status).toBe(200)
    }

    const answer = await post(one.csr.token, one.where, request)

    expect(answer.status).toBe(429)
    expect(await answer.json()).toMatchObject({ code: 'too-many-tries' })
    expect((await post(another.csr.token, another.where, request)).status).toBe(200)
    expect(mails.mails).toHaveLength(21)
  })

  it('leaves a trace that says neither to whom nor which code', async () => {
    const { csr, where, nameplate, sessionId } = await invite()
    await post(csr.token, where, request)
    mails.refusal = { code: 550, text: `${LEE} is unknown` }
    await post(csr.token, where, { ...request, to: LEE.toUpperCase() })
    await server.stop()

    const log = server.log.join('')
    const kept = readdirSync(server.dataDir, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(path.join(server.dataDir, entry.name), 'latin1'))
      .join('')
    const marks = [...kept.matchAll(/"to":"([0-9a-f]{64})","outcome":"(\w+)"/g)].map((match) => match[1])
    expect(new Set(marks).size).toBe(1)
    for (const text of [log, kept]) {
      expect(text.toLowerCase()).not.toContain('lee.unusual')
      expect(text).not.toContain('About your printer')
    }
    expect(log).not.toContain(nameplate)
    expect(log).toContain('a mail could not be sent')
    expect(kept).toContain(sessionId)
    rmSync(server.dataDir, { recursive: true })
    server = await startTestServer()
  })

  it('is offered to CSRs whose app knows what that is, and to nobody at a site without a mail server', async () => {
    const csr = await server.addCsr()
    const bare = await startTestServer()
    const other = await bare.addCsr()
    const hello = async (from: TestServer, token: string, max: number) => {
      const client = from.connect({ origin: 'app://csr-app' })
      await client.opened()
      const protocol = { min: 1, max }
      client.send({ type: 'hello', protocol, app: 'csr-app', appVersion: '0.1.0', token })
      return (await client.next('welcome')).offersMail
    }

    expect(await hello(server, csr.token, PROTOCOL.max)).toBe(true)
    expect(await hello(server, csr.token, 2)).toBeUndefined()
    expect(await hello(bare, other.token, PROTOCOL.max)).toBe(false)
    expect((await server.connect().hello()).offersMail).toBeUndefined()
    expect((await post(other.token, '/api/sessions/session-1/invites/invite-1/mail', request)).status).toBe(
      401,
    )
    const there = `${bare.url}/api/sessions/session-1/invites/invite-1/mail`
    expect((await fetch(there, { headers: { authorization: `Bearer ${other.token}` } })).status).toBe(404)
    await bare.close()
  })
})
