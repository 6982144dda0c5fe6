import { DeskToDesk } from './desk-to-desk.ts'
import { Room } from './room.ts'

/** Shorter than the silence after which a link is taken for dead. */
const UNNOTICED_MS = 2_000
const HEALED_MS = 15_000

/** The line is dead, noticed by the apps or not, while Anna does that; later it heals. */
async function whileDead(desks: DeskToDesk, how: 'unnoticed' | 'noticed', anna: () => void): Promise<void> {
  const { network, clock } = desks.stage
  network.isUp = false
  if (how === 'noticed') network.cutAll()
  else await clock.advance(UNNOTICED_MS)
  anna()
  await clock.advance(HEALED_MS)
  network.isUp = true
  await clock.advance(HEALED_MS)
}

describe('Anna stops while the line to Lee is dead', () => {
  it('and nobody has noticed yet: Lee’s screen stops going out as soon as the line is back', async () => {
    const desks = await DeskToDesk.open()
    await desks.granted('view')

    await whileDead(desks, 'unnoticed', () => desks.control.stop())

    expect(desks.access).toBeNull()
    expect(desks.helper.viewers).toEqual([])
    expect(desks.news).toBeNull()
  })

  it('and is connecting anew: the picture does not come back by itself', async () => {
    const desks = await DeskToDesk.open()
    await desks.granted('control')

    await whileDead(desks, 'noticed', () => desks.control.stop())

    expect(desks.access).toBeNull()
    expect(desks.helper.viewers).toEqual([])
  })

  it.each(['unnoticed', 'noticed'] as const)(
    'and %s: she sees his screen again when she asks again and he says yes',
    async (how) => {
      const desks = await DeskToDesk.open()
      await desks.granted('view')
      await whileDead(desks, how, () => desks.control.stop())

      await desks.granted('view')

      expect(desks.access).toBe('view')
      expect(desks.helper.viewers).toHaveLength(1)
    },
  )

  it.each(['unnoticed', 'noticed'] as const)(
    'and %s: the sound of his computer, stopped alone, does not come back either',
    async (how) => {
      const desks = await DeskToDesk.open()
      await desks.granted('view')
      await desks.granted('sound')
      expect(desks.isHeard).toBe(true)

      await whileDead(desks, how, () => desks.control.stopSound())

      expect(desks.isHeard).toBe(false)
      expect(desks.helper.listeners).toEqual([])
      expect(desks.access).toBe('view')
    },
  )
})

describe('the list of people', () => {
  it('does not say that somebody controls a desktop whose app has died', async () => {
    const room = await Room.open()
    const lee = await room.customer('Lee')
    await room.customer('Kim')
    const ben = await room.colleague('Ben')
    await room.anna.asks('control')
    await lee.says('yes')
    expect(ben.usesAt(lee)).toHaveLength(1)

    room.stage.unplug(lee.guest)
    await room.stage.clock.advance(180_000)

    expect(ben.usesAt(lee)).toEqual([])
    expect(room.anna.usesAt(lee)).toEqual([])
  })

  it('takes nobody’s word for who controls but that of the customer who shares', async () => {
    const room = await Room.open()
    const lee = await room.customer('Lee')
    const kim = await room.customer('Kim')

    kim.guest.session.send(room.anna.id, {
      type: 'remote-control/in-use',
      uses: [{ participantId: room.anna.id, access: 'control' }],
    })
    await room.stage.moment()

    expect([lee.isPrimary, kim.isPrimary]).toEqual([true, false])
    expect(room.anna.usesAt(kim)).toEqual([])
  })
})
