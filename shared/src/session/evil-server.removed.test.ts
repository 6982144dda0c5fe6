import { LINK_OUTAGE_LIMIT_MS } from '../protocol/limits.ts'
import { fourPeople, hostOf, idOf, links, phase } from '../testing/session-stage.ts'

describe('somebody who was removed', () => {
  /** Kim's app does not hear of it: her link to Anna is down, and the server keeps it to itself and carries all she says. */
  async function keptAlive() {
    const scene = await fourPeople()
    const { stage, anna, kim } = scene
    stage.server.meddle = (message, to) => {
      const isForKim = to === kim.signaling
      return message.type === 'member/left' || (isForKim && message.type === 'session/ended') ? [] : [message]
    }
    stage.network.unplugged.add(kim.links)
    await stage.clock.advance(6_000)
    anna.session.removeParticipant(idOf(kim))
    await stage.moment()
    stage.network.unplugged.delete(kim.links)
    return scene
  }

  it('is not kept in the room by a server that goes on carrying for them', async () => {
    const { stage, anna, ben, lee, kim } = await keptAlive()
    kim.heard.length = 0
    await stage.clock.advance(20_000)
    const texts: string[] = []
    for (const someone of [anna, ben, lee]) {
      const text = `for those who are here, from ${idOf(someone)}`
      texts.push(text)
      someone.session.broadcast({
        type: 'chat/line',
        id: `line-${idOf(someone)}`,
        text,
        audience: 'everyone',
      })
    }
    kim.session.broadcast({ type: 'chat/line', id: 'line-0009', text: 'still here', audience: 'everyone' })
    await stage.moment()

    expect(phase(kim).kind).toBe('active')
    expect(kim.heard).toEqual([])
    expect(Object.values(links(kim))).not.toContain('verified')
    for (const someone of [anna, ben, lee]) {
      expect(links(someone)).not.toHaveProperty('Kim')
      expect(JSON.stringify(someone.heard)).not.toContain('still here')
    }
    expect(texts.filter((text) => stage.server.seen.join().includes(text))).toEqual([])
    await stage.clock.advance(LINK_OUTAGE_LIMIT_MS)
    expect(phase(kim).kind).toBe('over')
  })

  it('does not come back under the place they had, whoever hosts later', async () => {
    const { stage, anna, ben, lee, kim } = await keptAlive()
    const kimId = idOf(kim)
    anna.session.passControl(idOf(ben), '')
    await stage.moment()
    ben.session.answerHandOver(true)
    await stage.moment()

    for (const { signaling } of [anna, ben, lee])
      stage.server.tell(signaling, {
        type: 'member/joined',
        sessionId: 'session-1',
        member: { participantId: kimId, role: 'csr' },
      })
    await stage.clock.advance(10_000)

    for (const someone of [anna, ben, lee]) expect(links(someone)).not.toHaveProperty('Kim')
    expect([anna, ben, lee].map(hostOf)).toEqual(['Ben', 'Ben', 'Ben'])
  })
})
