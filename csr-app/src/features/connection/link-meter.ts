/** Measures the link to one person every second while somebody looks. */
import type { CancelTimer, Clock } from '@deskside/shared/kernel/clock.ts'
import { Store } from '@deskside/shared/kernel/store.ts'
import type { LinkStats } from '@deskside/shared/session/ports.ts'
import { type LinkQuality, qualityOf, unknownQuality } from './link-quality.ts'

const INTERVAL_MS = 1_000

export interface LinkMeterOptions {
  readonly clock: Clock
  /** Null while there is no link to measure. */
  readonly link: () => { readonly stats: () => Promise<LinkStats> } | null
}

export class LinkMeter {
  readonly quality = new Store<LinkQuality>(unknownQuality)
  readonly #options: LinkMeterOptions
  #cancelTimer: CancelTimer = () => undefined
  #isRunning = false

  constructor(options: LinkMeterOptions) {
    this.#options = options
  }

  start(): void {
    if (this.#isRunning) return
    this.#isRunning = true
    this.#measure()
  }

  stop(): void {
    this.#isRunning = false
    this.#cancelTimer()
  }

  #measure(): void {
    const again = (quality: LinkQuality): void => {
      if (!this.#isRunning) return
      this.quality.set(quality)
      this.#cancelTimer = this.#options.clock.setTimer(INTERVAL_MS, () => this.#measure())
    }
    const link = this.#options.link()
    if (link === null) return again(unknownQuality)
    // A connection that closes while it is measured has no figures; the next reading finds its successor.
    link.stats().then(
      (stats) => again(qualityOf(stats)),
      () => again(unknownQuality),
    )
  }
}
