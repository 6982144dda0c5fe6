import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { verifyChain } from '../audit/audit-chain.ts'
import { systemRandom, systemWallClock } from '../system-ports.ts'
import { openDatabase } from './database.ts'
import { openStorage } from './open-storage.ts'

const surroundings = { wallClock: systemWallClock, random: systemRandom }

describe('the audit log', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'deskside-audit-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('stays whole when two processes write at the same time', async () => {
    const server = await openStorage(folder, surroundings)
    const commandLine = await openStorage(folder, surroundings)
    const append = (storage: typeof server, n: number): Promise<void> =>
      storage.audit.append({ kind: 'sign-in', actor: `account-${n}`, subject: null, detail: { n } })

    await Promise.all(Array.from({ length: 100 }, (_, n) => append(n % 2 === 0 ? server : commandLine, n)))

    expect(server.auditKey).toEqual(commandLine.auditKey)
    expect(await verifyChain(server.auditKey, server.audit.rows())).toMatchObject({
      kind: 'whole',
      head: { seq: 100 },
    })
    await server.close()
    await commandLine.close()
  })

  it('shows a row that was changed behind its back', async () => {
    const storage = await openStorage(folder, surroundings)
    for (let n = 0; n < 5; n += 1)
      await storage.audit.append({ kind: 'sign-in', actor: 'a', subject: null, detail: {} })
    const behind = await openDatabase({ file: path.join(folder, 'deskside.sqlite'), now: systemWallClock })
    await sql`update audit_events set actor = 'b' where seq = 3`.execute(behind)

    expect(await verifyChain(storage.auditKey, storage.audit.rows())).toMatchObject({
      kind: 'broken',
      seq: 3,
    })
    await behind.destroy()
    await storage.close()
  })
})
