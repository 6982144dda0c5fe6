import { openDatabase } from '../storage/database.ts'
import { StoredAccessTokens } from '../storage/stored-access-tokens.ts'
import { StoredAccounts } from '../storage/stored-accounts.ts'
import { hashToken, systemRandom } from '../system-ports.ts'
import { AccessTokens } from './access-tokens.ts'

const HOUR_MS = 3_600_000

describe('an access token', () => {
  let nowMs: number
  let tokens: AccessTokens
  let accounts: StoredAccounts
  let dump: () => Promise<string>
  beforeEach(async () => {
    nowMs = Date.UTC(2026, 4, 4)
    const now = (): Date => new Date(nowMs)
    const db = await openDatabase({ file: ':memory:', now })
    accounts = new StoredAccounts(db, now)
    tokens = new AccessTokens(new StoredAccessTokens(db), now, systemRandom)
    await accounts.add({
      ...{
        accountId: 'account-0001',
        email: 'anna@example.org',
        name: 'Anna',
        role: 'csr',
        passwordHash: 'none',
      },
    })
    dump = async () => JSON.stringify(await db.selectFrom('access_tokens').selectAll().execute())
  })

  it('is 256 bits, and only its hash is kept', async () => {
    const token = await tokens.issue('account-0001')

    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(await dump()).not.toContain(token)
    expect(await dump()).toContain(hashToken(token))
    expect((await tokens.check(token))?.account.name).toBe('Anna')
  })

  it('is not another one, nor the hash itself', async () => {
    const token = await tokens.issue('account-0001')

    expect(await tokens.check(hashToken(token))).toBeNull()
    expect(await tokens.check(`${token.slice(0, -1)}${token.endsWith('A') ? 'E' : 'A'}`)).toBeNull()
  })

  it('dies after twelve idle hours, which every use starts anew', async () => {
    const token = await tokens.issue('account-0001')
    for (let uses = 0; uses < 5; uses += 1) {
      nowMs += 11 * HOUR_MS
      expect(await tokens.check(token)).not.toBeNull()
    }

    nowMs += 12 * HOUR_MS + 6 * 60_000

    expect(await tokens.check(token)).toBeNull()
  })

  it('dies after seven days, used or not', async () => {
    const token = await tokens.issue('account-0001')
    for (let hours = 0; hours < 7 * 24; hours += 6) {
      expect(await tokens.check(token)).not.toBeNull()
      nowMs += 6 * HOUR_MS
    }

    nowMs += 1

    expect(await tokens.check(token)).toBeNull()
  })

  it('dies with its account, and by signing out', async () => {
    const [first, second] = [await tokens.issue('account-0001'), await tokens.issue('account-0001')]
    await tokens.revoke(hashToken(first))
    expect(await tokens.check(first)).toBeNull()
    expect(await tokens.findDead([hashToken(first), hashToken(second)])).toEqual([hashToken(first)])

    await accounts.disable('account-0001')

    expect(await tokens.check(second)).toBeNull()
    expect(await tokens.findDead([hashToken(second)])).toEqual([hashToken(second)])
  })

  it('behind an open socket counts as used', async () => {
    const hash = hashToken(await tokens.issue('account-0001'))
    nowMs += 11 * HOUR_MS
    await tokens.noteUse([hash])
    nowMs += 11 * HOUR_MS

    expect(await tokens.findDead([hash])).toEqual([])
  })
})
