import type { KeyStroke } from '../key-stroke.ts'
import { HeldKeys } from './held-keys.ts'
import type { KeyTarget } from './input-device.ts'
import type { KeyCode } from './key-codes.ts'
import { type KeyAction, planKey } from './key-plan.ts'

const NO_FLAGS = { ctrl: false, alt: false, shift: false, meta: false, altGraph: false }

function down(code: string, key: string, flags: Partial<KeyStroke> = {}): KeyStroke {
  return { code, key, down: true, repeat: false, ...NO_FLAGS, ...flags }
}

function up(code: string, key: string, flags: Partial<KeyStroke> = {}): KeyStroke {
  return { ...down(code, key, flags), down: false }
}

const at = (code: KeyCode): KeyTarget => ({ by: 'position', code })
const label = (text: string, code: KeyCode | null): KeyTarget => ({ by: 'label', label: text, code })
const text = (typed: string): KeyAction => ({ kind: 'text', text: typed })
const press = (csrCode: string, target: KeyTarget): KeyAction => ({ kind: 'press', csrCode, target })
const release = (csrCode: string, target: KeyTarget): KeyAction => ({ kind: 'release', csrCode, target })

function holding(...codes: readonly KeyCode[]): HeldKeys {
  const held = new HeldKeys()
  for (const code of codes) held.pressKey(code, at(code))
  return held
}

describe('planKey', () => {
  it.each<[string, KeyStroke, readonly KeyAction[]]>([
    ['a letter', down('KeyY', 'z'), [text('z')]],
    ['a capital', down('KeyA', 'A', { shift: true }), [text('A')]],
    ['a letter of another script', down('KeyA', 'ф'), [text('ф')]],
    ['an AltGr character on Linux', down('KeyE', '€', { altGraph: true }), [text('€')]],
    [
      'an AltGr character on Windows',
      down('KeyQ', '@', { altGraph: true, ctrl: true, alt: true }),
      [text('@')],
    ],
    ['a character beyond 16 bits', down('', '😀'), [text('😀')]],
    ['a digit of the number pad', down('Numpad5', '5'), [text('5')]],
    ['a letter of a keyboard without codes', down('', 'q'), [text('q')]],
    ['a space that is no space bar', down('Space', '\u00a0', { altGraph: true }), [text('\u00a0')]],
    ['the space bar', down('Space', ' '), [press('Space', at('Space'))]],
    ['a key without a character', down('ArrowLeft', 'ArrowLeft'), [press('ArrowLeft', at('ArrowLeft'))]],
    ['the number pad without NumLock', down('Numpad4', 'ArrowLeft'), [press('Numpad4', at('ArrowLeft'))]],
    ['Enter of the number pad', down('NumpadEnter', 'Enter'), [press('NumpadEnter', at('NumpadEnter'))]],
    ['a named key without a code', down('', 'Backspace'), [press('', at('Backspace'))]],
    ['a dead key', down('Equal', 'Dead'), []],
    ['a key an input method took', down('KeyA', 'Process'), []],
    ['AltGr itself', down('AltRight', 'AltGraph', { altGraph: true }), []],
    ['CapsLock, which is in the letters already', down('CapsLock', 'CapsLock'), []],
    ['a key nobody knows', down('BrowserHome', 'BrowserHome'), []],
  ])('makes of %s what it means', (_, event, actions) => {
    expect(planKey(event, new HeldKeys())).toEqual(actions)
  })

  it.each<[string, KeyStroke, KeyTarget]>([
    ['a letter by its label', down('KeyY', 'z', { ctrl: true }), label('z', 'KeyY')],
    ['a capital by its label', down('KeyY', 'Z', { ctrl: true }), label('z', 'KeyY')],
    ['a sign by its label', down('BracketRight', '+', { ctrl: true }), label('+', 'BracketRight')],
    ['a digit under a letter by the digit', down('Digit2', 'é', { ctrl: true }), label('2', 'Digit2')],
    ['a Cyrillic letter by its Latin one', down('KeyC', 'с', { ctrl: true }), label('c', 'KeyC')],
    ['any other character by its position', down('Semicolon', 'ö', { ctrl: true }), at('Semicolon')],
    ['a dead key by its position', down('Backquote', 'Dead', { ctrl: true }), at('Backquote')],
    ['the number pad by its position', down('NumpadAdd', '+', { ctrl: true }), at('NumpadAdd')],
  ])('takes %s in a shortcut', (_, event, target) => {
    expect(planKey(event, holding('ControlLeft'))).toEqual([press(event.code, target)])
  })

  it('takes Alt and the Windows key for shortcuts too', () => {
    expect(planKey(down('KeyD', 'd', { alt: true }), holding('AltLeft'))).toEqual([
      press('KeyD', label('d', 'KeyD')),
    ])
    expect(planKey(down('KeyR', 'r', { meta: true }), holding('MetaLeft'))).toEqual([
      press('KeyR', label('r', 'KeyR')),
    ])
  })

  it('releases what it pressed, whatever the key means by now', () => {
    const held = holding('ControlLeft')
    held.pressKey('KeyY', label('z', 'KeyY'))

    expect(planKey(up('KeyY', 'Y'), held)).toEqual([
      release('ControlLeft', at('ControlLeft')),
      release('KeyY', label('z', 'KeyY')),
    ])
  })

  it('has nothing to release after text', () => {
    expect(planKey(up('KeyA', 'a'), new HeldKeys())).toEqual([])
  })

  it('passes the repeat of a held key on, but not of a modifier', () => {
    const held = holding('ArrowDown', 'ShiftLeft')
    const shifted = { shift: true, repeat: true }

    expect(planKey(down('ArrowDown', 'ArrowDown', shifted), held)).toEqual([
      press('ArrowDown', at('ArrowDown')),
    ])
    expect(planKey(down('ShiftLeft', 'Shift', shifted), held)).toEqual([])
    expect(planKey(down('KeyA', 'A', shifted), held)).toEqual([text('A')])
  })

  it('lets go of a modifier whose release got lost', () => {
    expect(planKey(down('KeyA', 'a'), holding('ControlLeft', 'AltRight', 'MetaLeft', 'ShiftRight'))).toEqual([
      release('ControlLeft', at('ControlLeft')),
      release('AltRight', at('AltRight')),
      release('ShiftRight', at('ShiftRight')),
      release('MetaLeft', at('MetaLeft')),
      text('a'),
    ])
  })

  it('presses a modifier whose press got lost, unless it is in the character already', () => {
    expect(planKey(down('Tab', 'Tab', { ctrl: true, shift: true }), new HeldKeys())).toEqual([
      press('ControlLeft', at('ControlLeft')),
      press('ShiftLeft', at('ShiftLeft')),
      press('Tab', at('Tab')),
    ])
    expect(planKey(down('KeyA', 'A', { shift: true }), new HeldKeys())).toEqual([text('A')])
  })

  it('lets go of the Control that Windows reports before AltGr', () => {
    const held = holding('ControlLeft')

    expect(planKey(down('AltRight', 'AltGraph', { ctrl: true, alt: true, altGraph: true }), held)).toEqual([
      release('ControlLeft', at('ControlLeft')),
    ])
  })

  it('lets go of all other keys with Command, for macOS reports no release of them', () => {
    const held = holding('MetaLeft', 'ShiftLeft')
    held.pressKey('KeyC', label('c', 'KeyC'))

    expect(planKey(up('MetaLeft', 'Meta', { shift: true }), held)).toEqual([
      release('KeyC', label('c', 'KeyC')),
      release('MetaLeft', at('MetaLeft')),
    ])
  })
})
