import type { AuditEvent } from '../audit/audit-log.ts'
import { openDatabase } from '../storage/database.ts'
import { StoredAccessTokens } from '../storage/stored-access-tokens.ts'
import { StoredAccounts } from '../storage/stored-accounts.ts'
import { systemRandom, systemWallClock } from '../system-ports.ts'
import { AccessTokens } from './access-tokens.ts'
import type { Verified } from './password-hasher.ts'
import { SignIn } from './sign-in.ts'
import { SignInThrottle } from './sign-in-throttle.ts'

/** Notes what it is asked; the hash of a password is the password. */
class FakeHasher {
  readonly asked: (string | null)[] = []
  isBusy = false
  hash = async (password: string): Promise<string> => `new ${password}`
  verify = async (passwordHash: string | null, password: string): Promise<Verified> => {
    this.asked.push(passwordHash)
    if (this.isBusy) return { kind: 'busy' }
    if (passwordHash === `old ${password}`) return { kind: 'right', needsRehash: true }
    return passwordHash === `new ${password}` ? { kind: 'right', needsRehash: false } : { kind: 'wrong' }
  }
}

describe('signing in', () => {
  let signIn: SignIn
  let hasher: FakeHasher
  let accounts: StoredAccounts
  let audited: AuditEvent[]
  beforeEach(async () => {
    const db = await openDatabase({ file: ':memory:', now: systemWallClock })
    accounts = new StoredAccounts(db, systemWallClock)
    hasher = new FakeHasher()
    audited = []
    signIn = new SignIn({
      ...{ accounts, hasher },
      tokens: new AccessTokens(new StoredAccessTokens(db), systemWallClock, systemRandom),
      throttle: new SignInThrottle({ triesPerAddress: 100, perSeconds: 60 }),
      audit: {
        append: async (event) => {
          audited.push(event)
        },
      },
    })
    const anna = { accountId: 'account-0001', email: 'anna@example.org', name: 'Anna', role: 'csr' } as const
    await accounts.add({ ...anna, passwordHash: 'old secret' })
  })

  const attempt = (email: string, password: string): ReturnType<SignIn['try']> =>
    signIn.try({ email, password, address: '192.0.2.1' })

  it('does the same work for a wrong password, an unknown address and a disabled account', async () => {
    await accounts.add({
      ...{ accountId: 'account-0002', email: 'gone@example.org', name: 'Gone', role: 'csr' },
      passwordHash: 'new secret',
    })
    await accounts.disable('account-0002')

    for (const [email, password] of [
      ['anna@example.org', 'wrong'],
      ['nobody@example.org', 'secret'],
      ['gone@example.org', 'secret'],
    ] as const) {
      expect(await attempt(email, password)).toEqual({ kind: 'wrong-credentials' })
    }

    expect(hasher.asked).toEqual(['old secret', null, 'new secret'])
    expect(audited.map(({ kind }) => kind)).toEqual(Array(3).fill('sign-in-failed'))
    expect(JSON.stringify(audited)).not.toContain('nobody@example.org')
  })

  it('brings a hash that is weaker than today’s up to date', async () => {
    expect(await attempt('ANNA@example.org', 'secret')).toMatchObject({ kind: 'signed-in' })

    expect((await accounts.findByEmail('anna@example.org'))?.passwordHash).toBe('new secret')
    expect(await attempt('anna@example.org', 'secret')).toMatchObject({ kind: 'signed-in' })
  })

  it('forgives a few slips after the right password, and counts tries in parallel', async () => {
    for (let slips = 0; slips < 4; slips += 1) await attempt('anna@example.org', 'slip')
    expect(await attempt('anna@example.org', 'secret')).toMatchObject({ kind: 'signed-in' })

    const outcomes = await Promise.all(Array.from({ length: 20 }, () => attempt('anna@example.org', 'guess')))

    expect(outcomes.filter(({ kind }) => kind === 'wrong-credentials').length).toBeLessThanOrEqual(20)
    expect(await attempt('anna@example.org', 'secret')).toMatchObject({ kind: 'too-many-tries' })
  })

  it('says that it is busy when the hash queue is full', async () => {
    hasher.isBusy = true

    expect(await attempt('anna@example.org', 'secret')).toEqual({ kind: 'busy' })
    expect(audited).toEqual([])
  })
})
