import type { EncodedScreen } from '../../../platform/encoded-screen.ts'
import { FakeClock } from '../../../testing/fake-clock.ts'
import { MOST_BUSY, MOST_BUSY_IN_NEED } from './encoder-pace.ts'
import { type Encoder, EncoderWatch } from './encoder-watch.ts'
import { ONLOOKER_RATES, SAMPLE_MS } from './onlooker-budget.ts'

/** Takes as long for each picture as it is told, for so many a second. */
class FakeEncoder implements Encoder {
  readonly #clock: FakeClock
  readonly isAside: boolean
  #beganAt: number
  #looks = 0
  msEach: number
  framesPerSecond: number

  constructor(clock: FakeClock, { isAside = false, msEach = 0, framesPerSecond = 10 } = {}) {
    this.#clock = clock
    this.#beganAt = clock.now()
    this.isAside = isAside
    this.msEach = msEach
    this.framesPerSecond = framesPerSecond
  }

  get looks(): number {
    return this.#looks
  }

  readonly encodedScreen = async (): Promise<EncodedScreen> => {
    this.#looks += 1
    const frames = Math.round(((this.#clock.now() - this.#beganAt) / 1_000) * this.framesPerSecond)
    return { frames, seconds: (frames * this.msEach) / 1_000 }
  }

  beginAnew(): void {
    this.#beganAt = this.#clock.now()
  }
}

const SLOW = { msEach: 40 }
/** Three quarters of a core. */
const VERY_BUSY = { msEach: 75 }

function setUp(...about: readonly ConstructorParameters<typeof FakeEncoder>[1][]) {
  const clock = new FakeClock()
  const rates: number[] = []
  const watch = new EncoderWatch({ clock, onOnlookerRate: () => rates.push(watch.onlookerRate) })
  const encoders = about.map((one) => new FakeEncoder(clock, one))
  const show = (...seen: readonly FakeEncoder[]): void =>
    watch.watch(new Map(seen.map((encoder) => [encoder, encoder.isAside])))
  show(...encoders)
  /** The first look only begins the count. */
  const looks = (count: number): Promise<void> => clock.advance(SAMPLE_MS * count)
  return { clock, watch, encoders, rates, show, looks }
}

describe('the look at the encoders of a screen', () => {
  it('paces whoever controls by the time between two looks', async () => {
    const { watch, looks } = setUp(SLOW)
    await looks(1)
    expect(watch.controllerRate).toBe(Number.POSITIVE_INFINITY)
    await looks(1)
    expect(watch.controllerRate).toBeCloseTo(MOST_BUSY * 25)
  })

  it('lets the pictures of who looks on not pace whoever controls', async () => {
    const { watch, looks } = setUp({ msEach: 4 }, { ...SLOW, isAside: true })
    await looks(3)
    expect(watch.controllerRate).toBeCloseTo(MOST_BUSY * 250)
  })

  it('leaves out a count that began anew', async () => {
    const { clock, encoders, rates, looks } = setUp(SLOW, { ...VERY_BUSY, isAside: true })
    await looks(2)
    await clock.advance(SAMPLE_MS - 1_000)
    encoders[0]?.beginAnew()
    await clock.advance(1_000)
    expect(rates).toEqual([ONLOOKER_RATES[1]])
  })

  it('slows who looks on down to nothing while all together are busy, and whoever controls keeps half', async () => {
    const { watch, rates, looks } = setUp(SLOW, { msEach: 40, isAside: true })
    await looks(6)
    expect(rates).toEqual(ONLOOKER_RATES.slice(1))
    expect(watch.controllerRate).toBeCloseTo(MOST_BUSY_IN_NEED * 25)
  })

  it('does not spend a budget where nobody looks on', async () => {
    const { watch, rates, looks } = setUp(VERY_BUSY)
    await looks(6)
    expect(rates).toEqual([])
    expect(watch.onlookerRate).toBe(ONLOOKER_RATES[0])
  })

  it('takes in who comes later, and forgets who left', async () => {
    const { clock, watch, encoders, looks, show } = setUp({ msEach: 4 })
    await looks(2)
    const newcomer = new FakeEncoder(clock, SLOW)
    show(...encoders, newcomer)
    await looks(2)
    expect(watch.controllerRate).toBeCloseTo(MOST_BUSY * 25)
    show(...encoders)
    const { looks: before } = newcomer
    await looks(1)
    expect(newcomer.looks).toBe(before)
    expect(watch.controllerRate).toBeCloseTo(MOST_BUSY * 250)
  })

  it('ends when nobody sees the screen, and begins with every picture', async () => {
    const { watch, encoders, looks, show } = setUp(SLOW)
    await looks(2)
    show()
    expect(watch.controllerRate).toBe(Number.POSITIVE_INFINITY)
    const before = encoders.map((encoder) => encoder.looks)
    await looks(3)
    expect(encoders.map((encoder) => encoder.looks)).toEqual(before)
    show(...encoders)
    await looks(1)
    expect(watch.controllerRate).toBe(Number.POSITIVE_INFINITY)
  })

  it('looks no more often for having been stopped in between', async () => {
    const { clock, encoders, looks, show } = setUp(SLOW)
    await clock.advance(SAMPLE_MS / 2)
    show()
    show(...encoders)
    await looks(3)
    expect(encoders.map((encoder) => encoder.looks)).toEqual([3])
  })
})
