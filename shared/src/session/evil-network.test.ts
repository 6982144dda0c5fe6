import { randomBytes } from '@noble/hashes/utils.js'
import { links, people, phase, SessionStage } from '../testing/session-stage.ts'

const nobodyVerified = (stage: SessionStage): boolean =>
  [stage.csr, ...stage.guests].every((someone) => !Object.values(links(someone)).includes('verified'))

describe('somebody in the middle of the connection itself', () => {
  it('is found out by the certificate, at both ends, before a word is heard', async () => {
    const stage = await SessionStage.open()
    stage.network.impostor = randomBytes(64)
    const lee = stage.guest('Lee')

    await stage.tries(lee, (await stage.invite()).code)

    expect(nobodyVerified(stage)).toBe(true)
    expect(phase(lee)).toEqual({ kind: 'over', end: { kind: 'tampered' } })
    expect(people(stage.csr)).toEqual([])
    for (const someone of [stage.csr, lee]) {
      expect(someone.notices).toEqual([expect.objectContaining({ kind: 'tampered' })])
      expect(someone.heard).toEqual([])
    }
  })

  it('who only comes when a link heals is found out as well', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')
    stage.network.impostor = randomBytes(64)

    stage.network.cutAll()
    await stage.clock.advance(5_000)

    expect(nobodyVerified(stage)).toBe(true)
    expect(lee.notices.map(({ kind }) => kind)).toContain('tampered')
  })

  it('who cannot make the proof of the pair is not verified', async () => {
    const stage = await SessionStage.open()
    stage.network.tap = (_channel, text) => [
      text.includes('link/proof') ? JSON.stringify({ type: 'link/proof', mac: 'A'.repeat(43) }) : text,
    ]
    const lee = stage.guest('Lee')

    await stage.tries(lee, (await stage.invite()).code)

    expect(nobodyVerified(stage)).toBe(true)
    expect(stage.csr.notices).toContainEqual(expect.objectContaining({ kind: 'tampered' }))
  })

  it('who sends our own proof back is not verified', async () => {
    const stage = await SessionStage.open()
    const proofs: string[] = []
    stage.network.tap = (_channel, text) => {
      if (!text.includes('link/proof')) return [text]
      proofs.push(text)
      // Each side gets the other's place in the queue: its own proof.
      return proofs.length === 1 ? [] : [proofs[0] ?? '']
    }
    const lee = stage.guest('Lee')

    await stage.tries(lee, (await stage.invite()).code)
    await stage.clock.advance(10_000)

    expect(nobodyVerified(stage)).toBe(true)
  })

  it('is not heard before the proof, whatever it says', async () => {
    const stage = await SessionStage.open()
    const requests = ['remote-control/request', 'participants/introduce', 'chat/line']
    stage.network.tap = (_channel, text) => {
      if (!text.includes('link/proof')) return [text]
      return [
        JSON.stringify({ type: 'remote-control/request', requestId: 'request-01', access: 'control' }),
        JSON.stringify({ type: 'chat/line', id: 'line-0001', text: 'hello', audience: 'everyone' }),
        JSON.stringify({ type: 'link/bye', reason: 'ended' }),
      ]
    }
    const lee = stage.guest('Lee')

    await stage.tries(lee, (await stage.invite()).code)

    for (const someone of [stage.csr, lee]) {
      expect(someone.heard.filter(({ type }) => requests.includes(type))).toEqual([])
      expect(phase(someone).kind).toBe('active')
    }
    expect(nobodyVerified(stage)).toBe(true)
  })
})
