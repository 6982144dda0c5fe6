import { FakeClock } from '../../../testing/fake-clock.ts'
import { CaptureRest } from './capture-rest.ts'
import { CursorWatch } from './cursor-watch.ts'

function setUp(tellsChanges = true, most = 60) {
  const clock = new FakeClock()
  const rates: number[] = []
  const sending: boolean[] = []
  const rest = new CaptureRest({
    clock,
    setFramesPerSecond: (rate) => rates.push(rate),
    setSending: (isSending) => sending.push(isSending),
  })
  rest.configure({ most, tellsChanges })
  return { clock, rates, rest, sending }
}

describe('CaptureRest', () => {
  it('works at full speed for a second and a half after the last change, then rests', async () => {
    const { clock, rates, rest } = setUp()

    rest.wake()
    await clock.advance(1_000)
    rest.wake()
    await clock.advance(1_499)
    expect(rates).toEqual([60])
    await clock.advance(1)

    expect(rates).toEqual([60, 1])
  })

  it('is at full speed at once when something moves', async () => {
    const { clock, rates, rest } = setUp()
    rest.wake()
    await clock.advance(1_500)

    rest.wake()

    expect(rates).toEqual([60, 1, 60])
  })

  it('looks more often by itself where nothing tells of changes', async () => {
    const { clock, rates, rest } = setUp(false)
    rest.wake()

    await clock.advance(1_500)

    expect(rates).toEqual([60, 5])
  })

  it('keeps to the most the CSR asked for, also in the middle of work', () => {
    const { rates, rest } = setUp(true, 30)
    rest.wake()

    rest.configure({ most: 15, tellsChanges: true })

    expect(rates).toEqual([30, 15])
  })

  it('falls silent after four seconds of stillness, and sends again at once when something moves', async () => {
    const { clock, rest, sending } = setUp()
    rest.wake()
    await clock.advance(3_999)
    expect(sending).toEqual([])

    await clock.advance(1)
    expect(sending).toEqual([false])
    rest.wake()

    expect(sending).toEqual([false, true])
  })

  it('never falls silent where nothing tells of changes', async () => {
    const { clock, rest, sending } = setUp(false)
    rest.wake()

    await clock.advance(10_000)

    expect(sending).toEqual([])
  })

  it('sends again when changes are no longer told of', async () => {
    const { clock, rest, sending } = setUp()
    rest.wake()
    await clock.advance(4_000)

    rest.configure({ most: 60, tellsChanges: false })

    expect(sending).toEqual([false, true])
  })

  it('begins anew after a stop', async () => {
    const { clock, rates, rest } = setUp()
    rest.wake()
    rest.stop()
    await clock.advance(5_000)
    expect(rates).toEqual([60])

    rest.wake()

    expect(rates).toEqual([60, 60])
  })
})

describe('CursorWatch', () => {
  it('tells when the pointer moved, and nothing after its stop', async () => {
    const clock = new FakeClock()
    let position = { x: 1, y: 1 }
    let moves = 0
    const watch = new CursorWatch(clock, () => position)
    watch.start(() => {
      moves += 1
    })

    await clock.advance(300)
    expect(moves).toBe(0)
    position = { x: 2, y: 1 }
    await clock.advance(300)
    expect(moves).toBe(1)
    watch.stop()
    position = { x: 3, y: 1 }
    await clock.advance(300)

    expect(moves).toBe(1)
  })
})
