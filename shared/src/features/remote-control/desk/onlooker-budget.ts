/** How much onlookers get: less when this computer can hardly keep up with what the CSRs see. */

/** Pictures a second at most; 0 holds the picture back, and the onlooker is told why. */
export const ONLOOKER_RATES = [10, 4, 0] as const

/** Encoders busy for more of the time than this, as a share of one core, leave too little for input and capture. */
export const BUSY_SHARE = 0.7
/** Below this there is room for the next level: it costs at most twice as much. */
export const QUIET_SHARE = 0.3
/** One busy stretch may be a window that opens; two are a video. Milliseconds between samples: see `SAMPLE_MS`. */
const BUSY_SAMPLES = 2
/** Coming back too early would only begin the stutter anew. */
const QUIET_SAMPLES = 4
export const SAMPLE_MS = 2_000

export class OnlookerBudget {
  #level = 0
  #busySamples = 0
  #quietSamples = 0

  get framesPerSecond(): number {
    return ONLOOKER_RATES[this.#level] ?? 0
  }

  /** @param share of one core that all encoders of the screen were busy since the last sample */
  add(share: number): void {
    this.#busySamples = share > BUSY_SHARE ? this.#busySamples + 1 : 0
    this.#quietSamples = share < QUIET_SHARE ? this.#quietSamples + 1 : 0
    if (this.#busySamples >= BUSY_SAMPLES) this.#go(1)
    else if (this.#quietSamples >= QUIET_SAMPLES) this.#go(-1)
  }

  #go(step: 1 | -1): void {
    this.#level = Math.max(0, Math.min(ONLOOKER_RATES.length - 1, this.#level + step))
    this.#busySamples = 0
    this.#quietSamples = 0
  }
}
