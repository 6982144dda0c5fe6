import type { EncodedScreen } from '../../../platform/encoded-screen.ts'
import { EncoderPace, FEWEST_FRAMES, MOST_BUSY, MOST_BUSY_IN_NEED, SLOWEST_FPS } from './encoder-pace.ts'

function after(...samples: readonly (readonly EncodedScreen[])[]): number {
  const pace = new EncoderPace()
  for (const sample of samples) pace.add(sample, false)
  return pace.framesPerSecond
}

/** Each frame took that long. */
const took = (ms: number, frames = 60): EncodedScreen => ({ frames, seconds: (frames * ms) / 1_000 })

describe('what the encoder of whoever controls is given', () => {
  it('is every picture until it is known how long one takes', () => {
    expect(after()).toBe(Number.POSITIVE_INFINITY)
    expect(after([])).toBe(Number.POSITIVE_INFINITY)
    expect(after([took(50, FEWEST_FRAMES - 1)])).toBe(Number.POSITIVE_INFINITY)
    expect(after([{ frames: 60, seconds: 0 }])).toBe(Number.POSITIVE_INFINITY)
  })

  it('leaves it time to spare', () => {
    expect(after([took(20)])).toBeCloseTo(MOST_BUSY * 50)
    expect(after([took(3)])).toBeGreaterThan(60)
  })

  it('follows at once in both ways, and stays while nothing is encoded', () => {
    expect(after([took(4)], [took(40)])).toBeCloseTo(MOST_BUSY * 25)
    expect(after([took(40)], [took(4)])).toBeGreaterThan(60)
    expect(after([took(40)], [took(4, FEWEST_FRAMES - 1)])).toBeCloseTo(MOST_BUSY * 25)
  })

  it('goes by the slowest of several encoders, and never below a moving picture', () => {
    expect(after([took(4), took(40)])).toBeCloseTo(MOST_BUSY * 25)
    expect(after([took(2_000)])).toBe(SLOWEST_FPS)
  })

  it('is less where the computer cannot keep up', () => {
    const pace = new EncoderPace()
    pace.add([took(40)], true)
    expect(pace.framesPerSecond).toBeCloseTo(MOST_BUSY_IN_NEED * 25)

    pace.add([took(40)], false)
    expect(pace.framesPerSecond).toBeCloseTo(MOST_BUSY * 25)
  })
})
