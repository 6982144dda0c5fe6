import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { AccessTokens } from '../src/accounts/access-tokens.ts'
import { verifyChain } from '../src/audit/audit-chain.ts'
import { openDatabase } from '../src/storage/database.ts'
import { openStorage } from '../src/storage/open-storage.ts'
import { makeId, systemRandom, systemWallClock } from '../src/system-ports.ts'
import { SignalingClient } from '../src/testing/signaling-client.ts'
import { ServerProcess } from './server-process.ts'

const MOST_KILLS = 20
/** On a busy machine fewer kills have to do. */
const LEAST_KILLS = 5
const TIME_FOR_KILLS_MS = 20_000
const WRITERS = 3

/** What the server said it has kept. */
interface Account {
  readonly accountId: string
  readonly token: string
}

interface Acknowledged {
  readonly accountId: string
  readonly sessionId: string
  readonly participantId: string
  readonly resumeToken: string
  notes: number
}

describe('a server killed while it writes', () => {
  let dataDir: string
  beforeAll(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'deskside-kill-'))
  })
  afterAll(() => rmSync(dataDir, { recursive: true }))

  const surroundings = { wallClock: systemWallClock, random: systemRandom }

  async function newAccount(): Promise<Account> {
    const storage = await openStorage(dataDir, surroundings)
    await storage.site.create({ siteId: makeId(systemRandom), organisation: 'Nordwind' })
    const accountId = makeId(systemRandom)
    const email = `${accountId}@example.org`
    await storage.accounts.add({ accountId, email, name: 'Anna', role: 'csr', passwordHash: 'none' })
    const token = await new AccessTokens(storage.tokens, systemWallClock, systemRandom).issue(accountId)
    await storage.close()
    return { accountId, token }
  }

  /** Opens a session and replaces its notes as fast as they are acknowledged, until the server is gone. */
  async function write(
    server: ServerProcess,
    { accountId, token }: Account,
    acknowledged: Acknowledged[],
  ): Promise<void> {
    const client = new SignalingClient(`${server.url.replace('http', 'ws')}/ws`, { origin: 'app://csr-app' })
    await client.hello(token)
    const session: Acknowledged = { ...(await client.openSession()), notes: 0, accountId }
    acknowledged.push(session)
    for (let n = 1; ; n += 1) {
      const answer = await fetch(`${server.url}/api/sessions/${session.sessionId}/notes`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ text: String(n) }),
      })
      if (answer.status === 204) session.notes = n
    }
  }

  it('has lost nothing it acknowledged, time and again, and its sessions go on', async () => {
    const acknowledged: Acknowledged[] = []
    const startedAt = performance.now()
    const isTimeLeft = (): boolean => performance.now() - startedAt < TIME_FOR_KILLS_MS
    let account: Account | null = null
    for (let kill = 0; kill < MOST_KILLS && (kill < LEAST_KILLS || isTimeLeft()); kill += 1) {
      const writer = await newAccount()
      account = writer
      const server = await ServerProcess.start(dataDir)
      const writers = Array.from({ length: WRITERS }, () => write(server, writer, acknowledged))
      await untilKept(acknowledged, 3 + Math.random() * 40)
      await server.end('SIGKILL')
      await Promise.allSettled(writers)
      await verifyKept(acknowledged)
    }

    expect(keptIn(acknowledged)).toBeGreaterThan(LEAST_KILLS * WRITERS - 1)
    await resumeLast(account?.token ?? '', acknowledged.at(-1))
  })

  const keptIn = (acknowledged: readonly Acknowledged[]): number =>
    acknowledged.reduce((sum, { notes }) => sum + notes, 0)

  /** Until the server has acknowledged so many writes more; then it is in the middle of others. */
  async function untilKept(acknowledged: readonly Acknowledged[], more: number): Promise<void> {
    const goal = keptIn(acknowledged) + more
    while (keptIn(acknowledged) < goal) await delay(1)
  }

  async function verifyKept(acknowledged: readonly Acknowledged[]): Promise<void> {
    const storage = await openStorage(dataDir, surroundings)
    const live = new Set((await storage.sessions.loadLive()).map(({ sessionId }) => sessionId))
    for (const { sessionId, accountId, notes } of acknowledged) {
      expect(live.has(sessionId)).toBe(true)
      expect(Number((await storage.records.findNotes(sessionId, accountId)).text)).toBeGreaterThanOrEqual(
        notes,
      )
    }
    expect(await verifyChain(storage.auditKey, storage.audit.rows())).toMatchObject({ kind: 'whole' })
    await storage.close()
    const db = await openDatabase({ file: path.join(dataDir, 'deskside.sqlite'), now: systemWallClock })
    const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)
    expect(rows).toEqual([{ integrity_check: 'ok' }])
    await db.destroy()
  }

  async function resumeLast(token: string, last: Acknowledged | undefined): Promise<void> {
    if (last === undefined) throw new Error('no session was ever opened')
    const server = await ServerProcess.start(dataDir)
    const client = new SignalingClient(`${server.url.replace('http', 'ws')}/ws`, { origin: 'app://csr-app' })
    await client.hello(token)
    const { sessionId, participantId, resumeToken } = last
    client.send({ type: 'session/resume', requestId: client.newId(), sessionId, participantId, resumeToken })
    expect((await client.next('session/resumed')).sessionId).toBe(sessionId)
    await server.end('SIGTERM')
  }
})
