import type { Frame } from '../../src/features/screenshot/screenshot-desk.ts'
import { createScreenshotDesk } from '../../src/renderer/session-pictures.ts'
import { DeskToDesk } from './desk-to-desk.ts'

const frame: Frame = {
  encode: async () => ({ png: new Uint8Array(30), shown: { url: 'blob:1', width: 1000, height: 500 } }),
}

/** Anna and Lee, and Anna's way of taking pictures of his screen. */
async function opened() {
  const desks = await DeskToDesk.open()
  const screenshots = createScreenshotDesk({
    ...{ session: desks.stage.csr.session, control: desks.control, clock: desks.stage.clock },
    ...{ newId: () => crypto.randomUUID(), release: () => undefined },
  })
  return {
    desks,
    screenshots,
    takes: async () => {
      await screenshots.take(() => frame)
      await desks.stage.moment()
    },
    leeReads: () =>
      desks.helper.feature.screenshots.taken.getSnapshot().map(({ name, count }) => `${name} ${count}`),
  }
}

describe('Anna takes a picture of Lee’s screen', () => {
  it.each(['view', 'control'] as const)('with the right to %s, and Lee reads her name', async (access) => {
    const { desks, screenshots, takes, leeReads } = await opened()
    await desks.granted(access)

    await takes()

    expect(screenshots.state.getSnapshot().shot).toMatchObject({ customer: 'Lee', isToldByApp: true })
    expect(leeReads()).toEqual([`${desks.stage.csr.session.snapshot.getSnapshot().me?.name} 1`])
  })

  it('only while she sees it: not before his yes, and not after his Stop', async () => {
    const { desks, screenshots, takes, leeReads } = await opened()
    await takes()
    await desks.granted('view')
    desks.helper.feature.stopSharing(null)
    await desks.stage.moment()

    await takes()

    expect([screenshots.state.getSnapshot().shot, leeReads()]).toEqual([null, []])
  })

  it('not while the connection is cut, for he would not hear of it', async () => {
    const { desks, screenshots, takes, leeReads } = await opened()
    await desks.granted('view')
    desks.stage.network.isUp = false
    await desks.stage.clock.advance(10_000)

    await takes()

    expect(screenshots.state.getSnapshot()).toEqual({ shot: null, trouble: 'out-of-reach' })
    expect(leeReads()).toEqual([])
  })

  it('and an app that claims one without seeing the screen is not believed', async () => {
    const { desks, leeReads } = await opened()
    const [lee] = desks.stage.csr.session.snapshot.getSnapshot().participants

    desks.stage.csr.session.send(lee?.participantId ?? '', { type: 'remote-control/screenshot-taken' })
    await desks.stage.moment()

    expect(leeReads()).toEqual([])
  })
})
