import { links, people, SessionStage } from '../testing/session-stage.ts'
import type { JoinCode } from '../trust/join-code.ts'

/** The same nameplate with another secret, as when somebody mishears or guesses. */
function mistyped(code: JoinCode): JoinCode {
  return { ...code, secret: code.secret === '000000' ? '000001' : '000000' }
}

const inviteStates = ({ csr }: SessionStage) =>
  csr.session.snapshot.getSnapshot().invites.map((invite) => invite.state)

describe('joining a session', () => {
  it.each(['code', 'link'] as const)(
    'admits whoever has the %s and shows both the same safety number',
    async (way) => {
      const stage = await SessionStage.open()
      const lee = stage.guest('Lee')
      const invite = await stage.invite()

      expect(await stage.tries(lee, invite[way])).toEqual({ kind: 'joined' })

      const [seen] = people(stage.csr)
      const [host] = people(lee)
      expect(seen).toMatchObject({ name: 'Lee', role: 'customer', primary: true, link: 'verified' })
      expect(host).toMatchObject({ name: 'Anna', organisation: 'Example Ltd', role: 'csr', link: 'verified' })
      expect(seen?.safetyNumber).toMatch(/^\d{3} \d{3}$/)
      expect(host?.safetyNumber).toBe(seen?.safetyNumber)
      expect(inviteStates(stage)).toEqual([expect.objectContaining({ kind: 'joined', name: 'Lee' })])
    },
  )

  it('admits a colleague whom the CSR invited as a support representative', async () => {
    const stage = await SessionStage.open()
    const bob = stage.colleague('Bob')

    expect(await stage.tries(bob, (await stage.invite('csr')).code)).toEqual({ kind: 'joined' })

    expect(people(stage.csr)).toMatchObject([{ name: 'Bob', role: 'csr', primary: false, link: 'verified' }])
  })

  it('does not let a customer in by a code made for a colleague', async () => {
    const stage = await SessionStage.open()
    const lee = stage.guest('Lee')

    expect(await stage.tries(lee, (await stage.invite('csr')).code)).toMatchObject({ kind: 'wrong-code' })

    expect(people(stage.csr)).toEqual([])
  })

  it('tells both people that a code did not match and lets the right one in afterwards', async () => {
    const stage = await SessionStage.open()
    const lee = stage.guest('Lee')
    const { code } = await stage.invite()

    expect(await stage.tries(lee, mistyped(code))).toEqual({ kind: 'wrong-code', triesLeft: 2 })
    expect(stage.csr.notices).toEqual([{ kind: 'code-failed', triesLeft: 2 }])
    expect(people(stage.csr)).toEqual([])

    expect(await stage.tries(lee, code)).toEqual({ kind: 'joined' })
  })

  it('burns a code after three failures: the fourth try is refused even with the right one', async () => {
    const stage = await SessionStage.open()
    const { code } = await stage.invite()

    for (const triesLeft of [2, 1, 0]) {
      const outcome = await stage.tries(stage.guest('Mallory'), mistyped(code))
      expect(outcome).toEqual({ kind: 'wrong-code', triesLeft })
    }

    expect(stage.csr.notices.at(-1)).toEqual({ kind: 'code-failed', triesLeft: 0 })
    expect(inviteStates(stage)).toEqual([{ kind: 'closed', reason: 'burnt' }])
    expect(await stage.tries(stage.guest('Lee'), code)).toMatchObject({
      kind: 'refused',
      code: 'unknown-code',
    })
  })

  it('kills a code that two people use at the same time and says so to everyone', async () => {
    const stage = await SessionStage.open()
    const { code } = await stage.invite()
    const [lee, mallory] = [stage.guest('Lee'), stage.guest('Mallory')]

    // The first handshake is still under way when the second begins.
    stage.server.meddle = (message) => (message.type === 'claim/relayed' ? [] : [message])
    const first = lee.session.join(code)
    await stage.moment()

    expect(await stage.tries(mallory, code)).toMatchObject({ kind: 'refused', code: 'unknown-code' })
    expect(await first).toEqual({ kind: 'crowded' })
    expect(inviteStates(stage)).toEqual([{ kind: 'closed', reason: 'crowded' }])
    expect(people(stage.csr)).toEqual([])
  })

  it('refuses a code that was used, withdrawn or never made, all alike', async () => {
    const stage = await SessionStage.open()
    const used = await stage.invite()
    await stage.tries(stage.guest('Lee'), used.code)
    const withdrawn = await stage.invite()
    stage.csr.session.withdrawInvite(withdrawn.inviteId)
    await stage.moment()

    for (const code of [used.code, withdrawn.code, { ...used.code, nameplate: '999999' }]) {
      const outcome = await stage.tries(stage.guest('Kim'), code)
      expect(outcome).toMatchObject({ kind: 'refused', code: 'unknown-code' })
    }
    expect(links(stage.csr)).toEqual({ Lee: 'verified' })
  })

  it('says that the server cannot be reached instead of waiting for it', async () => {
    const stage = await SessionStage.open()
    const { code } = await stage.invite()
    const lee = stage.guest('Lee')
    lee.signaling.disconnect()

    expect(await stage.tries(lee, code)).toEqual({ kind: 'offline' })
  })

  it('gives up a handshake the other side never finishes', async () => {
    const stage = await SessionStage.open()
    const { code } = await stage.invite()
    const lee = stage.guest('Lee')
    stage.csr.signaling.disconnect()
    stage.server.meddle = (message) => (message.type === 'claim/opened' ? [] : [message])

    const outcome = lee.session.join(code)
    await stage.clock.advance(121_000)

    expect(await outcome).toEqual({ kind: 'timed-out' })
  })
})
