/** Puts the chat on the server as it goes, so that a crash loses seconds of it and not the whole. */
import type { CancelTimer, Clock } from '@deskside/shared/kernel/clock.ts'
import type { ReadableStore } from '@deskside/shared/kernel/store.ts'

export interface TranscriptKeeperOptions {
  readonly clock: Clock
  readonly chat: ReadableStore<{ readonly lines: readonly { readonly id: string }[] }>
  /** Sends the whole transcript as it is now. */
  readonly send: () => void
}

/** Lines that come together go together. */
const PAUSE_MS = 10_000

export class TranscriptKeeper {
  readonly #options: TranscriptKeeperOptions
  #newest: string | undefined
  #cancelTimer: CancelTimer | null = null
  readonly #stopListening: () => void

  constructor(options: TranscriptKeeperOptions) {
    this.#options = options
    this.#newest = options.chat.getSnapshot().lines.at(-1)?.id
    this.#stopListening = options.chat.subscribe(() => this.#notice())
  }

  /** The session is over: what is not yet on the server goes now. */
  close(): void {
    this.#stopListening()
    if (this.#cancelTimer !== null) this.#sendNow()
  }

  /** A receipt changes a line as well; only a new one is worth sending. */
  #notice(): void {
    const newest = this.#options.chat.getSnapshot().lines.at(-1)?.id
    const hasGrown = newest !== this.#newest
    this.#newest = newest
    if (hasGrown) this.#cancelTimer ??= this.#options.clock.setTimer(PAUSE_MS, () => this.#sendNow())
  }

  #sendNow(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = null
    this.#options.send()
  }
}
