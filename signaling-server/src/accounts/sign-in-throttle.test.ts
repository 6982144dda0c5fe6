import { SignInThrottle } from './sign-in-throttle.ts'

describe('the sign-in throttle', () => {
  it('lets five tries pass, then makes each failure wait twice as long', async () => {
    const throttle = new SignInThrottle({ triesPerAddress: 1_000, perSeconds: 60 })
    const waits: number[] = []
    for (let tries = 0; tries < 8; tries += 1) {
      waits.push(Math.round((await throttle.waitMs('192.0.2.1', 'anna@example.org')) / 1_000))
      await throttle.countTry('anna@example.org')
    }

    expect(waits).toEqual([0, 0, 0, 0, 0, 1, 2, 4])
    expect(await throttle.waitMs('192.0.2.1', 'bo@example.org')).toBe(0)
  })

  it('never makes anyone wait longer than a quarter of an hour', async () => {
    const throttle = new SignInThrottle({ triesPerAddress: 1_000, perSeconds: 60 })
    for (let tries = 0; tries < 60; tries += 1) await throttle.countTry('anna@example.org')

    expect(await throttle.waitMs('192.0.2.1', 'anna@example.org')).toBeLessThanOrEqual(900_000)
  })

  it('forgives after the right password', async () => {
    const throttle = new SignInThrottle({ triesPerAddress: 1_000, perSeconds: 60 })
    for (let tries = 0; tries < 7; tries += 1) await throttle.countTry('anna@example.org')

    await throttle.forgive('anna@example.org')

    expect(await throttle.waitMs('192.0.2.1', 'anna@example.org')).toBe(0)
  })

  it('counts an address over all accounts it tries', async () => {
    const throttle = new SignInThrottle({ triesPerAddress: 3, perSeconds: 60 })
    for (const name of ['a', 'b', 'c'])
      expect(await throttle.waitMs('192.0.2.1', `${name}@example.org`)).toBe(0)

    expect(await throttle.waitMs('192.0.2.1', 'd@example.org')).toBeGreaterThan(0)
    expect(await throttle.waitMs('192.0.2.2', 'd@example.org')).toBe(0)
  })
})
