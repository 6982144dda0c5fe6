/** Ends a session that is of no use to anybody, by the site's rule, and warns before it does. */
import type { CancelTimer, Clock } from '@deskside/shared/kernel/clock.ts'
import { Store } from '@deskside/shared/kernel/store.ts'
import type { QuietLimits } from '@deskside/shared/protocol/signaling.ts'
import type { QuietRule, QuietWarning } from '@deskside/shared/session/session-snapshot.ts'

/** Between the warning and the end. */
export const QUIET_WARNING_MS = 120_000
/** Moves of the mouse come by the hundred; one of them in this time is enough. */
const ACTIVITY_GRAIN_MS = 5_000

export interface QuietWatchOptions {
  readonly clock: Clock
  readonly end: (rule: QuietRule) => void
}

export class QuietWatch {
  readonly warning = new Store<QuietWarning | null>(null)
  readonly #options: QuietWatchOptions
  #limits: QuietLimits | null = null
  #isAlone = true
  #quietSince = 0
  #cancelTimer: CancelTimer | null = null

  constructor(options: QuietWatchOptions) {
    this.#options = options
  }

  /** Null: this session is for others to end. */
  setLimits(limits: QuietLimits | null): void {
    if (limits === this.#limits) return
    this.#limits = limits
    this.#startOver()
  }

  /** @param others how many people there are beside the host */
  setPeople(others: number): void {
    const isAlone = others === 0
    if (isAlone === this.#isAlone) return
    this.#isAlone = isAlone
    this.#startOver()
  }

  /** Somebody said or did something; whoever is alone is not helping anybody by it. */
  noteActivity(): void {
    if (this.#isAlone) return
    const isFresh = this.#options.clock.now() - this.#quietSince < ACTIVITY_GRAIN_MS
    if (!isFresh || this.warning.getSnapshot() !== null) this.#startOver()
  }

  /** The person wants to go on. */
  keepOpen(): void {
    this.#startOver()
  }

  #startOver(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = null
    this.warning.set(null)
    const { clock } = this.#options
    this.#quietSince = clock.now()
    const rule = this.#rule()
    if (rule === null) return
    this.#cancelTimer = clock.setTimer(Math.max(0, rule.afterMs - QUIET_WARNING_MS), () => this.#warn(rule))
  }

  #rule(): QuietRule | null {
    const kind = this.#isAlone ? 'nobody-joined' : 'nothing-happens'
    const afterMs = this.#isAlone ? this.#limits?.nobodyJoinedMs : this.#limits?.nothingHappensMs
    return afterMs == null ? null : { kind, afterMs }
  }

  #warn(rule: QuietRule): void {
    const { clock, end } = this.#options
    this.warning.set({ rule, endsAt: clock.now() + QUIET_WARNING_MS })
    this.#cancelTimer = clock.setTimer(QUIET_WARNING_MS, () => {
      // The warning stands until the end: taken back first, it would be the last word that somebody hears.
      end(rule)
      this.setLimits(null)
    })
  }
}
