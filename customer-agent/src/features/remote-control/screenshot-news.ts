/** Who took pictures of this screen, for the customer to read: nobody who sees it keeps one unnoticed. */
import type { Clock } from '@deskside/shared/kernel/clock.ts'
import { Store } from '@deskside/shared/kernel/store.ts'

export interface TakenScreenshot {
  readonly id: string
  readonly participantId: string
  readonly name: string
  /** Which one by that person, from 1. */
  readonly count: number
  /** Wall clock, ms, for display only. */
  readonly at: number
}

export interface ScreenshotNewsOptions {
  readonly clock: Clock
  /** Wall clock, ms. */
  readonly wallClock: () => number
  /** Whether that person sees the screen at this moment. */
  readonly isSeeing: (participantId: string) => boolean
}

/** One person's news of so short a time is said once: a flood must not wash the rest away. */
const QUIET_MS = 1_000
/** As many are remembered. */
const MOST = 50

export class ScreenshotNews {
  /** The newest last. */
  readonly taken = new Store<readonly TakenScreenshot[]>([])
  readonly #options: ScreenshotNewsOptions
  readonly #saidAt = new Map<string, number>()
  readonly #counts = new Map<string, number>()

  constructor(options: ScreenshotNewsOptions) {
    this.#options = options
  }

  hear({ participantId, name }: { readonly participantId: string; readonly name: string }): void {
    const { clock, wallClock, isSeeing } = this.#options
    if (!isSeeing(participantId)) return
    const count = (this.#counts.get(participantId) ?? 0) + 1
    this.#counts.set(participantId, count)
    if (clock.now() - (this.#saidAt.get(participantId) ?? Number.NEGATIVE_INFINITY) < QUIET_MS) return
    this.#saidAt.set(participantId, clock.now())
    const news = { id: `screenshot-${count}`, participantId, name, count, at: wallClock() }
    this.taken.update((known) => [...known, news].slice(-MOST))
  }
}
