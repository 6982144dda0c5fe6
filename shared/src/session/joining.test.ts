import { randomBytes } from '@noble/hashes/utils.js'
import { FakeClock } from '../testing/fake-clock.ts'
import { LoopbackNetwork } from '../testing/loopback-link.ts'
import { MemoryServer } from '../testing/memory-server.ts'
import { parseJoinInput } from '../trust/join-code.ts'
import { CsrSession } from './csr-session.ts'
import { CustomerSession } from './customer-session.ts'

function stage() {
  const clock = new FakeClock()
  const network = new LoopbackNetwork()
  const server = new MemoryServer()
  const ports = () => ({ signaling: server.connect(), links: network.factory(), clock, random: randomBytes })
  const csr = new CsrSession<null>(ports(), {
    name: 'Anna',
    organisation: 'Example Ltd',
    siteId: 'site-0001',
  })
  const customer = () => new CustomerSession<null>(ports(), { name: 'Lee', siteId: 'site-0001' })
  const invite = async () => {
    await csr.createInvite('customer')
    const { code, link } = csr.snapshot.getSnapshot().invites.at(-1)!
    return { code: parseJoinInput(code)!, link: parseJoinInput(link)! }
  }
  return { clock, network, server, csr, customer, invite }
}

describe('joining a session', () => {
  it('admits whoever has the code and shows both the same safety number', async () => {
    const { clock, csr, customer, invite } = stage()
    await csr.open()
    const lee = customer()

    const outcome = lee.join((await invite()).code)
    await clock.advance(100)

    expect(await outcome).toEqual({ kind: 'joined' })
    const [seen] = csr.snapshot.getSnapshot().participants
    const [host] = lee.snapshot.getSnapshot().participants
    expect(seen).toMatchObject({ name: 'Lee', role: 'customer', primary: true, link: 'verified' })
    expect(host).toMatchObject({ name: 'Anna', organisation: 'Example Ltd', link: 'verified' })
    expect(seen?.safetyNumber).toMatch(/^\d{3} \d{3}$/)
    expect(host?.safetyNumber).toBe(seen?.safetyNumber)
  })

  it('introduces a second customer to the first without the server knowing their secret', async () => {
    const { clock, csr, customer, invite } = stage()
    await csr.open()
    const [lee, kim] = [customer(), customer()]
    const first = lee.join((await invite()).code)
    await clock.advance(100)
    const second = kim.join((await invite()).link)
    await clock.advance(5_000)

    expect(await first).toEqual({ kind: 'joined' })
    expect(await second).toEqual({ kind: 'joined' })
    for (const session of [csr, lee, kim]) {
      expect(session.snapshot.getSnapshot().participants.map((person) => person.link)).toEqual([
        'verified',
        'verified',
      ])
    }
  })

  it('heals a cut link without a new code', async () => {
    const { clock, network, csr, customer, invite } = stage()
    await csr.open()
    const lee = customer()
    void lee.join((await invite()).code)
    await clock.advance(100)
    const said: string[] = []
    lee.events.on('message', ({ message }) => said.push(message.type))

    network.cutAll()
    expect(csr.snapshot.getSnapshot().participants[0]?.link).toBe('reconnecting')
    await clock.advance(2_000)

    expect(csr.snapshot.getSnapshot().participants[0]?.link).toBe('verified')
    csr.broadcast({ type: 'remote-control/stop' })
    await clock.advance(10)
    expect(said).toContain('remote-control/stop')
  })

  it('ends for everyone when the CSR ends it', async () => {
    const { clock, csr, customer, invite } = stage()
    await csr.open()
    const lee = customer()
    void lee.join((await invite()).code)
    await clock.advance(100)

    csr.end()
    await clock.advance(100)

    expect(lee.snapshot.getSnapshot().phase).toEqual({
      kind: 'over',
      end: { kind: 'ended', reason: 'ended-by-csr' },
    })
  })
})
