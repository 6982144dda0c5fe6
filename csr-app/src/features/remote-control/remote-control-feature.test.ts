import type { WireMessage } from '@deskside/shared/protocol/index.ts'
import { type Guest, idOf, SessionStage } from '@deskside/shared/testing/session-stage.ts'
import { RemoteControlFeature } from './remote-control-feature.ts'
import { pictureNote } from './remote-control-state.ts'

type HelperState = Extract<WireMessage, { type: 'remote-control/state' }>

const controlled: HelperState = {
  type: 'remote-control/state',
  access: 'control',
  expiresInMs: null,
  sound: null,
  display: { displayId: '1', label: 'Main', width: 1920, height: 1080, scaleFactor: 1, primary: true },
  displayCount: 1,
  inputPause: null,
  limits: [],
}

async function supporting() {
  const stage = await SessionStage.open()
  const control = new RemoteControlFeature({
    session: stage.csr.session,
    clock: stage.clock,
    newId: () => 'request-1',
  })
  const customer = await stage.joined()
  const says = async (message: WireMessage, from: Guest = customer): Promise<void> => {
    from.session.send(idOf(stage.csr), message)
    await stage.moment()
  }
  const heard = (type: WireMessage['type']) => customer.heard.filter((message) => message.type === type)
  return { stage, control, customer, says, heard, view: () => control.state.getSnapshot() }
}

describe('RemoteControlFeature', () => {
  it('has nobody to ask before a customer has joined', async () => {
    const stage = await SessionStage.open()
    const control = new RemoteControlFeature({
      session: stage.csr.session,
      clock: stage.clock,
      newId: () => 'request-1',
    })

    expect(control.request('view')).toBe('nobody-to-ask')
  })

  it('asks the customer for exactly the chosen access and waits for the answer', async () => {
    const { stage, control, heard, view } = await supporting()

    expect(control.request('view')).toBe('asked')
    await stage.moment()

    expect(heard('remote-control/request')).toMatchObject([{ access: 'view', requestId: 'request-1' }])
    expect(view().request).toMatchObject({ access: 'view' })
  })

  it.each(['denied', 'timed-out', 'busy', 'not-primary', 'unsupported'] as const)(
    'has a sentence for the answer %s',
    async (outcome) => {
      const { control, says, view } = await supporting()
      control.request('control')

      await says({ type: 'remote-control/answer', requestId: 'request-1', outcome })

      expect(view().request).toBeNull()
      expect(view().news).toEqual({ kind: 'refused', access: 'control', outcome })
    },
  )

  it('ignores the answer to another question', async () => {
    const { control, says, view } = await supporting()
    control.request('control')

    await says({ type: 'remote-control/answer', requestId: 'request-0', outcome: 'denied' })

    expect(view().request).not.toBeNull()
  })

  it('takes the answer only from the one who was asked', async () => {
    const { stage, control, says, view } = await supporting()
    const other = await stage.joined('Wang')
    control.request('control')

    await says({ type: 'remote-control/answer', requestId: 'request-1', outcome: 'denied' }, other)

    expect(view().request).not.toBeNull()
    expect(view().news).toBeNull()
  })

  it('closes the question on the other side when it is taken back', async () => {
    const { stage, control, heard, view } = await supporting()
    control.request('control')

    control.cancelRequest()
    await stage.moment()

    expect(heard('remote-control/cancel')).toMatchObject([{ requestId: 'request-1' }])
    expect(view().request).toBeNull()
  })

  it('sends input only once the helper has said that control is given', async () => {
    const { stage, control, says, heard } = await supporting()
    control.input.text('too early')
    await says({ ...controlled, access: 'view' })
    control.input.text('only looking')
    await says(controlled)

    control.input.text('now')
    await stage.moment()

    expect(heard('input/text')).toMatchObject([{ text: 'now' }])
  })

  it('stops at once on this side, and a state still on its way does not bring the picture back', async () => {
    const { stage, control, says, heard, view } = await supporting()
    await says(controlled)

    control.stop()
    await says(controlled)

    expect(view().remote?.access).toBeNull()
    expect(heard('remote-control/stop')).toHaveLength(1)
    await says({ ...controlled, access: null })
    expect(view().news).toBeNull()
    await says(controlled)
    expect(view().remote?.access).toBe('control')
    await stage.moment()
  })

  it('says so when the customer stops sharing', async () => {
    const { says, view } = await supporting()
    await says(controlled)

    await says({ ...controlled, access: null })

    expect(view().news).toEqual({ kind: 'ended', by: 'customer' })
  })

  it('says so when the granted time is over', async () => {
    const { stage, says, view } = await supporting()
    await says({ ...controlled, expiresInMs: 600_000 })
    await stage.clock.advance(600_000)

    await says({ ...controlled, access: null })

    expect(view().news).toEqual({ kind: 'ended', by: 'time' })
  })

  it('keeps picture and grant through a short outage and says what is going on', async () => {
    const { stage, says, view } = await supporting()
    await says(controlled)

    stage.network.cutAll()
    expect(view().isReachable).toBe(false)
    expect(pictureNote(view())).toEqual({ kind: 'reconnecting' })
    await stage.clock.advance(10_000)

    expect(view().isReachable).toBe(true)
    expect(view().remote?.access).toBe('control')
  })

  it('holds nothing any more after the link broke, whatever was down', async () => {
    const { stage, control, says, heard } = await supporting()
    await says(controlled)
    control.input.button({ x: 0.5, y: 0.5 }, 'left', true)

    stage.network.cutAll()
    await stage.clock.advance(10_000)
    const beats = heard('input/heartbeat').length
    await stage.clock.advance(2_000)

    expect(heard('input/heartbeat')).toHaveLength(beats)
  })

  it('takes an outage longer than a minute for the end of control', async () => {
    const { stage, says, view } = await supporting()
    await says(controlled)

    await stage.outage(70_000)

    expect(view().remote?.access ?? null).toBeNull()
    expect(view().news).toEqual({ kind: 'ended', by: 'outage' })
  })

  it('asks again itself for nothing: a question that the outage swallowed is over', async () => {
    const { stage, control, view } = await supporting()
    control.request('control')

    stage.network.cutAll()

    expect(view().request).toBeNull()
    expect(view().news).toEqual({ kind: 'unanswered' })
  })

  it('asks for a picture when the CSR comes back to a screen where nothing may move, and for none without access', async () => {
    const { stage, control, says, heard } = await supporting()
    control.lookAgain()
    await stage.moment()
    expect(heard('remote-control/quality')).toEqual([])
    await says(controlled)

    control.lookAgain()
    await stage.moment()

    expect(heard('remote-control/quality')).toHaveLength(1)
  })

  it('tells the helper the chosen quality, and again when access starts', async () => {
    const { stage, control, says, heard } = await supporting()
    control.setQuality({ preference: 'sharp', maxFramesPerSecond: 30, maxKbps: 4000 })
    await stage.moment()

    await says(controlled)

    expect(heard('remote-control/quality')).toMatchObject([
      { preference: 'sharp', maxFramesPerSecond: 30, maxKbps: 4000 },
      { preference: 'sharp' },
    ])
  })

  it('changes nothing while only the people around it do', async () => {
    const { stage, control, says } = await supporting()
    await says(controlled)
    let changes = 0
    control.state.subscribe(() => {
      changes += 1
    })
    let peopleChanges = 0
    stage.csr.session.snapshot.subscribe(() => {
      peopleChanges += 1
    })

    stage.csr.session.setPresence({ microphone: 'on' })
    await stage.moment()

    expect(peopleChanges).toBeGreaterThan(0)
    expect(changes).toBe(0)
  })

  it('turns to the new primary customer', async () => {
    const { stage, control, view } = await supporting()
    const second = await stage.joined('Wang')

    stage.csr.session.makePrimary(idOf(second))
    control.request('view')
    await stage.moment()

    expect(view().targetId).toBe(idOf(second))
    expect(second.heard.some((message) => message.type === 'remote-control/request')).toBe(true)
  })

  it('shows nothing of a customer who has left', async () => {
    const { stage, customer, says, view } = await supporting()
    await says(controlled)

    customer.session.leave()
    await stage.moment()

    expect(view()).toMatchObject({ targetId: null, remote: null })
  })
})

describe('pictureNote', () => {
  it('names the pause that keeps the hands from having an effect', async () => {
    const { says, view } = await supporting()

    await says({ ...controlled, inputPause: 'local-activity' })
    expect(pictureNote(view())).toEqual({ kind: 'paused', pause: 'local-activity' })
    await says({ ...controlled, inputPause: null, limits: ['wayland-no-input'] })
    expect(pictureNote(view())).toEqual({ kind: 'no-input', limit: 'wayland-no-input' })
    await says({ ...controlled, access: 'view' })
    expect(pictureNote(view())).toEqual({ kind: 'view-only' })
    await says(controlled)
    expect(pictureNote(view())).toBeNull()
  })
})
