import { MailLimits } from './mail-limits.ts'

describe('the number of mails', () => {
  it('has a limit for each CSR and one for the whole site', async () => {
    const limits = new MailLimits()
    for (let sent = 0; sent < 20; sent += 1) expect(await limits.waitMs('anna')).toBe(0)
    expect(await limits.waitMs('anna')).toBeGreaterThan(0)

    for (let sent = 20; sent < 300; sent += 1) expect(await limits.waitMs(`csr-${sent}`)).toBe(0)
    const waitMs = await limits.waitMs('ben')
    expect(waitMs).toBeGreaterThan(0)
    expect(waitMs).toBeLessThanOrEqual(3_600_000)
  })
})
