import { createServer, type Server } from 'node:net'
import { FakeClock } from '@deskside/shared/testing/fake-clock.ts'
import { createLog } from '../log.ts'
import { systemClock, systemRandom } from '../system-ports.ts'
import { MailServer } from '../testing/mail-server.ts'
import { readSender, readSmtpUrl } from './mail-settings.ts'
import { readMailTemplates } from './mail-templates.ts'
import { SmtpMailer } from './smtp-mailer.ts'

const MAIL = {
  to: 'lee@example.com',
  subject: '来自 Nordwind 的远程支持',
  text: '您好\n\nhttps://x.example/j/123456\n',
}
const never = new AbortController().signal

describe('a mail by the site’s SMTP server', () => {
  const log: string[] = []
  const mailers: SmtpMailer[] = []
  const closing: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const mailer of mailers.splice(0)) mailer.close()
    for (const close of closing.splice(0)) await close()
    log.length = 0
  })

  const open = async (options?: Parameters<typeof MailServer.open>[0]): Promise<MailServer> => {
    const server = await MailServer.open(options)
    closing.push(() => server.close())
    return server
  }
  const mailerTo = (
    url: string,
    from = 'Nordwind 客服 <help@example.org>',
    clock = systemClock,
  ): SmtpMailer => {
    const [smtp, sender, reading] = [readSmtpUrl(url), readSender(from), readMailTemplates(null)]
    if (smtp === null || sender === null || reading.kind === 'bad') throw new Error('wrong settings')
    const mailer = new SmtpMailer(
      { smtp, from: sender, templates: reading.templates },
      { clock, random: systemRandom, log: createLog('debug', { write: (line) => log.push(line) }) },
    )
    mailers.push(mailer)
    return mailer
  }

  it('arrives whole at one person, as plain text that asks for no answer', async () => {
    const server = await open()

    expect(await mailerTo(server.url).send(MAIL, never)).toBe('sent')

    const [mail] = server.mails
    expect(mail).toMatchObject({ from: 'help@example.org', to: ['lee@example.com'] })
    expect(mail?.parsed.subject).toBe(MAIL.subject)
    expect(mail?.parsed.text).toBe(MAIL.text)
    expect(mail?.parsed.html).toBe(false)
    expect(mail?.parsed.attachments).toEqual([])
    expect(mail?.parsed.from?.text).toBe('"Nordwind 客服" <help@example.org>')
    expect(mail?.parsed.headers.get('auto-submitted')).toBe('auto-generated')
    expect(mail?.parsed.messageId).toMatch(/^<[\w-]{22}@example\.org>$/)
    expect(mail?.raw).not.toMatch(/^x-mailer:/im)
  })

  it('makes no header out of anything in it', async () => {
    const server = await open()
    const hostile = 'Hi\r\nBcc: kim@example.com\r\n\r\nbody'

    await mailerTo(server.url).send({ to: 'lee@example.com', subject: hostile, text: hostile }, never)

    const [mail] = server.mails
    expect(mail?.to).toEqual(['lee@example.com'])
    expect(mail?.parsed.bcc).toBeUndefined()
    expect([...(mail?.parsed.headers.keys() ?? [])].sort()).toEqual([
      ...['auto-submitted', 'content-transfer-encoding', 'content-type', 'date', 'from', 'message-id'],
      ...['mime-version', 'subject', 'to', 'x-auto-response-suppress'],
    ])
  })

  it('goes over a connection that is kept for the next one', async () => {
    const server = await open()
    const mailer = mailerTo(server.url)

    for (const _ of [1, 2, 3]) expect(await mailer.send(MAIL, never)).toBe('sent')

    expect([server.mails.length, server.connections]).toEqual([3, 1])
  })

  it('shows the site’s password to the mail server', async () => {
    const shown: unknown[] = []
    const server = await open({
      authOptional: false,
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, callback) => {
        shown.push(username, password)
        callback(null, { user: username })
      },
    })

    expect(await mailerTo(`smtp://desk:p%40ss@127.0.0.1:${server.port}`).send(MAIL, never)).toBe('sent')
    expect(shown).toEqual(['desk', 'p@ss'])
  })

  it.each([
    [550, 'refused'],
    [553, 'refused'],
    [450, 'unreachable'],
    [421, 'unreachable'],
  ])('that is answered with %d is %s, and the log says why without saying to whom', async (code, outcome) => {
    const server = await open()
    server.refusal = { code, text: 'lee@example.com is not known here' }

    expect(await mailerTo(server.url).send(MAIL, never)).toBe(outcome)

    expect(server.mails).toEqual([])
    expect(log.join('')).toContain(`"responseCode":${code}`)
    expect(log.join('')).not.toContain('lee@')
  })

  it('that a wrong password keeps back can be tried again', async () => {
    const server = await open({
      authOptional: false,
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (_auth, _session, callback) => callback(new Error('no')),
    })

    expect(await mailerTo(`smtp://desk:wrong@127.0.0.1:${server.port}`).send(MAIL, never)).toBe('unreachable')
    expect(log.join('')).toContain('EAUTH')
    expect(log.join('')).not.toContain('wrong"')
  })

  it('does not go to a server that is away', async () => {
    const server = await open()
    await server.close()
    closing.length = 0

    expect(await mailerTo(server.url).send(MAIL, never)).toBe('unreachable')
  })

  it.each([
    ['from the first byte', 'smtps', { secure: true }],
    ['that it offers', 'smtp', {}],
  ])(
    'does not go to a server whose certificate for the encryption %s nobody vouches for',
    async (_, scheme, tls) => {
      const server = await open({ disabledCommands: ['AUTH'], ...tls })

      // The same machine by a name that does not say so.
      const mailer = mailerTo(`${scheme}://[::ffff:127.0.0.1]:${server.port}`)
      expect(await mailer.send(MAIL, never)).toBe('unreachable')
      expect(server.mails).toEqual([])
    },
  )

  it('does not go unencrypted to another machine', async () => {
    const server = await open()

    expect(await mailerTo(`smtp://[::ffff:127.0.0.1]:${server.port}`).send(MAIL, never)).toBe('unreachable')
    expect(server.mails).toEqual([])
  })

  describe('to a server that takes the call and says nothing', () => {
    const silent = async (): Promise<{ url: string; called: Promise<void> }> => {
      let server: Server | null = null
      const called = new Promise<void>((resolve) => {
        server = createServer((socket) => {
          socket.on('error', () => undefined)
          closing.unshift(async () => void socket.destroy())
          resolve()
        })
      })
      const listening = server as Server | null
      if (listening === null) throw new Error('no server')
      await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', () => resolve()))
      closing.push(() => new Promise((resolve) => listening.close(() => resolve())))
      const address = listening.address()
      return { url: `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, called }
    }

    it('is given up in the end', async () => {
      const clock = new FakeClock()
      const { url, called } = await silent()
      const sending = mailerTo(url, undefined, clock).send(MAIL, never)
      await called
      const from = performance.now()

      await clock.advance(20_000)

      expect(await sending).toBe('no-answer')
      // By our own limit, not by one of the library's for a single step.
      expect(performance.now() - from).toBeLessThan(5_000)
    })

    it('is given up when the CSR hangs up', async () => {
      const { url, called } = await silent()
      const hangUp = new AbortController()
      const sending = mailerTo(url).send(MAIL, hangUp.signal)
      await called

      hangUp.abort()

      expect(await sending).toBe('unreachable')
    })
  })
})
