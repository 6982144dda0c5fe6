import { monitorEventLoopDelay } from 'node:perf_hooks'
import { hash, parseOptions } from '@node-rs/argon2'
import { PasswordHasher } from './password-hasher.ts'

const hasher = new PasswordHasher('nobody types this')

describe('a password', () => {
  it('is kept at the argon2id floor or above', async () => {
    const stored = await hasher.hash('correct horse battery')

    expect(stored).toMatch(/^\$argon2id\$v=19\$/)
    expect(parseOptions(stored)).toMatchObject({ memoryCost: 19_456, timeCost: 2, parallelism: 1 })
  })

  it('is right or wrong, and says when its hash is weaker than today’s', async () => {
    const today = await hasher.hash('correct horse battery')
    const weak = await hash('correct horse battery', { memoryCost: 8_192, timeCost: 1, parallelism: 1 })

    expect(await hasher.verify(today, 'correct horse battery')).toEqual({ kind: 'right', needsRehash: false })
    expect(await hasher.verify(weak, 'correct horse battery')).toEqual({ kind: 'right', needsRehash: true })
    expect(await hasher.verify(today, 'Correct horse battery')).toEqual({ kind: 'wrong' })
  })

  it('of an account that does not exist is wrong, even if it is the dummy’s', async () => {
    expect(await hasher.verify(null, 'nobody types this')).toEqual({ kind: 'wrong' })
  })

  it('of an account that does not exist takes as long to check', async () => {
    const stored = await hasher.hash('correct horse battery')
    const shortestMs = async (passwordHash: string | null): Promise<number> => {
      const times: number[] = []
      for (let n = 0; n < 8; n += 1) {
        const startedAt = performance.now()
        await hasher.verify(passwordHash, 'wrong')
        times.push(performance.now() - startedAt)
      }
      return Math.min(...times)
    }

    const ratio = (await shortestMs(null)) / (await shortestMs(stored))

    expect(ratio).toBeGreaterThan(0.4)
    expect(ratio).toBeLessThan(2.5)
  })

  it('is checked four at a time with thirty-two waiting, and the thread stays free', async () => {
    const stored = await hasher.hash('correct horse battery')
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()

    const verdicts = await Promise.all(Array.from({ length: 500 }, () => hasher.verify(stored, 'wrong')))

    delay.disable()
    expect(verdicts.filter(({ kind }) => kind === 'wrong')).toHaveLength(36)
    expect(verdicts.filter(({ kind }) => kind === 'busy')).toHaveLength(464)
    expect(delay.percentile(90) / 1e6).toBeLessThan(200)
    expect(await hasher.verify(stored, 'correct horse battery')).toMatchObject({ kind: 'right' })
  })
})
