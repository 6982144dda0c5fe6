import { settle } from '@deskside/shared/testing/fake-clock.ts'
import { ANNA, BEN, SharingRig } from '../../testing/sharing-rig.ts'

async function connected(): Promise<SharingRig> {
  const rig = new SharingRig()
  await rig.connect()
  return rig
}

async function heardByAnna(): Promise<SharingRig> {
  const rig = await connected()
  await rig.grant('sound')
  return rig
}

describe('the sound of the customer’s computer', () => {
  it('goes to nobody before the customer has said yes on a sheet of its own', async () => {
    const rig = await connected()
    await rig.ask('sound')

    expect(rig.consent.sheet.getSnapshot()).toMatchObject({ request: { access: 'sound' }, displayId: null })
    expect(rig.listeners).toEqual([])
    expect(rig.host.soundPermit()).toBeNull()

    await rig.allow()
    expect(rig.listeners).toEqual([ANNA])
    expect(rig.host.soundPermit()?.isValid).toBe(true)
    expect(rig.stateTold(ANNA)).toMatchObject({ sound: { expiresInMs: null }, access: null })
  })

  it('does not come with the screen, nor the screen with it', async () => {
    const rig = await connected()
    await rig.grant('control')
    expect(rig.listeners).toEqual([])
    expect(rig.host.soundPermit()).toBeNull()
    rig.feature.stopSharing(null)

    await rig.grant('sound')
    expect(rig.viewers).toEqual([])
    expect(rig.host.capturePermit()).toBeNull()
    expect(rig.gate.accessOf(ANNA)).toBeNull()
  })

  it.each([
    ['no', async (rig: SharingRig): Promise<void> => void rig.consent.answer(1, { kind: 'deny' }), 'denied'],
    ['no answer', (rig: SharingRig): Promise<void> => rig.clock.advance(60_000), 'timed-out'],
  ] as const)('goes to nobody after %s', async (_, answer, outcome) => {
    const rig = await connected()
    await rig.ask('sound')

    await answer(rig)
    await settle()

    expect(rig.answersTo(ANNA)).toEqual([outcome])
    expect(rig.listeners).toEqual([])
  })

  it('leaves only once the banner says who listens', async () => {
    const rig = await connected()
    let show = (): void => undefined
    rig.showing.until = new Promise((resolve) => {
      show = resolve
    })
    await rig.grant('sound')
    expect(rig.listeners).toEqual([])
    expect(rig.host.soundPermit()).toBeNull()

    show()
    await settle()
    expect(rig.listeners).toEqual([ANNA])
  })

  it('ends with Stop, and a permit given before is worth nothing', async () => {
    const rig = await heardByAnna()
    const permit = rig.host.soundPermit()

    rig.feature.stopSharing(null)
    await settle()

    expect(rig.listeners).toEqual([])
    expect(permit?.isValid).toBe(false)
    expect(rig.stateTold(ANNA)?.sound).toBeNull()
  })

  it('ends when the CSR listens no more, and the picture goes on', async () => {
    const rig = await heardByAnna()
    await rig.grant('view')

    await rig.say(ANNA, { type: 'remote-control/stop-sound' })

    expect(rig.listeners).toEqual([])
    expect(rig.viewers).toEqual([ANNA])
  })

  it('goes on when the CSR stops looking', async () => {
    const rig = await heardByAnna()
    await rig.grant('view')

    await rig.say(ANNA, { type: 'remote-control/stop' })

    expect(rig.viewers).toEqual([])
    expect(rig.listeners).toEqual([ANNA])
  })

  it('ends by itself after the ten minutes it was given for', async () => {
    const rig = await connected()
    await rig.grant('sound', ANNA, 'ten-minutes')
    expect(rig.stateTold(ANNA)?.sound).toEqual({ expiresInMs: 600_000 })

    await rig.clock.advance(600_000)

    expect(rig.listeners).toEqual([])
  })

  it('starts again unasked only under a yes for longer', async () => {
    const rig = await connected()
    await rig.grant('sound', ANNA, 'session')
    await rig.say(ANNA, { type: 'remote-control/stop-sound' })
    expect(rig.host.state.standing).toMatchObject([{ participantId: ANNA, access: 'sound' }])

    await rig.ask('sound', ANNA, 'request-2')

    expect(rig.answersTo(ANNA)).toEqual(['granted', 'granted'])
    expect(rig.listeners).toEqual([ANNA])
  })

  it('is out while the link is, comes back with it, and ends when that takes too long', async () => {
    const rig = await heardByAnna()
    await rig.cutLink(ANNA)
    expect(rig.gate.hears(ANNA)).toBe(true)
    await rig.verify(ANNA)
    expect(rig.listeners).toEqual([ANNA])

    await rig.cutLink(ANNA)
    await rig.clock.advance(120_000)

    expect(rig.gate.hears(ANNA)).toBe(false)
  })

  it('ends when somebody else becomes the primary customer', async () => {
    const rig = await heardByAnna()

    rig.snapshot.update((view) => ({ ...view, me: view.me && { ...view.me, primary: false } }))
    await settle()

    expect(rig.listeners).toEqual([])
  })

  it('is for the one who was named, and each other CSR has to ask', async () => {
    const rig = await heardByAnna()
    await rig.ask('sound', BEN, 'request-2')

    expect(rig.consent.sheet.getSnapshot()?.request.participantId).toBe(BEN)
    expect(rig.listeners).toEqual([ANNA])
  })

  it('that the system does not give is said to both sides, and the picture goes on', async () => {
    const rig = await heardByAnna()
    await rig.grant('view')

    rig.host.soundFailed()
    await settle()

    expect(rig.stateTold(ANNA)).toMatchObject({ sound: null, access: 'view', limits: ['sound-unavailable'] })
    expect(rig.viewers).toEqual([ANNA])
    await rig.ask('sound', ANNA, 'request-3')
    expect(rig.answersTo(ANNA).at(-1)).toBe('unsupported')
  })

  it('of a window that hangs is ended by force', async () => {
    const rig = await heardByAnna()
    rig.isWindowHung = true

    rig.gate.revokeAll()
    await rig.clock.advance(700)

    expect(rig.windowsEnded).toBe(1)
  })
})
