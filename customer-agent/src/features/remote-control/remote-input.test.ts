import type { MessageOf } from '@deskside/shared/protocol/index.ts'
import { settle } from '@deskside/shared/testing/fake-clock.ts'
import { keyStroke } from '@deskside/shared/testing/key-stroke.ts'
import { ANNA, BEN, SharingRig } from '../../testing/sharing-rig.ts'

async function inControl(): Promise<SharingRig> {
  const rig = new SharingRig()
  await rig.connect()
  await rig.grant('control')
  rig.effects.length = 0
  return rig
}

const move = (seq: number, x: number): MessageOf<'input/move'> => ({ type: 'input/move', seq, x, y: 0.5 })
const left = (seq: number, x: number, down: boolean): MessageOf<'input/button'> => ({
  type: 'input/button',
  seq,
  x,
  y: 0.5,
  button: 'left',
  down,
})
const key = (
  seq: number,
  code: string,
  change: Partial<MessageOf<'input/key'>> = {},
): MessageOf<'input/key'> => ({
  ...{ type: 'input/key', seq },
  ...keyStroke(code, code, change),
})

describe('input of the CSR in control', () => {
  it('reaches the pixel that is meant, the click at its own position', async () => {
    const rig = await inControl()

    await rig.say(ANNA, move(1, 0.1))
    await rig.say(ANNA, left(2, 0.5, true))
    await rig.say(ANNA, left(3, 0.5, false))

    expect(rig.effects).toEqual(['move 100,250', 'move 500,250', 'left down', 'move 500,250', 'left up'])
  })

  it('drops a move that a later click overtook', async () => {
    const rig = await inControl()
    await rig.say(ANNA, left(5, 0.5, true))
    rig.effects.length = 0

    await rig.say(ANNA, move(4, 0.1))

    expect(rig.effects).toEqual([])
  })

  it('counts anew after a reconnect', async () => {
    const rig = await inControl()
    await rig.say(ANNA, move(5_000, 0.5))
    await rig.cutLink(ANNA)
    await rig.verify(ANNA)
    rig.effects.length = 0

    await rig.say(ANNA, move(1, 0.1))

    expect(rig.effects).toEqual(['move 100,250'])
  })

  it('comes from the CSR in control only', async () => {
    const rig = await inControl()

    await rig.say(BEN, left(1, 0.5, true))

    expect(rig.effects).toEqual([])
  })

  it('never reaches a window of the helper, up to the very edge of the screen', async () => {
    const rig = await inControl()
    rig.ownWindows = [{ x: 900, y: 0, width: 100, height: 500 }]

    await rig.say(ANNA, left(1, 0.95, true))
    await rig.say(ANNA, left(2, 1, true))
    expect(rig.effects).toEqual([])
    expect(rig.stateTold(ANNA)?.inputPause).toBe('own-window')
    await rig.say(ANNA, left(3, 0.5, true))

    expect(rig.effects).toEqual(['move 500,250', 'left down'])
    expect(rig.stateTold(ANNA)?.inputPause).toBeNull()
  })

  it('lets go when it is dragged into a window of the helper, and does not release there again', async () => {
    const rig = await inControl()
    rig.ownWindows = [{ x: 900, y: 0, width: 100, height: 500 }]
    await rig.say(ANNA, left(1, 0.5, true))
    rig.effects.length = 0

    await rig.say(ANNA, move(2, 0.95))
    await rig.say(ANNA, left(3, 0.5, false))

    expect(rig.effects).toEqual(['left up'])
  })

  it('types nothing while a window of the helper has the focus', async () => {
    const rig = await inControl()
    await rig.say(ANNA, key(1, 'ControlLeft', { ctrl: true }))
    rig.effects.length = 0
    rig.ownWindowHasFocus = true

    await rig.say(ANNA, key(2, 'Enter'))
    await rig.say(ANNA, { type: 'input/text', seq: 3, text: 'yes' })
    await rig.say(ANNA, { type: 'input/special-keys', seq: 4, keys: 'alt-f4' })

    expect(rig.effects).toEqual(['ControlLeft up'])
  })

  it('stops in the middle of a text when a window of the helper gets the focus', async () => {
    const rig = await inControl()
    const device = rig.deviceResult.kind === 'ready' ? rig.deviceResult.device : null
    const type = device?.typeText
    if (device === null || type === undefined) throw new Error('no device')
    Object.assign(device, {
      typeText: async (text: string) => {
        rig.ownWindowHasFocus = true
        return type(text)
      },
    })

    await rig.say(ANNA, { type: 'input/text', seq: 1, text: 'a'.repeat(40) })

    expect(rig.effects).toEqual([`type ${'a'.repeat(16)}`])
  })

  it('cannot press the stop keys in the name of the customer', async () => {
    const rig = await inControl()

    await rig.say(ANNA, key(1, 'F12', { ctrl: true, shift: true }))
    await rig.say(ANNA, key(2, 'Unknown', { key: 'F12', ctrl: true, shift: true }))

    expect(rig.effects).toEqual([])
  })

  it('stands back for two seconds while the customer uses mouse or keys, and releases everything', async () => {
    const rig = await inControl()
    await rig.say(ANNA, key(1, 'ShiftLeft', { shift: true }))
    await rig.say(ANNA, left(2, 0.5, true))
    rig.effects.length = 0

    await rig.useMouse()
    await rig.say(ANNA, move(3, 0.1))
    expect(rig.effects).toEqual(['left up', 'ShiftLeft up'])
    expect(rig.stateTold(ANNA)?.inputPause).toBe('local-activity')
    await rig.clock.advance(2_000)
    await rig.say(ANNA, move(4, 0.2))

    expect(rig.effects.at(-1)).toBe('move 200,250')
    expect(rig.stateTold(ANNA)?.inputPause).toBeNull()
  })

  it('is suspended and released while a consent sheet is open', async () => {
    const rig = await inControl()
    await rig.say(ANNA, left(1, 0.5, true))
    rig.effects.length = 0

    await rig.ask('view', BEN)
    await rig.say(ANNA, left(2, 0.6, true))
    await rig.say(ANNA, key(3, 'Enter'))
    expect(rig.effects).toEqual(['left up'])
    expect(rig.stateTold(ANNA)?.inputPause).toBe('consent-open')
    rig.consent.answer(rig.consent.sheet.getSnapshot()?.sheetId ?? -1, { kind: 'deny' })
    await settle()
    await rig.say(ANNA, move(4, 0.2))

    expect(rig.effects.at(-1)).toBe('move 200,250')
  })

  it('releases everything when the CSR has not been heard for three heartbeats', async () => {
    const rig = await inControl()
    await rig.say(ANNA, key(1, 'ControlLeft', { ctrl: true }))
    await rig.clock.advance(700)
    await rig.say(ANNA, { type: 'input/heartbeat', seq: 2 })
    await rig.clock.advance(700)
    expect(rig.effects).toEqual(['ControlLeft down'])

    await rig.clock.advance(50)

    expect(rig.effects).toEqual(['ControlLeft down', 'ControlLeft up'])
  })

  it('releases everything at a cut link, a stop, the end of the grant and the end of the session', async () => {
    const ends: ((rig: SharingRig) => Promise<void> | void)[] = [
      (rig) => rig.cutLink(ANNA),
      (rig) => rig.gate.revokeAll(),
      (rig) => rig.say(ANNA, { type: 'remote-control/stop' }),
      (rig) => rig.leave(),
      (rig) => rig.host.endSession(),
    ]
    for (const end of ends) {
      const rig = await inControl()
      await rig.say(ANNA, left(1, 0.5, true))
      await rig.say(ANNA, key(2, 'ShiftLeft', { shift: true }))
      rig.effects.length = 0

      await end(rig)
      await settle()
      await rig.say(ANNA, left(3, 0.7, true))

      expect(rig.effects.slice(0, 2)).toEqual(['left up', 'ShiftLeft up'])
      expect(rig.effects.filter((effect) => effect.includes('down'))).toEqual([])
    }
  })
})
