import { type CsrDesk, Room } from './room.ts'

async function passes(room: Room, from: CsrDesk, to: CsrDesk): Promise<void> {
  from.session.passControl(to.id, '')
  await room.stage.moment()
  to.session.answerHandOver(true)
  await room.stage.moment()
}

describe('Anna passes control to Ben', () => {
  it('goes on helping until Ben says yes', async () => {
    const room = await Room.open()
    const lee = await room.customer('Lee')
    const ben = await room.colleague('Ben')
    await room.anna.asks('control')
    await lee.says('yes')

    room.anna.session.passControl(ben.id, '')
    await room.stage.moment()

    await room.anna.types('still Anna')
    expect(lee.helper.effects).toEqual(['type still Anna'])
  })

  it('stops all support at once, with whatever she held, and no grant of hers remains', async () => {
    const room = await Room.open()
    const lee = await room.customer('Lee')
    const ben = await room.colleague('Ben')
    await room.anna.asks('control')
    await lee.says('yes', 'session')
    room.anna.control.input.button({ x: 0.5, y: 0.5 }, 'left', true)
    await room.stage.moment()

    await passes(room, room.anna, ben)

    expect(lee.helper.effects.at(-1)).toBe('left up')
    expect(room.anna.access).toBeNull()
    expect(lee.helper.viewers).toEqual([])
    expect(lee.helper.gate.standing()).toEqual([])
    await room.anna.asks('view')
    expect(lee.sheet).not.toBeNull()
  })

  it('loses her grants at Lee’s even when her app keeps them', async () => {
    const room = await Room.open()
    const lee = await room.customer('Lee')
    const ben = await room.colleague('Ben')
    await room.anna.asks('control')
    await lee.says('yes', 'session')
    room.anna.control.stop = () => undefined

    await passes(room, room.anna, ben)
    await room.anna.types('not any more')

    expect(lee.helper.effects).toEqual([])
    expect(lee.helper.gate.inUse()).toEqual([])
  })

  it('takes back the question she had open', async () => {
    const room = await Room.open()
    const lee = await room.customer('Lee')
    const ben = await room.colleague('Ben')
    await room.anna.asks('control')

    await passes(room, room.anna, ben)

    expect(lee.sheet).toBeNull()
  })

  it('gives Ben nothing that Lee has not said yes to', async () => {
    const room = await Room.open()
    const lee = await room.customer('Lee')
    const ben = await room.colleague('Ben')
    await room.anna.asks('control')
    await lee.says('yes', 'session')
    await passes(room, room.anna, ben)
    expect(ben.access).toBeNull()

    await ben.asks('control')
    await lee.says('yes')

    await ben.types('by Ben')
    expect(lee.helper.effects.at(-1)).toBe('type by Ben')
  })

  it('leaves to Ben what Lee had allowed Ben', async () => {
    const room = await Room.open()
    const lee = await room.customer('Lee')
    const ben = await room.colleague('Ben')
    await ben.asks('view')
    await lee.says('yes')

    await passes(room, room.anna, ben)

    expect(ben.access).toBe('view')
    expect(lee.helper.viewers).toEqual([ben.id])
  })

  it('lets Ben choose the primary customer, and Anna no more', async () => {
    const room = await Room.open()
    const [lee, kim] = [await room.customer('Lee'), await room.customer('Kim')]
    const ben = await room.colleague('Ben')
    await passes(room, room.anna, ben)

    room.anna.session.makePrimary(kim.id)
    await room.stage.moment()
    expect([lee.isPrimary, kim.isPrimary]).toEqual([true, false])

    ben.session.makePrimary(kim.id)
    await room.stage.moment()
    expect([lee.isPrimary, kim.isPrimary]).toEqual([false, true])
  })
})

describe('Anna’s app dies while Ben is there', () => {
  it('nothing of hers goes on at Lee’s, Ben hosts and helps', async () => {
    const room = await Room.open()
    const lee = await room.customer('Lee')
    const ben = await room.colleague('Ben')
    await room.anna.asks('control')
    await lee.says('yes', 'session')

    room.stage.unplug(room.anna.seated)
    await room.stage.clock.advance(130_000)

    expect(lee.helper.gate.inUse()).toEqual([])
    expect(lee.helper.gate.standing()).toEqual([])
    expect(ben.session.isHost).toBe(true)
    await ben.asks('control')
    await lee.says('yes')
    await ben.types('Ben goes on')
    expect(lee.helper.effects.at(-1)).toBe('type Ben goes on')
  })
})
