import { FakeClock } from '../../../testing/fake-clock.ts'
import type { InjectedInput } from './input-device.ts'
import {
  ECHO_LIFETIME_MS,
  LOCAL_ACTIVITY_BLOCKS_MS,
  LocalActivityFilter,
  MAX_EXPECTED_ECHOES,
} from './local-activity-filter.ts'
import type { LocalInput } from './local-input.ts'

const move = (x: number, y: number): LocalInput => ({ origin: 'unknown', kind: 'move', point: { x, y } })
const injectedMove = (x: number, y: number): InjectedInput => ({ kind: 'move', point: { x, y } })
const keyPress = (key: string | null): LocalInput => ({ origin: 'unknown', kind: 'key', key })

describe('LocalActivityFilter', () => {
  let clock: FakeClock
  let changes: boolean[]
  let filter: LocalActivityFilter

  beforeEach(() => {
    clock = new FakeClock()
    changes = []
    filter = new LocalActivityFilter(clock, (isBlocked) => changes.push(isBlocked))
  })

  it('lets the CSR act while the customer does nothing', async () => {
    filter.noteInjected(injectedMove(1, 1))
    await clock.advance(60_000)

    expect(filter.isBlocked).toBe(false)
    expect(changes).toEqual([])
  })

  it('blocks the CSR from the customer’s input until it has been quiet long enough', async () => {
    expect(filter.observe(move(10, 10))).toBe(true)
    expect(filter.isBlocked).toBe(true)
    await clock.advance(LOCAL_ACTIVITY_BLOCKS_MS - 1)
    filter.observe(move(11, 10))
    await clock.advance(LOCAL_ACTIVITY_BLOCKS_MS - 1)
    expect(filter.isBlocked).toBe(true)
    expect(changes).toEqual([true])

    await clock.advance(1)

    expect(filter.isBlocked).toBe(false)
    expect(changes).toEqual([true, false])
  })

  it.each<[string, InjectedInput, LocalInput]>([
    ['a move', injectedMove(3, 4), move(3, 4)],
    ['a move that was rounded', injectedMove(3, 4), move(2, 5)],
    ['a move that tells no position', injectedMove(3, 4), { origin: 'unknown', kind: 'move', point: null }],
    ['a button', { kind: 'button', button: 'left' }, { origin: 'unknown', kind: 'button', button: 'left' }],
    ['the wheel', { kind: 'wheel' }, { origin: 'unknown', kind: 'wheel' }],
    ['a key', { kind: 'key', key: 'KeyA' }, keyPress('KeyA')],
    ['a key it cannot name', { kind: 'key', key: 'KeyA' }, keyPress(null)],
    ['a character of unforeseen key', { kind: 'key', key: null }, keyPress('KeyA')],
  ])('knows the echo of %s, once', (_, injected, echo) => {
    filter.noteInjected(injected)

    expect(filter.observe(echo)).toBe(false)
    expect(filter.isBlocked).toBe(false)
    expect(filter.observe(echo)).toBe(true)
    expect(filter.isBlocked).toBe(true)
  })

  it.each<[string, InjectedInput, LocalInput]>([
    ['a move elsewhere', injectedMove(3, 4), move(3, 6)],
    [
      'another button',
      { kind: 'button', button: 'left' },
      { origin: 'unknown', kind: 'button', button: 'right' },
    ],
    ['another key', { kind: 'key', key: 'KeyA' }, keyPress('KeyB')],
    ['another kind of input', injectedMove(3, 4), keyPress('KeyA')],
  ])('takes no echo for %s', (_, injected, local) => {
    filter.noteInjected(injected)

    expect(filter.observe(local)).toBe(true)
  })

  it('needs no echo to know a hand on the mouse', () => {
    filter.noteInjected(injectedMove(3, 4))

    expect(filter.observe({ origin: 'hardware', kind: 'move', point: { x: 3, y: 4 } })).toBe(true)
  })

  it('knows echoes of moves some of which were left out, and none of those left out later', () => {
    for (let x = 0; x < 100; x += 10) filter.noteInjected(injectedMove(x, 0))
    filter.noteInjected({ kind: 'key', key: 'KeyA' })

    expect(filter.observe(move(50, 0))).toBe(false)
    expect(filter.observe(move(90, 0))).toBe(false)
    expect(filter.observe(keyPress('KeyA'))).toBe(false)
    expect(filter.observe(move(40, 0))).toBe(true)
  })

  it('expects no echo for ever', async () => {
    filter.noteInjected(injectedMove(3, 4))
    await clock.advance(ECHO_LIFETIME_MS)

    expect(filter.observe(move(3, 4))).toBe(true)
  })

  it('remembers no more than it must of fast motion', () => {
    for (let x = 0; x < MAX_EXPECTED_ECHOES + 10; x += 1) filter.noteInjected(injectedMove(x * 10, 0))

    expect(filter.observe(move(90, 0))).toBe(true)
    expect(filter.observe(move(100, 0))).toBe(false)
  })

  it('starts afresh when control ends', async () => {
    filter.noteInjected(injectedMove(3, 4))
    filter.observe(keyPress('KeyA'))
    filter.reset()

    expect(filter.isBlocked).toBe(false)
    expect(changes).toEqual([true, false])
    expect(filter.observe(move(3, 4))).toBe(true)
    await clock.advance(LOCAL_ACTIVITY_BLOCKS_MS)
    expect(changes).toEqual([true, false, true, false])
  })
})
