import type { LinkStats } from '@deskside/shared/session/ports.ts'
import { FakeClock } from '@deskside/shared/testing/fake-clock.ts'
import { LinkMeter } from './link-meter.ts'
import { qualityOf } from './link-quality.ts'

const stats: LinkStats = {
  path: 'direct',
  roundTripMs: 12.4,
  loss: 0.004,
  framesPerSecond: 29.7,
  kbps: 812.6,
}

describe('qualityOf', () => {
  it('rounds for people', () => {
    expect(qualityOf(stats)).toEqual({
      grade: 'good',
      path: 'direct',
      roundTripMs: 12,
      lossPercent: 0,
      framesPerSecond: 30,
      kbps: 813,
    })
  })

  it.each([
    [{ roundTripMs: 120, loss: 0.02 }, 'good'],
    [{ roundTripMs: 121, loss: 0 }, 'fair'],
    [{ roundTripMs: 20, loss: 0.03 }, 'fair'],
    [{ roundTripMs: 301, loss: 0 }, 'poor'],
    [{ roundTripMs: 20, loss: 0.2 }, 'poor'],
    [{ roundTripMs: 20, loss: null }, 'good'],
    [{ roundTripMs: null, loss: 0.5 }, 'unknown'],
  ] as const)('calls %j %s', (measured, grade) => {
    expect(qualityOf({ ...stats, ...measured }).grade).toBe(grade)
  })

  it('does not blame the link for a screen on which nothing moves', () => {
    expect(qualityOf({ ...stats, framesPerSecond: 0 }).grade).toBe('good')
  })
})

describe('LinkMeter', () => {
  it('reads once a second while it runs, and of the link that is there', async () => {
    const clock = new FakeClock()
    const readings: number[] = []
    let link: { stats: () => Promise<LinkStats> } | null = {
      stats: async () => {
        readings.push(clock.now())
        return stats
      },
    }
    const meter = new LinkMeter({ clock, link: () => link })

    meter.start()
    await clock.advance(2_500)
    expect(readings).toEqual([0, 1_000, 2_000])
    expect(meter.quality.getSnapshot().grade).toBe('good')

    link = null
    await clock.advance(1_000)
    expect(meter.quality.getSnapshot().grade).toBe('unknown')

    meter.stop()
    await clock.advance(5_000)
    expect(readings).toHaveLength(3)
  })

  it('survives a link that closes while it is measured', async () => {
    const clock = new FakeClock()
    const meter = new LinkMeter({
      clock,
      link: () => ({ stats: () => Promise.reject(new Error('closed')) }),
    })

    meter.start()
    await clock.advance(1_500)

    expect(meter.quality.getSnapshot().grade).toBe('unknown')
    meter.stop()
  })
})
