import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Config, environmentName, readConfig } from './config.ts'

function good(environment: Record<string, string>): Config {
  const reading = readConfig(environment)
  if (reading.kind === 'bad') throw new Error(reading.problems.join('\n'))
  return reading.config
}

function problems(environment: Record<string, string>): readonly string[] {
  const reading = readConfig(environment)
  return reading.kind === 'bad' ? reading.problems : []
}

describe('the settings', () => {
  it('are complete without any, listen on this machine only and hold no secret', () => {
    const config = good({})

    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 7443,
      publicUrl: null,
      tls: null,
      logLevel: 'info',
    })
    expect([...config.allowedOrigins]).toEqual(['app://csr-app', 'app://customer-agent'])
    expect(config.ice).toEqual({ stunUrls: [], turnUrls: [], turnSecret: null, turnLifetimeS: 3_600 })
    expect(config.downloadsDir).toBe(path.join(config.dataDir, 'downloads'))
  })

  it('end a session nobody joined after half an hour and one without life after an hour, or never', () => {
    expect(good({}).quietLimits).toEqual({ nobodyJoinedMs: 1_800_000, nothingHappensMs: 3_600_000 })
    expect(
      good({ DESKSIDE_NOBODY_JOINED_MINUTES: '0', DESKSIDE_NOTHING_HAPPENS_MINUTES: '90' }).quietLimits,
    ).toEqual({ nobodyJoinedMs: null, nothingHappensMs: 5_400_000 })
  })

  it('come from the environment', () => {
    const config = good({
      DESKSIDE_HOST: '0.0.0.0',
      DESKSIDE_PORT: '443',
      DESKSIDE_PUBLIC_URL: 'https://help.example.org/',
      DESKSIDE_TLS_CERT: '/etc/cert.pem',
      DESKSIDE_TLS_KEY: '/etc/key.pem',
      DESKSIDE_TRUSTED_PROXIES: '10.0.0.0/8, ::1',
      DESKSIDE_TURN_URLS: 'turn:a.example.org:3478,turns:a.example.org:5349?transport=tcp',
      DESKSIDE_TURN_SECRET: 'sixteen characters at least',
    })

    expect(config.publicUrl).toBe('https://help.example.org')
    expect(config.tls).toEqual({ certFile: '/etc/cert.pem', keyFile: '/etc/key.pem' })
    expect(config.trustedProxies.check('10.1.2.3')).toBe(true)
    expect(config.ice.turnUrls).toHaveLength(2)
  })

  it.each([
    ['DESKSIDE_PORT', 'https', 'whole number from 0 to 65535'],
    ['DESKSIDE_PORT', '65536', 'whole number from 0 to 65535'],
    ['DESKSIDE_PUBLIC_URL', 'help.example.org', 'an address like https://help.example.org'],
    ['DESKSIDE_PUBLIC_URL', 'https://help.example.org/support', 'an address like https://help.example.org'],
    ['DESKSIDE_PUBLIC_URL', 'javascript:alert(1)', 'an address like https://help.example.org'],
    ['DESKSIDE_ALLOWED_ORIGINS', '*', 'a list of origins'],
    ['DESKSIDE_TRUSTED_PROXIES', 'loadbalancer', 'addresses or networks'],
    ['DESKSIDE_STUN_URLS', 'relay.example.org', 'stun:relay.example.org'],
    ['DESKSIDE_TURN_URLS', 'https://relay.example.org', 'turn:relay.example.org'],
    ['DESKSIDE_TURN_LIFETIME_SECONDS', '86400', 'from 300 to 3600'],
    ['DESKSIDE_PHONE_NUMBERS', 'Berlin 030 1234567', 'a list like Berlin +49 30 1234567'],
    ['DESKSIDE_PHONE_NUMBERS', '+49 30 1234567', 'a list like Berlin +49 30 1234567'],
    ['DESKSIDE_PHONE_NUMBERS', 'Berlin +49 30 12', 'a list like Berlin +49 30 1234567'],
    ['DESKSIDE_PHONE_NUMBERS', 'Berlin +49 30 1234567 *21#', 'a list like Berlin +49 30 1234567'],
    ['DESKSIDE_PHONE_NUMBERS', Array(21).fill('Berlin +49301234567').join(), 'at most 20 numbers'],
    ['DESKSIDE_MAIL_FROM', 'help', 'an address like help@example.org'],
    ['DESKSIDE_MAIL_FROM', 'a@example.org, b@example.org', 'an address like help@example.org'],
    ['DESKSIDE_MAIL_FROM', 'Help\nBcc: b@example.org <a@example.org>', 'an address like help@example.org'],
    ['DESKSIDE_LOG_LEVEL', 'verbose', 'silent, error, warn, info or debug'],
    ['DESKSIDE_SOCKETS_PER_ADDRESS', '0', 'from 1 to'],
  ])('name %s=%s as wrong and say what belongs there', (name, value, hint) => {
    const [problem, ...more] = problems({ [name]: value })

    expect(problem).toContain(`${name} is "${value}": it must be`)
    expect(problem).toContain(hint)
    expect(more).toEqual([])
  })

  it('take telephone numbers as people write them', () => {
    const numbers = 'Germany / Berlin: +49 (0)30 123-4567, New York +1.212.555.0100'

    expect(good({}).phoneNumbers).toEqual([])
    expect(good({ DESKSIDE_PHONE_NUMBERS: numbers }).phoneNumbers).toEqual([
      { label: 'Germany / Berlin', number: '+49 30 123 4567' },
      { label: 'New York', number: '+1 212 555 0100' },
    ])
  })

  it.each([
    ['smtp://mail.example.org', { host: 'mail.example.org', port: 587, isTls: false, credentials: null }],
    ['smtps://[::1]:2525/', { host: '::1', port: 2525, isTls: true }],
    [
      'smtps://desk%40example.org:p%2Fss@mail.example.org',
      { port: 465, credentials: { user: 'desk@example.org', pass: 'p/ss' } },
    ],
  ])('say by %s who takes mails', (smtpUrl, smtp) => {
    const config = good({ DESKSIDE_SMTP_URL: smtpUrl, DESKSIDE_MAIL_FROM: 'Help Desk <help@example.org>' })

    expect(config.mail).toMatchObject({ smtp, from: { name: 'Help Desk', address: 'help@example.org' } })
  })

  it.each([
    'mail.example.org',
    'http://mail.example.org',
    'smtp://',
    'smtp://user@mail.example.org',
    'smtp://hunter2%@mail.example.org',
    'smtps://a:hunter2@mail.example.org?tls.rejectUnauthorized=false',
    'smtps://a:hunter2@mail.example.org/?pool=false',
    'smtps://a:hunter2@mail.example.org/path',
    'smtps://a:hunter2@mail.example.org#x',
  ])('take no mail server like %s, and do not repeat its password', (smtpUrl) => {
    const [problem] = problems({ DESKSIDE_SMTP_URL: smtpUrl, DESKSIDE_MAIL_FROM: 'help@example.org' })

    expect(problem).toContain('DESKSIDE_SMTP_URL is set: it must be an address like smtps://')
    expect(problem).not.toContain('hunter2')
  })

  it('name the mail template that is missing', () => {
    const mail = { DESKSIDE_SMTP_URL: 'smtp://localhost', DESKSIDE_MAIL_FROM: 'help@example.org' }

    expect(problems({ ...mail, DESKSIDE_MAIL_TEMPLATES_DIR: '/nowhere' })).toEqual([
      expect.stringContaining('The mail template /nowhere/en.txt could not be read'),
      expect.stringContaining('The mail template /nowhere/zh-CN.txt could not be read'),
    ])
  })

  it('do not repeat a secret that is wrong', () => {
    const [problem] = problems({ DESKSIDE_TURN_URLS: 'turn:a.example.org', DESKSIDE_TURN_SECRET: 'hunter2' })

    expect(problem).toContain('DESKSIDE_TURN_SECRET is set: it must be at least 16 characters')
    expect(problem).not.toContain('hunter2')
  })

  it('belong together or not at all', () => {
    expect(problems({ DESKSIDE_TLS_CERT: '/etc/cert.pem' })[0]).toContain('belong together')
    expect(problems({ DESKSIDE_TURN_URLS: 'turn:a.example.org' })[0]).toContain('belong together')
    expect(problems({ DESKSIDE_SMTP_URL: 'smtp://localhost' })[0]).toContain('belong together')
    expect(problems({ DESKSIDE_MAIL_FROM: 'help@example.org' })[0]).toContain('belong together')
    expect(problems({ DESKSIDE_MAIL_TEMPLATES_DIR: '/etc/mails' })[0]).toContain('no mail would ever be sent')
    expect(problems({ DESKSIDE_HOST: '0.0.0.0' })[0]).toContain('DESKSIDE_PUBLIC_URL is missing')
  })

  it('leave alone what others call by a similar name', () => {
    expect(problems({ DESKSIDE_DEMO_SIGN_IN: '/tmp/x', DESKSIDE_PROT: '1' })).toEqual([])
  })

  describe('in a file', () => {
    let folder: string
    beforeEach(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'deskside-config-'))
    })
    afterEach(() => rmSync(folder, { recursive: true }))

    const write = (name: string, text: string): string => {
      const file = path.join(folder, name)
      writeFileSync(file, text)
      return file
    }

    it.each([
      ['site.json', '{"port": 8443, "allowedOrigins": ["app://csr-app"], "logLevel": "debug"}'],
      [
        'site.env',
        '# Our site\nDESKSIDE_PORT=8443\nDESKSIDE_ALLOWED_ORIGINS=app://csr-app\nDESKSIDE_LOG_LEVEL="debug"\n',
      ],
    ])('are read from %s, and the environment wins', (name, text) => {
      const config = good({ DESKSIDE_CONFIG: write(name, text), DESKSIDE_LOG_LEVEL: 'warn' })

      expect(config).toMatchObject({ port: 8443, logLevel: 'warn' })
      expect([...config.allowedOrigins]).toEqual(['app://csr-app'])
    })

    it.each([
      ['site.json', '{"prot": 8443}', 'prot in'],
      ['site.env', 'DESKSIDE_PROT=8443', 'DESKSIDE_PROT in'],
      ['site.json', '[]', 'could not be read: it is not a JSON object'],
      ['site.json', '{', 'could not be read'],
    ])('that is wrong (%s: %s) are not guessed at', (name, text, hint) => {
      expect(problems({ DESKSIDE_CONFIG: write(name, text) })[0]).toContain(hint)
    })

    it('that is not there are named', () => {
      expect(problems({ DESKSIDE_CONFIG: '/nowhere/site.json' })[0]).toContain(
        '/nowhere/site.json could not be read',
      )
    })
  })

  it('have one name in both places', () => {
    expect(environmentName('turnLifetimeSeconds')).toBe('DESKSIDE_TURN_LIFETIME_SECONDS')
  })
})
