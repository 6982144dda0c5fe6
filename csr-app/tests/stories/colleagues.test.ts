import { people } from '@deskside/shared/testing/session-stage.ts'
import { Room } from './room.ts'

describe('Anna asks her colleague Ben for help', () => {
  it('Lee knows Ben by name and organisation before Ben sees anything', async () => {
    const room = await Room.open()
    const lee = await room.customer('Lee')
    await room.anna.asks('control')
    await lee.says('yes')

    const ben = await room.colleague('Ben')

    expect(people(lee.guest)).toContainEqual(
      expect.objectContaining({ name: 'Ben', role: 'csr', organisation: 'Example Ltd' }),
    )
    expect(ben.access).toBeNull()
    expect(lee.helper.viewers).toEqual([room.anna.id])
    expect(ben.usesAt(lee)).toEqual([{ participantId: room.anna.id, access: 'control' }])
  })

  it('Ben needs a yes of his own: Lee’s to Anna, even for the whole session, is not for him', async () => {
    const room = await Room.open()
    const lee = await room.customer('Lee')
    await room.anna.asks('view')
    await lee.says('yes', 'session')
    const ben = await room.colleague('Ben')

    await ben.asks('view')
    expect(lee.sheet).toMatchObject({ request: { participantId: ben.id, access: 'view' } })
    await lee.says('no')

    expect(ben.news).toMatchObject({ kind: 'refused', outcome: 'denied' })
    expect(lee.helper.viewers).toEqual([room.anna.id])
  })

  it('both see after two yeses, and each can stop without the other', async () => {
    const room = await Room.open()
    const lee = await room.customer('Lee')
    await room.anna.asks('view')
    await lee.says('yes')
    const ben = await room.colleague('Ben')
    await ben.asks('view')
    await lee.says('yes')
    expect(lee.helper.viewers).toEqual([room.anna.id, ben.id])

    ben.control.stop()
    await room.stage.moment()

    expect(lee.helper.viewers).toEqual([room.anna.id])
    expect([room.anna.access, ben.access]).toEqual(['view', null])
  })

  it('only one of them controls at a time', async () => {
    const room = await Room.open()
    const lee = await room.customer('Lee')
    const ben = await room.colleague('Ben')
    await room.anna.asks('control')
    await lee.says('yes')

    await ben.asks('control')
    expect(ben.news).toMatchObject({ kind: 'refused', outcome: 'busy' })
    await ben.types('all the same')
    expect(lee.helper.effects).toEqual([])

    room.anna.control.stop()
    await ben.asks('control')
    await lee.says('yes')
    await ben.types('by Ben')
    expect(lee.helper.effects).toEqual(['type by Ben'])
  })

  it('a customer who comes later is asked by Ben as well as by Anna', async () => {
    const room = await Room.open()
    const ben = await room.colleague('Ben')
    const lee = await room.customer('Lee')

    await ben.asks('view')
    await lee.says('yes')

    expect(ben.access).toBe('view')
    expect(room.anna.usesAt(lee)).toEqual([{ participantId: ben.id, access: 'view' }])
  })

  it('when Ben leaves, nothing of his remains at Lee’s, and Anna goes on', async () => {
    const room = await Room.open()
    const lee = await room.customer('Lee')
    const ben = await room.colleague('Ben')
    await ben.asks('control')
    await lee.says('yes', 'session')

    ben.session.leave()
    await room.stage.moment()

    expect(lee.helper.viewers).toEqual([])
    expect(lee.helper.gate.standing()).toEqual([])
    await room.anna.asks('view')
    expect(lee.sheet).not.toBeNull()
  })
})
