import { FakeClock, settle } from '../../../testing/fake-clock.ts'
import { FakeInputDevice } from '../../../testing/fake-input-device.ts'
import type { KeyStroke } from '../key-stroke.ts'
import { HELD_WITHOUT_HEARTBEAT_MS, type InputProblem, InputSequence } from './input-sequence.ts'

function key(code: string, name: string, down: boolean, flags: Partial<KeyStroke> = {}): KeyStroke {
  const none = { ctrl: false, alt: false, shift: false, meta: false, altGraph: false }
  return { code, key: name, down, repeat: false, ...none, ...flags }
}

describe('InputSequence', () => {
  let device: FakeInputDevice
  let clock: FakeClock
  let problems: InputProblem[]
  let sequence: InputSequence

  beforeEach(() => {
    device = new FakeInputDevice()
    clock = new FakeClock()
    problems = []
    sequence = new InputSequence(device, clock, (problem) => problems.push(problem))
  })

  it('keeps the order in which the CSR acted', async () => {
    sequence.movePointer({ x: 1, y: 2 })
    sequence.setButton('left', true)
    sequence.movePointer({ x: 3, y: 4 })
    sequence.setButton('left', false)
    sequence.scroll({ dx: 0, dy: 1 })
    sequence.handleKey(key('KeyA', 'a', true))
    sequence.handleKey(key('Enter', 'Enter', true))
    sequence.handleKey(key('Enter', 'Enter', false))
    await settle()

    expect(device.log).toEqual([
      'move 1,2',
      'left down',
      'move 3,4',
      'left up',
      'wheel 0,1',
      'text a',
      'key Enter down',
      'key Enter up',
    ])
  })

  it('makes one of moves that wait behind each other, but never of moves around a click', async () => {
    const unblock = device.block()
    sequence.movePointer({ x: 0, y: 0 })
    for (let x = 1; x <= 100; x += 1) sequence.movePointer({ x, y: 0 })
    sequence.setButton('left', true)
    for (let x = 101; x <= 200; x += 1) sequence.movePointer({ x, y: 0 })

    unblock()
    await settle()

    expect(device.log).toEqual(['move 0,0', 'move 100,0', 'left down', 'move 200,0'])
  })

  it('types long text in steps, its line ends as keys', async () => {
    sequence.typeText(`${'x'.repeat(20)}\ny`)
    await settle()

    expect(device.log).toEqual([
      `text ${'x'.repeat(16)}`,
      `text ${'x'.repeat(4)}`,
      'key Enter down',
      'key Enter up',
      'text y',
    ])
  })

  it('presses a combination in order and releases it in reverse', async () => {
    sequence.pressSpecialKeys('ctrl-alt-del')
    sequence.pressSpecialKeys('meta-l')
    await settle()

    expect(device.log).toEqual([
      'key ControlLeft down',
      'key AltLeft down',
      'key Delete down',
      'key Delete up',
      'key AltLeft up',
      'key ControlLeft up',
      'key MetaLeft down',
      'key "l" down',
      'key "l" up',
      'key MetaLeft up',
    ])
  })

  it('drops what waits and releases what is held when told to', async () => {
    sequence.handleKey(key('ControlLeft', 'Control', true, { ctrl: true }))
    sequence.setButton('left', true)
    await settle()
    const unblock = device.block()
    sequence.typeText('secret '.repeat(50))
    sequence.movePointer({ x: 9, y: 9 })

    const released = sequence.releaseAll()
    unblock()
    await released

    expect(device.log.slice(2)).toEqual([expect.stringMatching(/^text /), 'left up', 'key ControlLeft up'])
    expect(sequence.isHolding).toBe(false)
  })

  it('releases what it was told to press, though the press was still waiting', async () => {
    const unblock = device.block()
    sequence.movePointer({ x: 1, y: 1 })
    sequence.handleKey(key('F7', 'F7', true))

    const released = sequence.releaseAll()
    unblock()
    await released

    expect(device.log).toEqual(['move 1,1', 'key F7 up'])
  })

  it('releases all when the heartbeat stops while something is held', async () => {
    sequence.handleKey(key('ShiftLeft', 'Shift', true, { shift: true }))
    await clock.advance(HELD_WITHOUT_HEARTBEAT_MS - 1)
    sequence.noteHeartbeat()
    await clock.advance(HELD_WITHOUT_HEARTBEAT_MS - 1)
    expect(device.log).toEqual(['key ShiftLeft down'])

    await clock.advance(1)

    expect(device.log).toEqual(['key ShiftLeft down', 'key ShiftLeft up'])
  })

  it('needs no heartbeat while nothing is held', async () => {
    sequence.movePointer({ x: 1, y: 1 })
    await clock.advance(60_000)

    expect(device.log).toEqual(['move 1,1'])
  })

  it('keeps a lone Alt from opening a menu when it has to be released', async () => {
    sequence.handleKey(key('AltLeft', 'Alt', true, { alt: true }))
    await sequence.releaseAll()

    expect(device.log).toEqual([
      'key AltLeft down',
      'key ControlLeft down',
      'key ControlLeft up',
      'key AltLeft up',
    ])
  })

  it('tells what could not be done and goes on', async () => {
    device.nextOutcome = 'unsupported-character'
    sequence.typeText('ø')
    await settle()
    device.nextOutcome = 'done'
    device.nextError = new Error('no')
    sequence.setButton('left', true)
    sequence.setButton('left', false)
    await settle()

    expect(problems).toEqual([
      { kind: 'dropped', outcome: 'unsupported-character' },
      { kind: 'failed', error: expect.objectContaining({ code: 'injection-failed' }) },
    ])
    expect(device.log.at(-1)).toBe('left up')
  })
})
