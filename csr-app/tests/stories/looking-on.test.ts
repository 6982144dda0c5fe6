import { Room } from './room.ts'

/** Lee shows Anna his screen, and Kim is in the session. */
async function scene({ secondariesSee = true, access = 'view' as 'view' | 'control' } = {}) {
  const room = await Room.open()
  const lee = await room.customer('Lee', { secondariesSee })
  const kim = await room.customer('Kim')
  await room.anna.asks(access)
  await lee.says('yes', 'session')
  return { room, lee, kim }
}

describe('Kim looks on while Lee shows Anna his screen', () => {
  it('sees it as long as Anna does, and Lee’s helper says so', async () => {
    const { room, lee, kim } = await scene()
    expect([...lee.helper.viewers].sort()).toEqual([room.anna.id, kim.id].sort())
    expect(lee.helper.host.state.onlookers).toEqual([kim.id])
    expect(kim.sees).toEqual([lee.id])

    room.anna.control.stop()
    await room.stage.moment()

    expect([lee.helper.viewers, kim.sees]).toEqual([[], []])
  })

  it('sees nothing before Lee has said yes, and nothing of Kim’s goes to Lee', async () => {
    const room = await Room.open()
    const [lee, kim] = [await room.customer('Lee'), await room.customer('Kim')]
    await room.anna.asks('view')
    expect([lee.helper.viewers, kim.sees]).toEqual([[], []])

    await lee.says('yes')

    expect(kim.sees).toEqual([lee.id])
    expect([kim.helper.viewers, lee.sees]).toEqual([[], []])
  })

  it('sees nothing where the site does not let secondary customers see', async () => {
    const { room, lee, kim } = await scene({ secondariesSee: false })

    expect([lee.helper.viewers, kim.sees]).toEqual([[room.anna.id], []])
  })

  it('sees nothing more once Lee keeps it to support, until it is shared the next time', async () => {
    const { room, lee, kim } = await scene()

    lee.helper.feature.keepToCsrs()
    await room.stage.moment()
    expect([lee.helper.viewers, kim.sees]).toEqual([[room.anna.id], []])
    expect(room.anna.access).toBe('view')

    room.anna.control.stop()
    await room.stage.moment()
    await room.anna.asks('view')
    expect(kim.sees).toEqual([lee.id])
  })

  it('sees it from the moment of joining, and is on the list before the picture comes', async () => {
    const { room, lee } = await scene()

    const pat = await room.customer('Pat')

    expect(lee.helper.host.state.onlookers).toContain(pat.id)
    expect(pat.sees).toEqual([lee.id])
  })

  it('sees it again after an outage, and not while away', async () => {
    const { room, lee, kim } = await scene()
    room.stage.unplug(kim.guest)
    await room.stage.clock.advance(20_000)
    expect([lee.helper.viewers, kim.sees]).toEqual([[room.anna.id], []])

    room.stage.plugIn(kim.guest)
    await room.stage.clock.advance(20_000)

    expect(kim.sees).toEqual([lee.id])
  })

  it('is told when Lee’s computer has too much to do, and sees on afterwards', async () => {
    const { room, lee, kim } = await scene()
    lee.helper.holdsOnlookersBack.set(true)
    await room.stage.moment()
    expect(kim.shown.state.getSnapshot()[0]?.paused).toBe('too-busy')
    expect(lee.helper.viewers).toContain(room.anna.id)

    lee.helper.holdsOnlookersBack.set(false)
    await room.stage.moment()
    expect(kim.shown.state.getSnapshot()[0]?.paused).toBeNull()
  })

  it('neither controls nor asks: what Kim’s app says about Lee’s desktop has no effect', async () => {
    const { room, lee, kim } = await scene({ access: 'control' })
    const before = lee.helper.effects.length
    kim.guest.session.send(lee.id, { type: 'input/text', seq: 1, text: 'rm -rf' })
    kim.guest.session.send(lee.id, {
      type: 'remote-control/request',
      requestId: 'request-9',
      access: 'control',
    })
    await room.stage.moment()

    expect(lee.helper.effects.slice(before)).toEqual([])
    expect(lee.sheet).toBeNull()
  })

  it('stops seeing Lee’s screen when Kim becomes the primary one', async () => {
    const { room, lee, kim } = await scene()

    room.anna.control.follow(() => room.anna.session.makePrimary(kim.id))
    await room.stage.moment()
    expect(kim.sees).toEqual([])
    await kim.says('yes')

    expect([kim.sees, lee.sees]).toEqual([[], [kim.id]])
  })
})

describe('a customer who says that a screen is shown', () => {
  it('is not believed by a CSR, nor by a customer while another is the primary one', async () => {
    const room = await Room.open()
    const [lee, kim] = [await room.customer('Lee'), await room.customer('Kim')]
    const shown = { what: 'desktop', paused: null, controls: false } as const
    kim.guest.session.send(lee.id, { type: 'screen-sharing/state', shown })
    kim.guest.session.send(room.anna.id, { type: 'screen-sharing/state', shown })
    await room.stage.moment()

    expect([lee.sees, room.anna.sees]).toEqual([[], []])
  })
})
