import type { QuietLimits } from '@deskside/shared/protocol/signaling.ts'
import { FakeClock } from '@deskside/shared/testing/fake-clock.ts'
import { QUIET_WARNING_MS, QuietWatch } from './quiet-watch.ts'

const MINUTE = 60_000
const LIMITS = { nobodyJoinedMs: 30 * MINUTE, nothingHappensMs: 60 * MINUTE }

function setUp(limits: QuietLimits = LIMITS) {
  const clock = new FakeClock()
  const ends: number[] = []
  const watch = new QuietWatch({ clock, end: () => ends.push(clock.now()) })
  watch.setLimits(limits)
  return { clock, ends, watch, warning: () => watch.warning.getSnapshot() }
}

describe('a session that is of no use to anybody', () => {
  it('warns two minutes before it ends because nobody joined, and ends', async () => {
    const { clock, ends, warning } = setUp()

    await clock.advance(LIMITS.nobodyJoinedMs - QUIET_WARNING_MS)
    expect(warning()).toEqual({
      rule: { kind: 'nobody-joined', afterMs: LIMITS.nobodyJoinedMs },
      endsAt: clock.now() + QUIET_WARNING_MS,
    })
    expect(ends).toEqual([])
    await clock.advance(QUIET_WARNING_MS)

    expect(ends).toHaveLength(1)
    expect(warning()).toBeNull()
  })

  it('goes on as before when somebody joins after the warning', async () => {
    const { clock, ends, watch, warning } = setUp()
    await clock.advance(LIMITS.nobodyJoinedMs - MINUTE)

    watch.setPeople(1)
    await clock.advance(QUIET_WARNING_MS)

    expect(warning()).toBeNull()
    expect(ends).toEqual([])
  })

  it('goes on for another whole time when the CSR wants it to', async () => {
    const { clock, ends, watch } = setUp()
    await clock.advance(LIMITS.nobodyJoinedMs - MINUTE)

    watch.keepOpen()
    await clock.advance(LIMITS.nobodyJoinedMs - 1)
    expect(ends).toEqual([])
    await clock.advance(1)

    expect(ends).toHaveLength(1)
  })

  it('ends when nobody has done anything for the time of the site, and not before', async () => {
    const { clock, ends, watch, warning } = setUp()
    watch.setPeople(1)
    await clock.advance(59 * MINUTE)
    expect(warning()?.rule.kind).toBe('nothing-happens')

    watch.noteActivity()
    expect(warning()).toBeNull()
    await clock.advance(59 * MINUTE)
    expect(ends).toEqual([])
    await clock.advance(MINUTE)

    expect(ends).toHaveLength(1)
  })

  it('counts being alone again from when the last person left', async () => {
    const { clock, ends, watch } = setUp()
    watch.setPeople(1)
    await clock.advance(40 * MINUTE)
    watch.setPeople(0)

    await clock.advance(LIMITS.nobodyJoinedMs - 1)
    expect(ends).toEqual([])
    await clock.advance(1)

    expect(ends).toHaveLength(1)
  })

  it('never ends by itself where the site says never', async () => {
    const { clock, ends, watch, warning } = setUp({ nobodyJoinedMs: null, nothingHappensMs: null })
    await clock.advance(24 * 60 * MINUTE)
    watch.setPeople(1)
    await clock.advance(24 * 60 * MINUTE)

    expect(warning()).toBeNull()
    expect(ends).toEqual([])
  })

  it('leaves no timer behind when it is over', async () => {
    const { clock, ends, watch } = setUp()

    watch.setLimits(null)
    await clock.advance(2 * LIMITS.nobodyJoinedMs)

    expect(ends).toEqual([])
  })
})
