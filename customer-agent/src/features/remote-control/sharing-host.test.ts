import { settle } from '@deskside/shared/testing/fake-clock.ts'
import { ANNA, BEN, KIM, SharingRig } from '../../testing/sharing-rig.ts'

async function shared(access: 'view' | 'control' = 'control'): Promise<SharingRig> {
  const rig = new SharingRig()
  await rig.connect()
  await rig.grant(access)
  return rig
}

describe('SharingHost', () => {
  it('gives the picture to the CSR who may see, and to nobody else', async () => {
    const rig = await shared('view')

    expect(rig.viewers).toEqual([ANNA])
    expect(rig.stateTold(ANNA)).toMatchObject({ access: 'view', display: { displayId: 'd1' } })
    expect(rig.stateTold(BEN)).toMatchObject({ access: null, display: null })
  })

  it('lets the picture leave only when banner and frame are on the screen', async () => {
    const rig = new SharingRig()
    let shown: () => void = () => undefined
    const isShown = new Promise<void>((resolve) => {
      shown = resolve
    })
    Object.assign(rig.showing, { until: isShown })
    await rig.connect()
    await rig.grant('view')
    expect(rig.viewers).toEqual([])
    expect(rig.host.capturePermit()).toBeNull()

    shown()
    await settle()

    expect(rig.viewers).toEqual([ANNA])
    expect(rig.host.capturePermit()).toMatchObject({ displayId: 'd1' })
  })

  it('answers no capture without a grant, and none after a stop', async () => {
    const rig = new SharingRig()
    await rig.connect()
    expect(rig.host.capturePermit()).toBeNull()
    await rig.grant('view')
    const allowed = rig.host.capturePermit()
    expect(allowed?.permit.isValid).toBe(true)

    rig.gate.revokeAll()

    expect(rig.host.capturePermit()).toBeNull()
    expect(allowed?.permit.isValid).toBe(false)
  })

  it('ends injection at once on a stop while the window hangs, and the window after 700 ms', async () => {
    const rig = await shared()
    await rig.say(ANNA, { type: 'input/button', seq: 1, x: 0.5, y: 0.5, button: 'left', down: true })
    rig.effects.length = 0
    rig.isWindowHung = true

    rig.gate.revokeAll()
    await settle()
    expect(rig.effects).toEqual(['left up'])
    rig.host.handleInput(ANNA, { type: 'input/text', seq: 2, text: 'x' })
    await rig.clock.advance(699)
    expect(rig.windowsEnded).toBe(0)
    await rig.clock.advance(1)

    expect(rig.windowsEnded).toBe(1)
    expect(rig.effects).toEqual(['left up'])
  })

  it('leaves a window alone that stopped capturing in time', async () => {
    const rig = await shared()

    rig.gate.revokeAll()
    await rig.clock.advance(10_000)

    expect(rig.windowsEnded).toBe(0)
    expect(rig.viewers).toEqual([])
  })

  it('leaves a busy window alone for 10 s when the line of a customer who sees along breaks', async () => {
    const rig = await shared('view')
    await rig.verify(KIM)
    expect(rig.viewers).toContain(KIM)
    await rig.cutLink(KIM, 'hung')

    await rig.clock.advance(9_999)
    expect(rig.windowsEnded).toBe(0)
    await rig.clock.advance(1)

    expect(rig.windowsEnded).toBe(1)
  })

  it('ends a window that hangs after 700 ms when all customers but the one who shows are kept out', async () => {
    const rig = await shared('view')
    await rig.verify(KIM)
    rig.isWindowHung = true

    rig.host.keepToCsrs()
    await rig.clock.advance(700)

    expect(rig.windowsEnded).toBe(1)
  })

  it('ends a window that hangs after 700 ms when the CSR it is stopped for has a broken line', async () => {
    const rig = await shared('view')
    await rig.cutLink(ANNA, 'hung')

    rig.gate.revoke(ANNA)
    await rig.clock.advance(700)

    expect(rig.windowsEnded).toBe(1)
  })

  it('waits for no answer of a window after the session is over', async () => {
    const rig = await shared('view')
    rig.isWindowHung = true
    rig.gate.revoke(ANNA)

    rig.host.endSession()
    await rig.clock.advance(10_000)

    expect(rig.windowsEnded).toBe(0)
  })

  it('stops for one of two viewers only', async () => {
    const rig = await shared('view')
    await rig.grant('view', BEN)
    expect(rig.viewers).toEqual([ANNA, BEN])

    rig.feature.stopSharing(ANNA)
    await settle()

    expect(rig.viewers).toEqual([BEN])
  })

  it('stops when the shared display is unplugged', async () => {
    const rig = await shared('view')

    rig.displays = []
    rig.host.displaysChanged()
    await settle()

    expect(rig.viewers).toEqual([])
    expect(rig.stateTold(ANNA)).toMatchObject({ access: null, displayCount: 0 })
  })

  it('stops when somebody else becomes the primary customer', async () => {
    const rig = await shared('view')

    rig.snapshot.update((view) => ({ ...view, me: view.me && { ...view.me, primary: false } }))
    await settle()

    expect(rig.viewers).toEqual([])
  })

  it('says to both sides that input is not possible here', async () => {
    const rig = new SharingRig()
    rig.deviceResult = { kind: 'unavailable', limit: 'wayland-no-input' }
    await rig.connect()

    await rig.ask('control')

    expect(rig.answersTo(ANNA)).toEqual(['unsupported'])
    expect(rig.stateTold(ANNA)?.limits).toEqual(['wayland-no-input'])
    expect(rig.feature.view.getSnapshot()?.state.limits).toEqual(['wayland-no-input'])
    await rig.grant('view')
    expect(rig.answersTo(ANNA).at(-1)).toBe('granted')
  })

  it('says to both sides that the picture is empty, and takes it back', async () => {
    const rig = await shared('view')

    rig.host.pictureSeen(true)
    expect(rig.stateTold(ANNA)?.limits).toEqual(['empty-picture'])
    rig.host.pictureSeen(false)

    expect(rig.stateTold(ANNA)?.limits).toEqual([])
  })

  it('stops sharing when the screen cannot be captured', async () => {
    const rig = await shared('view')

    rig.host.captureFailed()
    await settle()

    expect(rig.stateTold(ANNA)).toMatchObject({ access: null, limits: ['capture-unavailable'] })
  })
})

describe('RemoteControlFeature', () => {
  it('gives the picture to the fresh link after a reconnect and to none that is not verified', async () => {
    const rig = await shared('view')
    await rig.cutLink(ANNA)
    rig.host.refresh()
    expect(rig.viewers).toEqual([])

    await rig.verify(ANNA)

    expect(rig.viewers).toEqual([ANNA])
    expect(rig.stateTold(ANNA)).toMatchObject({ access: 'view' })
  })

  it('says an answer again that came while the link was down', async () => {
    const rig = new SharingRig()
    await rig.connect()
    await rig.ask('view')
    await rig.cutLink(ANNA)
    expect(rig.answersTo(ANNA)).toEqual([])

    await rig.verify(ANNA)

    expect(rig.answersTo(ANNA)).toEqual(['denied'])
  })

  it('does not answer a request that was withdrawn', async () => {
    const rig = new SharingRig()
    await rig.connect()
    await rig.ask('view', ANNA, 'request-9')

    await rig.say(ANNA, { type: 'remote-control/cancel', requestId: 'request-9' })

    expect(rig.answersTo(ANNA)).toEqual([])
  })

  it('wakes the capture for the input of the CSR in control only', async () => {
    const rig = await shared('control')

    await rig.say(BEN, { type: 'input/text', seq: 1, text: 'x' })
    expect(rig.wakes).toBe(0)
    await rig.say(ANNA, { type: 'input/text', seq: 1, text: 'x' })

    expect(rig.wakes).toBe(1)
  })

  it('ignores input and requests of another customer', async () => {
    const rig = new SharingRig()
    await rig.connect()
    rig.snapshot.update((view) => ({
      ...view,
      participants: view.participants.map((one) => ({ ...one, role: 'customer' as const })),
    }))

    await rig.ask('control')

    expect(rig.consent.sheet.getSnapshot()).toBeNull()
  })

  it('tells the main process of people only when they change', async () => {
    const rig = new SharingRig()
    await rig.connect()
    let told = 0
    rig.gate.events.on('changed', () => {
      told += 1
    })

    for (let change = 1; change < 20; change += 1) {
      rig.snapshot.update((view) => ({
        ...view,
        participants: view.participants.map((one) => ({ ...one })),
      }))
    }

    expect(told).toBe(0)
  })
})
