import { type KeyEventLike, KeyReader } from './key-reader.ts'

function keyEvent(change: Partial<KeyEventLike> & { altGraph?: boolean } = {}): KeyEventLike {
  const { altGraph = false, ...rest } = change
  return {
    type: 'keydown',
    code: 'KeyA',
    key: 'a',
    keyCode: 65,
    isComposing: false,
    repeat: false,
    ctrlKey: false,
    altKey: false,
    shiftKey: false,
    metaKey: false,
    getModifierState: () => altGraph,
    ...rest,
  }
}

describe('KeyReader', () => {
  it('reports both the physical key and what it means on this layout', () => {
    const reading = new KeyReader().read(keyEvent({ code: 'KeyZ', key: 'Y', shiftKey: true }))

    expect(reading).toEqual({
      kind: 'stroke',
      stroke: {
        code: 'KeyZ',
        key: 'Y',
        down: true,
        repeat: false,
        ctrl: false,
        alt: false,
        shift: true,
        meta: false,
        altGraph: false,
      },
    })
  })

  it('takes the Ctrl and Alt of Windows out of AltGr', () => {
    const reading = new KeyReader().read(
      keyEvent({ code: 'KeyE', key: '€', ctrlKey: true, altKey: true, altGraph: true }),
    )

    expect(reading).toMatchObject({ stroke: { key: '€', ctrl: false, alt: false, altGraph: true } })
  })

  it('leaves keys of an input method alone', () => {
    const reader = new KeyReader()

    expect(reader.read(keyEvent({ key: 'Process', keyCode: 229 })).kind).toBe('compose')
    expect(reader.read(keyEvent({ isComposing: true })).kind).toBe('compose')
  })

  it('leaves a dead key and the key that completes it to the browser', () => {
    const reader = new KeyReader()

    expect(reader.read(keyEvent({ code: 'Equal', key: 'Dead', keyCode: 187 })).kind).toBe('compose')
    expect(reader.read(keyEvent({ code: 'ShiftLeft', key: 'Shift' })).kind).toBe('stroke')
    expect(reader.read(keyEvent({ code: 'KeyE', key: 'É', shiftKey: true })).kind).toBe('compose')
    expect(reader.read(keyEvent({ code: 'KeyX', key: 'x' })).kind).toBe('stroke')
  })

  it('forgets a dead key when it is reset', () => {
    const reader = new KeyReader()
    reader.read(keyEvent({ key: 'Dead' }))

    reader.reset()

    expect(reader.read(keyEvent()).kind).toBe('stroke')
  })

  it('takes a character that no physical key made from the field, where it is surely right', () => {
    const reader = new KeyReader()

    expect(reader.read(keyEvent({ code: '', key: '中', keyCode: 0 })).kind).toBe('compose')
    expect(reader.read(keyEvent({ code: '', key: '\u0000', keyCode: 0 })).kind).toBe('compose')
    expect(reader.read(keyEvent({ code: '', key: '中', keyCode: 0, type: 'keyup' })).kind).toBe('compose')
  })

  it('gives screen and keyboard back on Ctrl+Alt+Shift+Esc and never sends that Esc', () => {
    const reader = new KeyReader()
    const leaving = { code: 'Escape', key: 'Escape', ctrlKey: true, altKey: true, shiftKey: true }

    expect(reader.read(keyEvent(leaving)).kind).toBe('leave')
    expect(reader.read(keyEvent({ ...leaving, type: 'keyup' })).kind).toBe('nothing')
    expect(reader.read(keyEvent({ ...leaving, shiftKey: false })).kind).toBe('stroke')
  })
})
