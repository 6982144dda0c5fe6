/** Asks the host to introduce this app again to people in the session whom no link leads to, as often as it takes. */
import type { CancelTimer, Clock } from '../kernel/clock.ts'
import { MEET_AGAIN_MS } from '../protocol/limits.ts'

export interface MeetingAgainOptions {
  readonly clock: Clock
  /** Whom the host lists: the ids of those whom no link leads to, and none is being made to. */
  readonly missed: () => readonly string[]
  readonly ask: () => void
}

export class MeetingAgain {
  readonly #options: MeetingAgainOptions
  /** In whose place somebody else answered: they are not met again in this session. */
  readonly #impersonated = new Set<string>()
  #cancelTimer: CancelTimer | null = null

  constructor(options: MeetingAgainOptions) {
    this.#options = options
  }

  refuse(participantId: string): void {
    this.#impersonated.add(participantId)
  }

  isRefused(participantId: string): boolean {
    return this.#impersonated.has(participantId)
  }

  /** The list of people or a link is another: an introduction that is on its way has this long to arrive. */
  look(): void {
    if (this.#cancelTimer !== null || !this.#missesSomebody()) return
    this.#cancelTimer = this.#options.clock.setTimer(MEET_AGAIN_MS, () => {
      this.#cancelTimer = null
      if (this.#missesSomebody()) this.#options.ask()
      this.look()
    })
  }

  stop(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = null
  }

  #missesSomebody(): boolean {
    return this.#options.missed().some((participantId) => !this.isRefused(participantId))
  }
}
