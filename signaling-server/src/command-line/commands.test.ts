import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { PasswordHasher } from '../accounts/password-hasher.ts'
import { openStorage, type Storage } from '../storage/open-storage.ts'
import { systemRandom, systemWallClock } from '../system-ports.ts'
import {
  type CommandPorts,
  createAccount,
  createOrganisation,
  disableAccount,
  listAccounts,
  setSupervisor,
  verifyAudit,
} from './commands.ts'
import { generatePassword, readPipedPassword } from './read-password.ts'

const anna = {
  email: 'Anna@Example.org',
  name: 'Anna Öberg',
  role: 'csr',
  password: 'correct horse',
} as const

describe('the operator’s commands', () => {
  let folder: string
  let storage: Storage
  let ports: CommandPorts
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'deskside-cli-'))
    storage = await openStorage(folder, { wallClock: systemWallClock, random: systemRandom })
    ports = { storage, hasher: new PasswordHasher('dummy'), random: systemRandom }
  })
  afterEach(async () => {
    await storage.close()
    rmSync(folder, { recursive: true })
  })

  it('make one organisation, and no second one', async () => {
    expect((await createOrganisation(ports, 'Nordwind 客服')).kind).toBe('done')
    expect(await createOrganisation(ports, 'Südwind')).toEqual({
      kind: 'failed',
      lines: ['This site belongs to Nordwind 客服 already.'],
    })
  })

  it('make no account before the organisation', async () => {
    expect((await createAccount(ports, anna)).lines[0]).toContain('Make the organisation first')
  })

  it('make accounts, each address once', async () => {
    await createOrganisation(ports, 'Nordwind')

    expect((await createAccount(ports, anna)).lines).toEqual(['Created CSR Anna Öberg <anna@example.org>.'])
    expect((await createAccount(ports, { ...anna, role: 'administrator' })).lines).toEqual([
      'There is an account for anna@example.org already.',
    ])
    expect((await listAccounts(ports)).lines).toEqual(['anna@example.org\tAnna Öberg\tcsr\tactive'])
  })

  it.each([
    [{ email: 'anna' }, 'is not an e-mail address'],
    [{ name: 'Anna\nAdmin' }, 'A name is one line'],
    [{ name: '\u202eannA' }, 'A name is one line'],
    [{ password: 'short' }, 'this one has 5'],
    [{ password: 'x'.repeat(201) }, 'this one has 201'],
  ])('refuse %p with a sentence', async (wrong, hint) => {
    await createOrganisation(ports, 'Nordwind')

    const result = await createAccount(ports, { ...anna, ...wrong })

    expect(result.kind).toBe('failed')
    expect(result.lines[0]).toContain(hint)
  })

  it('make a supervisor at once or later, take it back, and end what the account was told before', async () => {
    await createOrganisation(ports, 'Nordwind')
    const made = await createAccount(ports, { ...anna, isSupervisor: true })
    expect(made.lines).toEqual(['Created supervisor Anna Öberg <anna@example.org>.'])
    const { accountId = '' } = (await storage.accounts.findByEmail('anna@example.org')) ?? {}
    await storage.tokens.add('hash-of-a-token', accountId, new Date())

    const taken = await setSupervisor(ports, 'anna@example.org', false)
    expect(taken.lines[0]).toContain('no longer a supervisor')
    expect(await storage.tokens.find('hash-of-a-token')).toBeNull()
    expect((await listAccounts(ports)).lines).toEqual(['anna@example.org\tAnna Öberg\tcsr\tactive'])
    expect((await setSupervisor(ports, 'Anna@example.org', true)).lines[0]).toContain('is a supervisor.')
    expect((await setSupervisor(ports, 'anna@example.org', true)).lines[0]).toContain('already')
    expect((await listAccounts(ports)).lines).toEqual(['anna@example.org\tAnna Öberg\tsupervisor\tactive'])
  })

  it('make a supervisor of nobody who does not exist or is an administrator', async () => {
    await createOrganisation(ports, 'Nordwind')
    await createAccount(ports, { ...anna, role: 'administrator' })

    expect((await setSupervisor(ports, 'nobody@example.org', true)).kind).toBe('failed')
    expect((await setSupervisor(ports, anna.email, true)).lines).toEqual(['anna@example.org is no CSR.'])
  })

  it('disable an account, once, and whoever does not exist not at all', async () => {
    await createOrganisation(ports, 'Nordwind')
    await createAccount(ports, anna)

    expect((await disableAccount(ports, 'ANNA@example.org')).lines[0]).toContain('Disabled anna@example.org')
    expect((await disableAccount(ports, 'anna@example.org')).lines[0]).toContain('was disabled already')
    expect((await disableAccount(ports, 'bo@example.org')).kind).toBe('failed')
    expect((await listAccounts(ports)).lines[0]).toContain('disabled')
  })

  it('are all in the audit log, which can be checked against a noted head', async () => {
    await createOrganisation(ports, 'Nordwind')
    const noted = /(\d+:[0-9a-f]{64})/.exec((await verifyAudit(ports, undefined)).lines.join('\n'))?.[1]
    await createAccount(ports, anna)
    await disableAccount(ports, anna.email)

    expect(await verifyAudit(ports, noted)).toMatchObject({ kind: 'done' })
    expect((await verifyAudit(ports, undefined)).lines[0]).toBe('The audit log is whole: 3 rows.')
    expect(await verifyAudit(ports, `3:${'0'.repeat(64)}`)).toEqual({
      kind: 'failed',
      lines: ['The audit log is broken: row 3 was changed.'],
    })
    expect((await verifyAudit(ports, 'nonsense')).kind).toBe('failed')
  })
})

describe('a password', () => {
  it('made here is long and free of look-alikes', () => {
    expect(generatePassword()).toMatch(/^([a-hjkmnp-z2-9]{5}-){3}[a-hjkmnp-z2-9]{5}$/)
    expect(generatePassword()).not.toBe(generatePassword())
  })

  it('piped in is the first line, with whatever spaces it has', async () => {
    expect(await readPipedPassword(Readable.from(['correct  ho', 'rse \r\nsecond line']))).toBe(
      'correct  horse ',
    )
    expect(await readPipedPassword(Readable.from([]))).toBe('')
  })
})
