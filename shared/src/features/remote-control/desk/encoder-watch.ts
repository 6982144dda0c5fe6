/** Looks again and again at how long the pictures of a screen take to encode, and says how many a second there may be. */
import type { CancelTimer, Clock } from '../../../kernel/clock.ts'
import type { EncodedScreen } from '../../../platform/encoded-screen.ts'
import { EncoderPace } from './encoder-pace.ts'
import { OnlookerBudget, SAMPLE_MS } from './onlooker-budget.ts'

/** One for each who sees the screen; the same object for as long as it is the same encoder. */
export interface Encoder {
  /** Since it began; what begins anew counts from nothing. */
  readonly encodedScreen: () => Promise<EncodedScreen>
}

export interface EncoderWatchOptions {
  readonly clock: Clock
  /** The rate of who looks on is another one from now on. */
  readonly onOnlookerRate: () => void
}

interface Sample {
  readonly at: number
  readonly encoded: ReadonlyMap<Encoder, EncodedScreen>
}

export class EncoderWatch {
  readonly #options: EncoderWatchOptions
  readonly #budget = new OnlookerBudget()
  #pace = new EncoderPace()
  /** True for those of who looks on. */
  #encoders: ReadonlyMap<Encoder, boolean> = new Map()
  #cancelSample: CancelTimer | null = null
  #lastSample: Sample | null = null

  constructor(options: EncoderWatchOptions) {
    this.#options = options
  }

  /** Pictures a second, at most, for whoever controls. */
  get controllerRate(): number {
    return this.#pace.framesPerSecond
  }

  /** Pictures a second, at most, for each who looks on; 0 for none at all. */
  get onlookerRate(): number {
    return this.#budget.framesPerSecond
  }

  /** @param encoders those there are from now on, each with whether it is for somebody who looks on */
  watch(encoders: ReadonlyMap<Encoder, boolean>): void {
    this.#encoders = encoders
    if (encoders.size === 0) this.#pace = new EncoderPace()
    this.#goOn()
  }

  #goOn(): void {
    if (this.#encoders.size === 0) {
      this.#cancelSample?.()
      this.#cancelSample = this.#lastSample = null
      return
    }
    this.#cancelSample ??= this.#options.clock.setTimer(SAMPLE_MS, () => {
      this.#cancelSample = null
      void this.#look().finally(() => this.#goOn())
    })
  }

  async #look(): Promise<void> {
    const encoders = [...this.#encoders.keys()]
    const encoded = await Promise.all(
      encoders.map(async (encoder) => [encoder, await encoder.encodedScreen()] as const),
    )
    const sample: Sample = { at: this.#options.clock.now(), encoded: new Map(encoded) }
    const before = this.#lastSample
    this.#lastSample = sample
    if (before === null) return
    const since = (isAside: boolean): readonly EncodedScreen[] =>
      encoders
        .filter((encoder) => this.#encoders.get(encoder) === isAside)
        .flatMap((encoder) => difference(before.encoded.get(encoder), sample.encoded.get(encoder)))
    const [controllers, onlookers] = [since(false), since(true)]
    const isAnybodyAside = onlookers.length > 0
    if (isAnybodyAside) this.#spend([...controllers, ...onlookers], sample.at - before.at)
    this.#pace.add(controllers, isAnybodyAside && this.onlookerRate === 0)
  }

  #spend(encoded: readonly EncodedScreen[], passedMs: number): void {
    const rate = this.onlookerRate
    const busyS = encoded.reduce((sum, { seconds }) => sum + seconds, 0)
    this.#budget.add((busyS * 1_000) / passedMs)
    if (this.onlookerRate !== rate) this.#options.onOnlookerRate()
  }
}

/** Nothing where the count began anew: it says nothing about the time between. */
function difference(before: EncodedScreen | undefined, after: EncodedScreen | undefined): EncodedScreen[] {
  if (before === undefined || after === undefined || after.frames < before.frames) return []
  return [{ frames: after.frames - before.frames, seconds: after.seconds - before.seconds }]
}
