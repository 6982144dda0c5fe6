import { FakeClock } from '../../../testing/fake-clock.ts'
import { StopDeadlines } from './stop-deadlines.ts'

function rig() {
  const clock = new FakeClock()
  let missed = 0
  const deadlines = new StopDeadlines(clock, () => {
    missed += 1
  })
  return { clock, deadlines, missed: () => missed }
}

describe('StopDeadlines', () => {
  it('tells once of what was not carried out in time', async () => {
    const { clock, deadlines, missed } = rig()
    deadlines.set(1, 700)
    deadlines.set(2, 900)

    await clock.advance(699)
    expect(missed()).toBe(0)
    await clock.advance(10_000)

    expect(missed()).toBe(1)
  })

  it('says nothing of what was carried out, with everything before it', async () => {
    const { clock, deadlines, missed } = rig()
    deadlines.set(1, 700)
    deadlines.set(2, 700)

    deadlines.met(2)
    await clock.advance(10_000)

    expect(missed()).toBe(0)
  })

  it('gives a later one its whole time after an earlier one was carried out', async () => {
    const { clock, deadlines, missed } = rig()
    deadlines.set(1, 700)
    await clock.advance(600)
    deadlines.set(2, 700)

    deadlines.met(1)
    await clock.advance(699)
    expect(missed()).toBe(0)
    await clock.advance(1)

    expect(missed()).toBe(1)
  })

  it('keeps a short one beside a long one', async () => {
    const { clock, deadlines, missed } = rig()
    deadlines.set(1, 10_000)
    deadlines.set(2, 700)

    await clock.advance(700)

    expect(missed()).toBe(1)
  })

  it('forgets all of them', async () => {
    const { clock, deadlines, missed } = rig()
    deadlines.set(1, 700)

    deadlines.clear()
    await clock.advance(10_000)

    expect(missed()).toBe(0)
  })
})
