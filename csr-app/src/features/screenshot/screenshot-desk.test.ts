import { NO_PRESENCE } from '@deskside/shared/protocol/participants.ts'
import type { Participant } from '@deskside/shared/session/session-snapshot.ts'
import { FakeClock } from '@deskside/shared/testing/fake-clock.ts'
import { type Frame, ScreenshotDesk } from './screenshot-desk.ts'

const LEE: Participant = {
  ...{ participantId: 'customer-lee', role: 'customer', name: 'Lee', primary: true },
  ...{ link: 'verified', safetyNumber: '123 456', protocol: 3, roundTripMs: 20, presence: NO_PRESENCE },
}
const PNG = new Uint8Array(30)
const frame: Frame = {
  encode: async () => ({ png: PNG, shown: { url: 'blob:1', width: 1280, height: 800 } }),
}

function desk() {
  const clock = new FakeClock()
  const sent: string[] = []
  const released: string[] = []
  const scene: { seen: Participant | null; canSend: boolean } = { seen: LEE, canSend: true }
  const screenshots = new ScreenshotDesk({
    clock,
    seen: () => scene.seen,
    send: (to, { type }) => {
      if (scene.canSend) sent.push(`${type} to ${to}`)
      return scene.canSend
    },
    wallClock: () => 1_000,
    newId: () => 'picture-1',
    release: ({ url }) => released.push(url),
  })
  return { clock, sent, released, scene, screenshots, view: () => screenshots.state.getSnapshot() }
}

describe('taking a picture of the customer’s screen', () => {
  it('keeps it with its size and time, and tells the customer', async () => {
    const { screenshots, sent, view } = desk()

    await screenshots.take(() => frame)

    expect(view().shot).toEqual({
      ...{ id: 'picture-1', png: PNG, shown: { url: 'blob:1', width: 1280, height: 800 } },
      ...{ customer: 'Lee', takenAt: 1_000, isToldByApp: true },
    })
    expect(sent).toEqual(['remote-control/screenshot-taken to customer-lee'])
  })

  it('is nothing while no screen is seen', async () => {
    const { screenshots, scene, sent, view } = desk()
    scene.seen = null

    await screenshots.take(() => frame)

    expect([view(), sent]).toEqual([{ shot: null, trouble: null }, []])
  })

  it.each<[string, (scene: { seen: Participant | null; canSend: boolean }) => void]>([
    [
      'while the connection is interrupted',
      (scene) => Object.assign(scene, { seen: { ...LEE, link: 'reconnecting' } }),
    ],
    ['that the customer cannot be told of', (scene) => Object.assign(scene, { canSend: false })],
  ])('is refused %s, with a word that goes by itself', async (_when, change) => {
    const { screenshots, scene, view, clock } = desk()
    change(scene)

    await screenshots.take(() => frame)

    expect(view()).toEqual({ shot: null, trouble: 'out-of-reach' })
    await clock.advance(6_000)
    expect(view().trouble).toBeNull()
  })

  it('tells nobody of a picture that is not there yet', async () => {
    const { screenshots, sent, view } = desk()

    await screenshots.take(() => null)

    expect([view().trouble, sent]).toEqual(['no-picture', []])
  })

  it('says nothing to an app too old to understand it, and knows that it did not', async () => {
    const { screenshots, scene, sent, view } = desk()
    scene.seen = { ...LEE, protocol: 2 }

    await screenshots.take(() => frame)

    expect([view().shot?.isToldByApp, sent]).toEqual([false, []])
  })

  it('waits until the one on screen is put away', async () => {
    const { screenshots, sent, released } = desk()
    await Promise.all([screenshots.take(() => frame), screenshots.take(() => frame)])
    await screenshots.take(() => frame)
    expect(sent).toHaveLength(1)

    screenshots.close()
    await screenshots.take(() => frame)

    expect([sent.length, released]).toEqual([2, ['blob:1']])
  })

  it('says so when no file can be made of it', async () => {
    const { screenshots, view } = desk()

    await screenshots.take(() => ({ encode: () => Promise.reject(new Error('out of memory')) }))

    expect(view()).toEqual({ shot: null, trouble: 'no-picture' })
  })
})
