import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { SignalingClient } from '../src/testing/signaling-client.ts'
import { runCli, ServerProcess } from './server-process.ts'

describe('the server as a process', () => {
  let folder: string
  let dataDir: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'deskside-process-'))
    dataDir = path.join(folder, 'data')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('is set up by commands alone, and lets the CSR in whom they made', async () => {
    expect((await runCli(dataDir, ['create-organisation', '--name', 'Nordwind'])).code).toBe(0)
    const made = await runCli(
      dataDir,
      ['create-csr', '--email', 'anna@example.org', '--name', 'Anna', '--password-stdin'],
      'correct horse battery\n',
    )
    expect([made.code, made.out]).toEqual([0, 'Created CSR Anna <anna@example.org>.\n'])
    const generated = await runCli(dataDir, [
      ...['create-admin', '--email', 'boss@example.org'],
      ...['--name', 'Boss', '--generate-password'],
    ])
    const password = /shown this once: (\S+)/.exec(generated.out)?.[1]

    const server = await ServerProcess.start(dataDir)
    const signIn = (email: string, secret: string | undefined): Promise<Response> =>
      fetch(`${server.url}/api/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, password: secret }),
      })
    expect((await signIn('anna@example.org', 'correct horse battery')).status).toBe(200)
    expect((await signIn('boss@example.org', password)).status).toBe(200)
    const client = new SignalingClient(`${server.url.replace('http', 'ws')}/ws`, {
      origin: 'app://customer-agent',
    })
    await client.hello()

    expect(await server.end('SIGTERM')).toBe(0)
    expect((await client.closed).code).toBe(1012)
    expect((await runCli(dataDir, ['verify-audit'])).out).toContain('whole: 5 rows')
  })

  it('says in a sentence why it does not start', async () => {
    await expect(ServerProcess.start(dataDir)).rejects.toThrow('This site has no organisation yet.')
    await runCli(dataDir, ['create-organisation', '--name', 'Nordwind'])
    await expect(ServerProcess.start(dataDir, { DESKSIDE_PORT: 'x' })).rejects.toThrow(
      'DESKSIDE_PORT is "x": it must be',
    )
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const address = other.address()
    const port = String(typeof address === 'object' ? address?.port : '')
    await expect(ServerProcess.start(dataDir, { DESKSIDE_PORT: port })).rejects.toThrow(
      'Another program listens on',
    )
    other.close()
  })

  it('shows how commands are used, and touches nothing when one is wrong', async () => {
    for (const args of [
      [],
      ['destroy-all'],
      ['create-csr', '--email', 'a@example.org'],
      ['list-accounts', '--force'],
      ['a', 'b'],
    ]) {
      const { code, err } = await runCli(dataDir, args)
      expect([code, err]).toEqual([
        2,
        expect.stringContaining('Usage: node signaling-server/src/cli.ts <command>'),
      ])
    }
    expect(existsSync(dataDir)).toBe(false)
  })

  it('asks for a password only where somebody can type one', async () => {
    await runCli(dataDir, ['create-organisation', '--name', 'Nordwind'])

    const { code, err } = await runCli(dataDir, ['create-csr', '--email', 'a@example.org', '--name', 'A'])

    expect([code, err]).toEqual([1, expect.stringContaining('--password-stdin or --generate-password')])
  })

  it('is set up once, however many first commands run at the same time', async () => {
    const runs = await Promise.all(
      ['A', 'B', 'C'].map((name) => runCli(dataDir, ['create-organisation', '--name', name])),
    )

    expect(runs.map(({ code }) => code).sort()).toEqual([0, 1, 1])
    expect(readdirSync(dataDir).filter((file) => file.startsWith('audit.key'))).toEqual(['audit.key'])
    expect((await runCli(dataDir, ['verify-audit'])).out).toContain('whole: 1 rows')
  })
})
