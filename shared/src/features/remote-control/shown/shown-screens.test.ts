import type { SupportSession } from '../../../session/support-session.ts'
import { keyStroke } from '../../../testing/key-stroke.ts'
import { idOf, type Seated, SessionStage } from '../../../testing/session-stage.ts'
import { ShownControl } from './shown-control.ts'
import { ShownScreens } from './shown-screens.ts'

async function twoShow() {
  const stage = await SessionStage.open()
  const ben = await stage.joinedColleague('Ben')
  const lee = await stage.joined('Lee')
  await stage.clock.advance(3_000)
  const screens = new ShownScreens(lee.session)
  const control = new ShownControl({ session: lee.session, screens, clock: stage.clock })
  const show = async ({ session }: Seated<SupportSession<null>>): Promise<void> => {
    session.broadcast({
      type: 'screen-sharing/state',
      shown: { what: 'desktop', paused: null, controls: true },
    })
    await stage.moment()
  }
  await show(stage.csr)
  await show(ben)
  const names = () => screens.state.getSnapshot().map(({ participantId }) => participantId)
  return { stage, anna: stage.csr, ben, screens, control, names }
}

describe('screens that others show', () => {
  it('are all there, the first one in front until another is chosen', async () => {
    const { anna, ben, screens, names } = await twoShow()
    expect(names()).toEqual([idOf(anna), idOf(ben)])

    screens.bringToFront(idOf(ben))

    expect(names()).toEqual([idOf(ben), idOf(anna)])
  })

  it('take mouse and keyboard only in front: the next desktop gets none of the keys that are held on the last', async () => {
    const { stage, anna, ben, screens, control } = await twoShow()
    control.input.key(keyStroke('KeyA', 'a'))

    screens.bringToFront(idOf(ben))
    control.input.key(keyStroke('KeyB', 'b'))
    await stage.moment()

    const input = ({ heard }: typeof anna) =>
      heard.map(({ type }) => type).filter((type) => type.startsWith('input/') && type !== 'input/heartbeat')
    expect(input(anna)).toEqual(['input/key', 'input/release-all'])
    expect(input(ben)).toEqual(['input/key'])
  })
})
