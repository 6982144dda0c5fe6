import { readTabKey } from './tab-keys.ts'

const key = (code: string, ...modifiers: readonly ('ctrl' | 'alt' | 'shift' | 'meta')[]) =>
  readTabKey({
    code,
    ctrlKey: modifiers.includes('ctrl'),
    altKey: modifiers.includes('alt'),
    shiftKey: modifiers.includes('shift'),
    metaKey: modifiers.includes('meta'),
  })

describe('readTabKey', () => {
  it('goes on and back', () => {
    expect([key('Tab', 'ctrl'), key('Tab', 'ctrl', 'shift')]).toEqual([
      { kind: 'step', by: 1 },
      { kind: 'step', by: -1 },
    ])
  })

  it('goes to a place, by the digits of either part of the keyboard', () => {
    expect([key('Digit1', 'ctrl'), key('Numpad9', 'ctrl')]).toEqual([
      { kind: 'place', place: 0 },
      { kind: 'place', place: 8 },
    ])
  })

  it.each([
    ['without Ctrl', key('Tab')],
    ['of the system, with Alt', key('Tab', 'ctrl', 'alt')],
    ['of AltGr, which Windows reports as Ctrl+Alt', key('Digit2', 'ctrl', 'alt')],
    ['with Shift', key('Digit2', 'ctrl', 'shift')],
    ['with the Windows key', key('Digit2', 'ctrl', 'meta')],
    ['that is no place', key('Digit0', 'ctrl')],
    ['of something else', key('KeyC', 'ctrl')],
  ])('leaves a key %s to others', (_which, read) => {
    expect(read).toBeNull()
  })
})
