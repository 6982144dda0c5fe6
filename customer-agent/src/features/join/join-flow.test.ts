import { people, phase, SessionStage } from '@deskside/shared/testing/session-stage.ts'
import { JoinFlow } from './join-flow.ts'

async function onTheWay() {
  const stage = await SessionStage.open()
  const lee = stage.guest('Lee')
  const { code } = await stage.invite()
  const flow = new JoinFlow<null>({
    signaling: lee.signaling,
    clock: stage.clock,
    warning: { begin: async () => ({ waitMs: 0 }), pass: async () => ({ remainingMs: 0 }) },
    createSession: () => lee.session,
    onSession: () => undefined,
    prefilled: null,
    restarted: null,
  })
  const enter = async (): Promise<void> => {
    await flow.submit(code, 'Lee')
    void flow.goOn()
  }
  return { stage, lee, flow, enter }
}

describe('the way into a session', () => {
  it('leads in', async () => {
    const { stage, flow, enter } = await onTheWay()

    await enter()
    await stage.moment()

    expect(flow.screen.getSnapshot()).toEqual({ kind: 'session' })
    expect(people(stage.csr).map(({ name }) => name)).toEqual(['Lee'])
  })

  it('can be left while the server is out of reach, and is not gone on when it is back', async () => {
    const { stage, lee, flow, enter } = await onTheWay()
    lee.signaling.disconnect()
    await enter()
    await stage.moment()
    expect(flow.screen.getSnapshot()).toEqual({ kind: 'joining' })

    flow.leave()
    lee.signaling.reconnect()
    await stage.moment()

    expect(flow.screen.getSnapshot()).toEqual({ kind: 'code', code: null, problem: null })
    expect(stage.server.seen.join()).not.toContain('invite/claim')
    expect(people(stage.csr)).toEqual([])
  })

  it('can be left in the middle of the handshake: nobody gets in by an answer that comes late', async () => {
    const { stage, lee, flow, enter } = await onTheWay()
    const held: (() => void)[] = []
    stage.server.meddle = (message, to) => {
      if (message.type !== 'session/joined') return [message]
      held.push(() => to.events.emit('message', message))
      return []
    }
    await enter()
    await stage.moment()
    expect(flow.screen.getSnapshot()).toEqual({ kind: 'joining' })

    flow.leave()
    await stage.moment()
    for (const letGo of held) letGo()
    await stage.moment()

    expect(held).toHaveLength(1)
    expect(flow.screen.getSnapshot()).toEqual({ kind: 'code', code: null, problem: null })
    expect(phase(lee)).toEqual({ kind: 'over', end: { kind: 'left' } })
    expect(people(lee)).toEqual([])
  })
})
