import { SessionStage } from '@deskside/shared/testing/session-stage.ts'
import { placeIn } from './customer-place.ts'

describe('the place of a customer', () => {
  it('is not said before the host has said it: nobody new reads that somebody else is primary', async () => {
    const stage = await SessionStage.open()
    const { session, ...lee } = stage.guest('Lee')
    const places = [placeIn(session.snapshot.getSnapshot())]
    session.snapshot.subscribe(() => places.push(placeIn(session.snapshot.getSnapshot())))

    await stage.tries({ session, ...lee }, (await stage.invite()).code)

    expect([...new Set(places)]).toEqual(['unknown', 'primary'])
  })

  it('is secondary for whoever comes second', async () => {
    const stage = await SessionStage.open()
    await stage.joined('Lee')
    const kim = await stage.joined('Kim')

    expect(placeIn(kim.session.snapshot.getSnapshot())).toBe('secondary')
  })
})
