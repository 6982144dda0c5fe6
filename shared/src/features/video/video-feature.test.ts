import type { SupportSession } from '../../session/support-session.ts'
import { FakeVideoCamera } from '../../testing/fake-video-camera.ts'
import { idOf, type Seated, SessionStage } from '../../testing/session-stage.ts'
import { VideoFeature } from './video-feature.ts'
import type { CameraProblem } from './video-state.ts'

function videoOf({ session }: Seated<SupportSession<null>>) {
  const camera = new FakeVideoCamera()
  const video = new VideoFeature<null>({
    session,
    camera,
    onPresence: (isOn) => session.setPresence({ camera: isOn }),
  })
  return { session, camera, video, kind: () => video.state.getSnapshot().camera.kind }
}

async function scene() {
  const stage = await SessionStage.open()
  const anna = videoOf(stage.csr)
  const guest = stage.guest('Lee')
  const lee = videoOf(guest)
  await stage.tries(guest, (await stage.invite()).code)
  await stage.clock.advance(3_000)
  const annaShown = (): boolean | undefined =>
    guest.session.snapshot.getSnapshot().participants.find(({ name }) => name === 'Anna')?.presence.camera
  return { stage, anna, lee, leeId: idOf(guest), guest, annaShown }
}

describe('one’s own video', () => {
  it('is off until it is started, and the others know when it is on', async () => {
    const { stage, anna, lee, annaShown } = await scene()
    expect([anna.camera.isOpen, lee.camera.isOpen]).toEqual([false, false])

    await anna.video.start()
    await stage.moment()

    expect(anna.camera.isOpen).toBe(true)
    expect(annaShown()).toBe(true)
    expect(lee.camera.opened).toEqual([])
  })

  it('goes to everyone who is there and to whoever comes later', async () => {
    const { stage, anna, leeId } = await scene()
    await anna.video.start()
    const kim = await stage.joined('Kim')
    await stage.clock.advance(3_000)

    expect([...anna.camera.connected].sort()).toEqual([leeId, idOf(kim)].sort())
    expect(
      kim.session.snapshot.getSnapshot().participants.find(({ name }) => name === 'Anna')?.presence.camera,
    ).toBe(true)
  })

  it('goes to a newcomer only when its owner has been told of them, and over no link that has gone meanwhile', async () => {
    const { stage, guest, lee } = await scene()
    const camera = new FakeVideoCamera()
    let tell: () => void = () => undefined
    const video = new VideoFeature<null>({
      session: guest.session,
      camera,
      onPresence: () => undefined,
      beforeSeen: () =>
        new Promise((done) => {
          tell = () => done(undefined)
        }),
    })
    await video.start()
    const ben = await stage.joinedColleague('Ben')
    await stage.clock.advance(3_000)
    expect([...camera.connected]).toEqual([])
    expect(lee.camera.connected.has(idOf(ben))).toBe(true)

    tell()
    await stage.moment()
    expect([...camera.connected]).toEqual([idOf(ben)])
    const max = await stage.joined('Max')
    await stage.clock.advance(3_000)
    max.session.leave()
    await stage.moment()
    tell()
    await stage.moment()

    expect([...camera.connected]).toEqual([idOf(ben)])
  })

  it('puts the light out and is given back when it is stopped', async () => {
    const { stage, anna, annaShown } = await scene()
    await anna.video.start()

    anna.video.stop()
    await stage.moment()

    expect(anna.camera.isOpen).toBe(false)
    expect(anna.camera.isReleased).toBe(true)
    expect(annaShown()).toBe(false)
  })

  it('ends with the session', async () => {
    const { stage, lee } = await scene()
    await lee.video.start()

    stage.csr.session.end()
    await stage.moment()

    expect([lee.camera.isOpen, lee.camera.isReleased]).toEqual([false, true])
  })

  it('comes back by itself over a fresh link', async () => {
    const { stage, anna, leeId } = await scene()
    await anna.video.start()

    await stage.outage(20_000)
    await stage.clock.advance(15_000)

    expect(anna.camera.connected.has(leeId)).toBe(true)
    expect(anna.kind()).toBe('open')
  })

  it.each<CameraProblem>(['denied', 'missing', 'busy'])(
    'says that the camera is %s, and shows nobody',
    async (problem) => {
      const { stage, anna, annaShown } = await scene()
      anna.camera.answer = problem

      await anna.video.start()
      await stage.moment()

      expect(anna.video.state.getSnapshot().camera).toEqual({ kind: 'unusable', problem })
      expect(annaShown()).toBe(false)
    },
  )

  it('says that the camera was unplugged', async () => {
    const { stage, anna, annaShown } = await scene()
    await anna.video.start()

    anna.camera.unplug()
    await stage.moment()

    expect(anna.video.state.getSnapshot().camera).toEqual({ kind: 'unusable', problem: 'unplugged' })
    expect(annaShown()).toBe(false)
  })

  it('is tried again with another camera when the chosen one was unplugged', async () => {
    const { anna } = await scene()
    await anna.video.chooseCamera('usb')
    await anna.video.start()
    anna.camera.unplug()

    await anna.video.start()

    expect(anna.camera.opened).toEqual(['usb', null])
  })

  it('stays off when it is stopped while the system still asks', async () => {
    const { anna } = await scene()
    let answer: (value: 'open') => void = () => undefined
    anna.camera.answer = new Promise((resolve) => {
      answer = resolve
    })
    const started = anna.video.start()

    anna.video.stop()
    answer('open')
    await started

    expect(anna.kind()).toBe('off')
    expect(anna.camera.isOpen).toBe(false)
  })
})

describe('video while the window is hidden', () => {
  it('goes on unless the person wishes otherwise', async () => {
    const { anna } = await scene()
    await anna.video.start()

    await anna.video.setHidden(true)

    expect(anna.camera.isOpen).toBe(true)
  })

  it('rests by wish, and comes back with the window without being asked again', async () => {
    const { stage, anna, annaShown } = await scene()
    await anna.video.start()
    await anna.video.setRestsWhenHidden(true)

    await anna.video.setHidden(true)
    await stage.moment()
    expect([anna.kind(), anna.camera.isOpen, anna.camera.isReleased, annaShown()]).toEqual([
      'resting',
      false,
      false,
      false,
    ])
    await anna.video.setHidden(false)

    expect([anna.kind(), anna.camera.isOpen]).toEqual(['open', true])
  })

  it('is off while the person is on hold, on again after it, and still off if it was off', async () => {
    const { stage, anna, annaShown } = await scene()
    await anna.video.setOnHold(true)
    await anna.video.setOnHold(false)
    expect(anna.kind()).toBe('off')
    await anna.video.start()

    await anna.video.setOnHold(true)
    await anna.video.setHidden(false)
    await stage.moment()
    expect([anna.kind(), anna.camera.isOpen, annaShown()]).toEqual(['resting', false, false])
    await anna.video.setOnHold(false)

    expect([anna.kind(), anna.camera.isOpen]).toEqual(['open', true])
  })

  it('does not come back when it was stopped in between', async () => {
    const { anna } = await scene()
    await anna.video.start()
    await anna.video.setRestsWhenHidden(true)
    await anna.video.setHidden(true)

    anna.video.stop()
    await anna.video.setHidden(false)

    expect([anna.kind(), anna.camera.isOpen]).toEqual(['off', false])
  })

  it('does not open a camera that is chosen meanwhile', async () => {
    const { anna } = await scene()
    await anna.video.start()
    await anna.video.setRestsWhenHidden(true)
    await anna.video.setHidden(true)

    await anna.video.chooseCamera('another')
    expect(anna.camera.isOpen).toBe(false)
    await anna.video.setHidden(false)

    expect(anna.camera.opened.at(-1)).toBe('another')
  })
})
