import { ShownControl } from '@deskside/shared/features/remote-control/shown/shown-control.ts'
import { DESKTOP, MyDeskRig, PAYROLL } from './my-desk-rig.ts'
import { type CustomerDesk, Room } from './room.ts'

const LEFT_DOWN = { x: 0.5, y: 0.5 } as const

/** Anna has a desk to show; Lee and Kim are customers in her session. */
async function scene() {
  const room = await Room.open()
  const desk = new MyDeskRig(room.stage, room.anna.session)
  const lee = await room.customer('Lee')
  const kim = await room.customer('Kim')
  const hands = (customer: CustomerDesk): ShownControl =>
    new ShownControl({ session: customer.guest.session, screens: customer.shown, clock: room.stage.clock })
  const shows = async (
    source: Parameters<typeof desk.feature.show>[0] = DESKTOP,
    audience: Parameters<typeof desk.feature.show>[1] = 'everyone',
  ): Promise<boolean> => {
    const isShown = await desk.feature.show(source, audience)
    await room.stage.moment()
    return isShown
  }
  const lets = async (customer: CustomerDesk): Promise<void> => {
    await desk.feature.giveControl(customer.id)
    await room.stage.moment()
  }
  return { room, desk, lee, kim, shows, lets, leesHands: hands(lee), kimsHands: hands(kim) }
}

describe('Anna shows her desktop', () => {
  it('to everyone, also to whoever joins later, until she stops', async () => {
    const { room, desk, lee, kim, shows } = await scene()
    expect(await shows()).toBe(true)
    expect([...desk.viewers].sort()).toEqual([lee.id, kim.id].sort())
    expect([lee.sees, kim.sees]).toEqual([[room.anna.id], [room.anna.id]])

    const pat = await room.customer('Pat')
    expect(pat.sees).toEqual([room.anna.id])

    desk.feature.stop()
    await room.stage.moment()
    expect([desk.viewers, lee.sees, pat.sees]).toEqual([[], [], []])
  })

  it('to Lee alone: Kim’s app is sent nothing of it', async () => {
    const { room, desk, lee, kim, shows } = await scene()
    kim.guest.heard.length = 0

    await shows(DESKTOP, { participantId: lee.id })

    expect([desk.viewers, lee.sees, kim.sees]).toEqual([[lee.id], [room.anna.id], []])
    expect(kim.guest.heard).toEqual([])
  })

  it('to a colleague as well', async () => {
    const { room, shows } = await scene()
    const ben = await room.colleague('Ben')

    await shows()

    expect(ben.sees).toEqual([room.anna.id])
  })

  it('pauses and goes on: they are told, and nothing leaves meanwhile', async () => {
    const { room, desk, lee, shows } = await scene()
    await shows()

    desk.feature.setPaused(true)
    await room.stage.moment()
    expect(desk.viewers).toEqual([])
    expect(desk.desk.capturePermit()).toBeNull()
    expect(lee.shown.state.getSnapshot()[0]?.paused).toBe('by-person')

    desk.feature.setPaused(false)
    await room.stage.moment()
    expect(desk.viewers).toContain(lee.id)
    expect(lee.shown.state.getSnapshot()[0]?.paused).toBeNull()
  })

  it('rests while she is with somebody else, and goes on when she is back', async () => {
    const { room, desk, lee, shows } = await scene()
    await shows()

    desk.feature.setOnHold(true)
    await room.stage.moment()
    expect([desk.viewers, lee.shown.state.getSnapshot()[0]?.paused]).toEqual([[], 'by-person'])
    desk.feature.setOnHold(false)
    await room.stage.moment()

    expect(desk.viewers).toContain(lee.id)
  })

  it('stays paused after that when it was paused before, and is hidden when it begins meanwhile', async () => {
    const { room, desk, shows } = await scene()
    await shows()
    desk.feature.setPaused(true)
    await room.stage.moment()
    desk.feature.setOnHold(true)
    desk.feature.setOnHold(false)
    await room.stage.moment()
    expect(desk.viewers).toEqual([])

    desk.feature.stop()
    await room.stage.moment()
    desk.feature.setOnHold(true)
    await shows()
    await room.stage.moment()

    expect(desk.viewers).toEqual([])
  })

  it('and shows a window in its place, to others', async () => {
    const { desk, lee, kim, shows } = await scene()
    await shows(DESKTOP, { participantId: lee.id })

    await shows(PAYROLL, { participantId: kim.id })

    expect(desk.viewers).toEqual([kim.id])
    expect(lee.sees).toEqual([])
    expect(kim.shown.state.getSnapshot()[0]?.what).toBe('application')
    // The title of a window is nobody's business but Anna's.
    expect(JSON.stringify(kim.guest.heard)).not.toContain('Payroll')
  })

  it('ends when the shown window is closed, and with the session', async () => {
    const { room, desk, lee, shows } = await scene()
    await shows(PAYROLL)
    desk.host.captureFailed()
    await room.stage.moment()
    expect(lee.sees).toEqual([])

    await shows()
    room.anna.session.end()
    await room.stage.moment()
    expect([desk.viewers, desk.desk.capturePermit()]).toEqual([[], null])
  })

  it('ends when she passes the session on', async () => {
    const { room, desk, lee, shows } = await scene()
    const ben = await room.colleague('Ben')
    await shows()

    room.anna.session.passControl(ben.id, '')
    await room.stage.moment()
    ben.session.answerHandOver(true)
    await room.stage.moment()

    expect([desk.viewers, lee.sees]).toEqual([[], []])
  })

  it('is told when nobody is there to see it', async () => {
    const room = await Room.open()
    const desk = new MyDeskRig(room.stage, room.anna.session)

    expect(await desk.feature.show(DESKTOP, 'everyone')).toBe(false)
    expect(desk.desk.capturePermit()).toBeNull()
  })

  it('comes back after an outage', async () => {
    const { room, desk, lee, shows } = await scene()
    await shows()

    await room.stage.outage(20_000)
    await room.stage.clock.advance(20_000)

    expect(desk.viewers).toContain(lee.id)
    expect(lee.sees).toEqual([room.anna.id])
  })
})

describe('Anna lets Lee use her desktop', () => {
  it('only by her own press; before it nothing of Lee’s has an effect', async () => {
    const { room, desk, lee, shows, lets, leesHands } = await scene()
    await shows()
    lee.guest.session.send(room.anna.id, { type: 'input/text', seq: 1, text: 'uninvited' })
    lee.guest.session.send(room.anna.id, {
      type: 'input/button',
      seq: 2,
      ...LEFT_DOWN,
      button: 'left',
      down: true,
    })
    await room.stage.moment()
    expect(desk.effects()).toEqual([])

    await lets(lee)
    leesHands.input.text('hello Anna')
    await room.stage.moment()

    expect(desk.effects()).toEqual(['text hello Anna'])
    expect(lee.shown.state.getSnapshot()[0]?.controls).toBe(true)
  })

  it('and nobody else, also not when the other says so', async () => {
    const { room, desk, lee, kim, shows, lets, kimsHands } = await scene()
    await shows()
    await lets(lee)
    kim.guest.session.send(room.anna.id, { type: 'input/text', seq: 1, text: 'uninvited' })
    kimsHands.input.text('uninvited')
    await room.stage.moment()
    expect(desk.effects()).toEqual([])

    await lets(kim)
    kimsHands.input.text('my turn')
    lee.guest.session.send(room.anna.id, { type: 'input/text', seq: 50, text: 'uninvited' })
    await room.stage.moment()
    expect(desk.effects()).toEqual(['text my turn'])
  })

  it.each([
    ['she takes it back', async ({ desk }: Scene) => desk.feature.takeControlBack()],
    ['she pauses', async ({ desk }: Scene) => desk.feature.setPaused(true)],
    ['she stops', async ({ desk }: Scene) => desk.feature.stop()],
    ['Lee lets go', async ({ leesHands }: Scene) => leesHands.putDown()],
    ['Lee leaves', async ({ lee }: Scene) => lee.guest.session.leave()],
    ['she uses her own mouse', async ({ desk }: Scene) => desk.usesOwnMouse()],
  ])('until %s: what is held goes up, and no key follows', async (_, ends) => {
    const all = await scene()
    const { room, desk, lee, shows, lets, leesHands } = all
    await shows()
    await lets(lee)
    leesHands.input.button(LEFT_DOWN, 'left', true)
    await room.stage.moment()
    expect(desk.effects()).toContain('left down')

    await ends(all)
    await room.stage.moment()
    expect(desk.effects()).toContain('left up')
    lee.guest.session.send(room.anna.id, { type: 'input/text', seq: 99, text: 'still here' })
    await room.stage.moment()

    expect(desk.effects()).toEqual([])
  })

  it('but not over Deskside’s own windows', async () => {
    const { room, desk, lee, shows, lets, leesHands } = await scene()
    await shows()
    await lets(lee)
    desk.ownWindows = [{ x: 0, y: 0, width: 1000, height: 500 }]

    leesHands.input.button(LEFT_DOWN, 'left', true)
    await room.stage.moment()

    expect(desk.effects()).toEqual([])
  })

  it('not a single window, and not on a computer that cannot', async () => {
    const { room, desk, lee, shows, lets } = await scene()
    await shows(PAYROLL)
    await lets(lee)
    expect(desk.feature.view.getSnapshot().isControlRefused).toBe(true)

    desk.deviceResult = { kind: 'unavailable', limit: 'wayland-no-input' }
    await shows()
    await lets(lee)
    expect(desk.feature.view.getSnapshot().isControlRefused).toBe(true)
    lee.guest.session.send(room.anna.id, { type: 'input/text', seq: 1, text: 'x' })
    await room.stage.moment()
    expect(desk.effects()).toEqual([])
  })
})

type Scene = Awaited<ReturnType<typeof scene>>
