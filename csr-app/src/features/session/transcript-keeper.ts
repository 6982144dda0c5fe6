/** Puts the chat on the server as it goes, so that a crash loses seconds of it and not the whole. */
import type { CancelTimer, Clock } from '@deskside/shared/kernel/clock.ts'
import type { ReadableStore } from '@deskside/shared/kernel/store.ts'

export interface TranscriptKeeperOptions<Line> {
  readonly clock: Clock
  readonly chat: ReadableStore<{ readonly lines: readonly Line[] }>
  /** What of the lines is worth sending: they are sent when this has changed. */
  readonly gist: (lines: readonly Line[]) => string
  /** Sends the whole transcript as it is now. */
  readonly send: () => void
}

/** Lines that come together go together. */
const PAUSE_MS = 10_000

export class TranscriptKeeper<Line> {
  readonly #options: TranscriptKeeperOptions<Line>
  #gist: string
  #cancelTimer: CancelTimer | null = null
  readonly #stopListening: () => void

  constructor(options: TranscriptKeeperOptions<Line>) {
    this.#options = options
    this.#gist = options.gist(options.chat.getSnapshot().lines)
    this.#stopListening = options.chat.subscribe(() => this.#notice())
  }

  /** The session is over: what is not yet on the server goes now. */
  close(): void {
    this.#stopListening()
    if (this.#cancelTimer !== null) this.#sendNow()
  }

  #notice(): void {
    const gist = this.#options.gist(this.#options.chat.getSnapshot().lines)
    const isAnother = gist !== this.#gist
    this.#gist = gist
    if (isAnother) this.#cancelTimer ??= this.#options.clock.setTimer(PAUSE_MS, () => this.#sendNow())
  }

  #sendNow(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = null
    this.#options.send()
  }
}
