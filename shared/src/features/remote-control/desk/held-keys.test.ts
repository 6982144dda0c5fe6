import { HeldKeys } from './held-keys.ts'
import type { KeyTarget } from './input-device.ts'
import type { KeyCode } from './key-codes.ts'

const at = (code: KeyCode): KeyTarget => ({ by: 'position', code })
const key = (code: KeyCode) => ({ kind: 'key', target: at(code) })

describe('HeldKeys', () => {
  it('lets go of keys first, then buttons, then modifiers, the latest first', () => {
    const held = new HeldKeys()
    held.pressKey('ControlLeft', at('ControlLeft'))
    held.pressKey('KeyA', at('KeyA'))
    held.setButton('left', true)
    held.pressKey('ShiftLeft', at('ShiftLeft'))
    held.pressKey('F7', at('F7'))
    held.setButton('right', true)

    expect(held.takeAll()).toEqual([
      key('F7'),
      key('KeyA'),
      { kind: 'button', button: 'right' },
      { kind: 'button', button: 'left' },
      key('ShiftLeft'),
      key('ControlLeft'),
    ])
    expect(held.isEmpty).toBe(true)
    expect(held.takeAll()).toEqual([])
  })

  it.each(['AltLeft', 'MetaLeft'] as const)('keeps a lone %s from opening a menu', (code) => {
    const held = new HeldKeys()
    held.pressKey(code, at(code))

    expect(held.takeAll()).toEqual([{ kind: 'mask' }, key(code)])
  })

  it('needs no such care once something happened under the modifier', () => {
    const held = new HeldKeys()
    held.pressKey('AltLeft', at('AltLeft'))
    held.markUsed()

    expect(held.takeAll()).toEqual([key('AltLeft')])
  })

  it('holds what is pressed and no more', () => {
    const held = new HeldKeys()
    held.setButton('left', true)
    held.setButton('left', false)
    held.pressKey('KeyA', at('KeyA'))
    held.releaseKey('KeyA')

    expect(held.isEmpty).toBe(true)
  })
})
