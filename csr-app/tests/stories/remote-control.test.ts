import { LINK_OUTAGE_LIMIT_MS, MEET_AGAIN_MS } from '@deskside/shared/protocol/limits.ts'
import { keyStroke } from '@deskside/shared/testing/key-stroke.ts'
import { DeskToDesk } from './desk-to-desk.ts'
import { Room } from './room.ts'

const CENTRE = { x: 0.5, y: 0.5 }
const SHIFT = keyStroke('ShiftLeft', 'Shift', { shift: true })

describe('Anna helps Lee', () => {
  it('asks for control, Lee says yes, and what she types and clicks happens at his desk', async () => {
    const desks = await DeskToDesk.open()

    await desks.asks('control')
    expect(desks.sheet).toMatchObject({ request: { access: 'control' } })
    await desks.says('yes')

    expect(desks.access).toBe('control')
    expect(desks.helper.viewers).toHaveLength(1)
    const effects = await desks.effectsOf(() => {
      desks.control.input.text('你好, José €')
      desks.control.input.button(CENTRE, 'left', true)
      desks.control.input.button(CENTRE, 'left', false)
    })
    expect(effects).toEqual(['type 你好, José €', 'move 500,250', 'left down', 'move 500,250', 'left up'])
  })

  it('may only look when she asked to look, whatever her app sends', async () => {
    const desks = await DeskToDesk.open()
    await desks.granted('view')

    expect(desks.access).toBe('view')
    const effects = await desks.effectsOf(() => {
      desks.control.input.setEnabled(true)
      desks.control.input.text('typed all the same')
    })
    expect(effects).toEqual([])
  })

  it('is told that Lee said no, and nothing of his screen left', async () => {
    const desks = await DeskToDesk.open()

    await desks.asks('view')
    await desks.says('no')

    expect(desks.news).toMatchObject({ kind: 'refused', outcome: 'denied' })
    expect(desks.helper.viewers).toEqual([])
  })

  it('is told after a minute that Lee did not answer, and his sheet is gone', async () => {
    const desks = await DeskToDesk.open()

    await desks.asks('control')
    await desks.stage.clock.advance(60_000)

    expect(desks.news).toMatchObject({ kind: 'refused', outcome: 'timed-out' })
    expect(desks.sheet).toBeNull()
    expect(desks.helper.viewers).toEqual([])
  })

  it('loses control the moment Lee stops it, with whatever was held, and is told', async () => {
    const desks = await DeskToDesk.open()
    await desks.granted('control')
    await desks.effectsOf(() => desks.control.input.key(SHIFT))

    const effects = await desks.effectsOf(() => desks.helper.feature.stopSharing(null))

    expect(effects).toEqual(['ShiftLeft up'])
    expect(desks.access).toBeNull()
    expect(desks.news).toEqual({ kind: 'ended', by: 'customer' })
    expect(await desks.effectsOf(() => desks.control.input.text('too late'))).toEqual([])
  })

  it('takes her request back and Lee is no longer asked', async () => {
    const desks = await DeskToDesk.open()
    await desks.asks('control')

    desks.control.cancelRequest()
    await desks.stage.moment()

    expect(desks.sheet).toBeNull()
    expect(desks.news).toBeNull()
  })

  it('waits while Lee uses his own mouse', async () => {
    const desks = await DeskToDesk.open()
    await desks.granted('control')

    await desks.helper.useMouse()
    expect(await desks.effectsOf(() => desks.control.input.text('hands off'))).toEqual([])
    expect(desks.control.state.getSnapshot().remote?.inputPause).toBe('local-activity')
    await desks.stage.clock.advance(2_000)

    expect(await desks.effectsOf(() => desks.control.input.text('now'))).toEqual(['type now'])
  })

  it('goes on without asking when a grant for ten minutes still runs, and not after it', async () => {
    const desks = await DeskToDesk.open()
    await desks.granted('control', 'ten-minutes')
    desks.control.stop()
    await desks.stage.moment()
    expect(desks.access).toBeNull()

    await desks.asks('control')
    expect(desks.sheet).toBeNull()
    expect(desks.access).toBe('control')

    await desks.stage.clock.advance(600_000)
    expect(desks.access).toBeNull()
    expect(desks.news).toEqual({ kind: 'ended', by: 'time' })
    await desks.asks('control')
    expect(desks.sheet).not.toBeNull()
  })
})

describe('when the connection between Anna and Lee is cut', () => {
  it('lets go of every key within a second', async () => {
    const desks = await DeskToDesk.open()
    await desks.granted('control')
    await desks.effectsOf(() => desks.control.input.key(SHIFT))
    desks.helper.effects.length = 0

    desks.stage.network.isUp = false
    await desks.stage.clock.advance(1_000)

    expect(desks.helper.effects).toContain('ShiftLeft up')
  })

  it.each([5, 30, 50])('she controls again by herself after %i s', async (seconds) => {
    const desks = await DeskToDesk.open()
    await desks.granted('control')

    await desks.stage.outage(seconds * 1_000)
    await desks.stage.clock.advance(9_000)

    expect(desks.access).toBe('control')
    expect(desks.helper.viewers).toHaveLength(1)
    expect(await desks.effectsOf(() => desks.control.input.text('back'))).toEqual(['type back'])
  })

  it('she must ask again after more than a minute', async () => {
    const desks = await DeskToDesk.open()
    await desks.granted('control')

    await desks.stage.outage(90_000)
    await desks.stage.clock.advance(10_000)

    expect(desks.access).not.toBe('control')
    expect(await desks.effectsOf(() => desks.control.input.text('hello?'))).toEqual([])
    await desks.asks('control')
    expect(desks.sheet).not.toBeNull()
  })

  it('nothing remains at either side when it stays cut', async () => {
    const desks = await DeskToDesk.open()
    await desks.granted('control', 'session')

    await desks.stage.outage(150_000)
    await desks.stage.clock.advance(10_000)

    expect(desks.access).toBeNull()
    expect(desks.helper.viewers).toEqual([])
    expect(desks.helper.gate.inUse()).toEqual([])
    expect(desks.lee.session.snapshot.getSnapshot().phase.kind).toBe('over')
  })

  it('only from the server, nobody notices', async () => {
    const desks = await DeskToDesk.open()
    await desks.granted('control')

    for (const { signaling } of [desks.stage.csr, desks.lee]) signaling.disconnect()
    await desks.stage.clock.advance(60_000)

    expect(await desks.effectsOf(() => desks.control.input.text('still here'))).toEqual(['type still here'])
  })
})

describe('when the session ends', () => {
  it.each<[string, (desks: DeskToDesk) => void]>([
    ['by Anna', (desks) => desks.stage.csr.session.end()],
    ['because Lee leaves', (desks) => desks.lee.session.leave()],
  ])('%s every grant dies, even one for the session', async (_how, end) => {
    const desks = await DeskToDesk.open()
    await desks.granted('control', 'session')
    await desks.effectsOf(() => desks.control.input.key(SHIFT))

    const effects = await desks.effectsOf(() => end(desks))

    expect(effects).toContain('ShiftLeft up')
    expect(desks.helper.gate.inUse()).toEqual([])
    expect(desks.helper.gate.standing()).toEqual([])
    expect(desks.helper.viewers).toEqual([])
  })
})

describe('a colleague who looks on when the own line to the customer is over for good', () => {
  it('is not left with the last picture: looking has ended, and is asked for anew', async () => {
    const room = await Room.open()
    const lee = await room.customer('Lee')
    const ben = await room.colleague('Ben')
    await room.stage.clock.advance(3_000)
    await ben.asks('view')
    await lee.says('yes')
    expect(ben.access).toBe('view')

    room.stage.network.apart = [ben.seated.links, lee.guest.links]
    await room.stage.clock.advance(LINK_OUTAGE_LIMIT_MS + 10_000)
    expect(ben.access).toBeNull()
    expect(ben.news).toEqual({ kind: 'ended', by: 'outage' })
    expect(lee.helper.viewers).toEqual([])

    room.stage.network.apart = []
    await room.stage.clock.advance(2 * MEET_AGAIN_MS)
    expect(ben.access).toBeNull()
    await ben.asks('view')
    await lee.says('yes')
    expect(ben.access).toBe('view')
  })
})
