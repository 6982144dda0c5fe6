/** A whole server on a free loopback port with a data folder of its own, for tests. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Clock } from '@deskside/shared/kernel/clock.ts'
import { FakeClock } from '@deskside/shared/testing/fake-clock.ts'
import { AccessTokens } from '../accounts/access-tokens.ts'
import { readConfig } from '../config.ts'
import { createServer, type SignalingServer } from '../create-server.ts'
import { createLog } from '../log.ts'
import { openStorage, type Storage } from '../storage/open-storage.ts'
import { makeId, systemClock, systemRandom, systemWallClock, type WallClock } from '../system-ports.ts'
import { SignalingClient } from './signaling-client.ts'

export interface TestServerOptions {
  readonly clock?: Clock
  readonly wallClock?: WallClock
  readonly dataDir?: string
  readonly environment?: Readonly<Record<string, string>>
}

export interface TestServer {
  readonly server: SignalingServer
  readonly url: string
  readonly socketUrl: string
  readonly dataDir: string
  /** A second connection to the same database, as the command line would have. */
  readonly storage: Storage
  readonly log: string[]
  readonly addCsr: (name?: string) => Promise<TestCsr>
  readonly addSupervisor: (name?: string) => Promise<TestCsr>
  readonly connect: (headers?: Record<string, string>) => SignalingClient
  readonly connectHelper: () => Promise<SignalingClient>
  /** Closes and keeps the data. */
  readonly stop: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface TestCsr {
  readonly accountId: string
  readonly email: string
  readonly token: string
  readonly client: SignalingClient
}

export const CSR_ORIGIN = 'app://csr-app'
export const HELPER_ORIGIN = 'app://customer-agent'

/** Loopback is one address, so tests that do not test limits get high ones. */
const ENVIRONMENT = {
  DESKSIDE_PORT: '0',
  DESKSIDE_LOG_LEVEL: 'debug',
  DESKSIDE_SOCKETS_PER_ADDRESS: '1000',
  DESKSIDE_UPGRADES_PER_MINUTE: '10000',
  DESKSIDE_CLAIMS_PER_MINUTE: '10000',
  DESKSIDE_PAGE_VIEWS_PER_MINUTE: '10000',
  DESKSIDE_SIGN_INS_PER_MINUTE: '10000',
}

export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { clock = systemClock, wallClock = systemWallClock } = options
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), 'deskside-server-'))
  const reading = readConfig({ ...ENVIRONMENT, DESKSIDE_DATA_DIR: dataDir, ...options.environment })
  if (reading.kind === 'bad') throw new Error(reading.problems.join('\n'))
  const storage = await openStorage(dataDir, { wallClock, random: systemRandom })
  await storage.site.create({ siteId: makeId(systemRandom), organisation: 'Nordwind' })
  const log: string[] = []
  const server = await createServer(reading.config, {
    clock,
    wallClock,
    random: systemRandom,
    log: createLog(reading.config.logLevel, { write: (line) => log.push(line) }),
  })
  const url = await server.listen()
  const socketUrl = `${url.replace(/^http/, 'ws')}/ws`
  const connect = (headers: Record<string, string> = { origin: HELPER_ORIGIN }): SignalingClient =>
    new SignalingClient(socketUrl, headers)
  const add = async (name: string, isSupervisor: boolean): Promise<TestCsr> => {
    const { accountId, email } = await addAccount(storage, name, isSupervisor)
    const token = await new AccessTokens(storage.tokens, wallClock, systemRandom).issue(accountId)
    const client = connect({ origin: CSR_ORIGIN })
    await client.hello(token)
    return { accountId, email, token, client }
  }
  const stop = async (): Promise<void> => {
    const closing = server.close()
    if (clock instanceof FakeClock) await clock.advance(1_000)
    await closing
    await storage.close()
  }
  return {
    ...{ server, url, socketUrl, dataDir, storage, log, connect, stop },
    addCsr: (name = 'Anna Öberg') => add(name, false),
    addSupervisor: (name = 'Clara Voss') => add(name, true),
    connectHelper: async () => {
      const client = connect()
      await client.hello()
      return client
    },
    close: async () => {
      await stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** An account nobody can sign in to with a password: its hash is none. */
async function addAccount(
  storage: Storage,
  name: string,
  isSupervisor: boolean,
): Promise<{ accountId: string; email: string }> {
  const accountId = makeId(systemRandom)
  const email = `${accountId.toLowerCase()}@example.org`
  await storage.accounts.add({ accountId, email, name, role: 'csr', isSupervisor, passwordHash: 'none' })
  return { accountId, email }
}

/** A CSR with a session and an admitted helper, as most stories begin. */
export async function joinedSession(server: TestServer): Promise<{
  readonly csr: TestCsr
  readonly helper: SignalingClient
  readonly sessionId: string
  readonly hostId: string
  readonly hostResumeToken: string
  readonly customerId: string
  readonly customerResumeToken: string
}> {
  const csr = await server.addCsr()
  const opened = await csr.client.openSession()
  const invite = await csr.client.createInvite(opened.sessionId)
  const helper = await server.connectHelper()
  helper.claim(invite.nameplate)
  const { claimId } = await csr.client.next('claim/opened')
  csr.client.send({ type: 'claim/verdict', claimId, admitted: true })
  const joined = await helper.next('session/joined')
  await csr.client.next('member/joined')
  await csr.client.next('invite/closed')
  return {
    csr,
    helper,
    sessionId: opened.sessionId,
    hostId: opened.participantId,
    hostResumeToken: opened.resumeToken,
    customerId: joined.participantId,
    customerResumeToken: joined.resumeToken,
  }
}
