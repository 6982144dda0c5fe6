/** Tells the other customers whether they see this customer's screen; each is told when that changes, and no more. */
import type { Shown } from '@deskside/shared/protocol/screen-sharing.ts'
import type { SupportSession } from '@deskside/shared/session/support-session.ts'

export class OnlookerNews {
  readonly #session: Pick<SupportSession<unknown>, 'send'>
  readonly #told = new Map<string, Shown>()
  #paused: Shown['paused'] = null

  constructor(session: Pick<SupportSession<unknown>, 'send'>) {
    this.#session = session
  }

  tell(onlookers: readonly string[]): void {
    for (const participantId of [...this.#told.keys()]) {
      if (onlookers.includes(participantId)) continue
      this.#told.delete(participantId)
      this.#session.send(participantId, { type: 'screen-sharing/state', shown: null })
    }
    for (const participantId of onlookers) {
      if (this.#told.get(participantId)?.paused === this.#paused) continue
      const shown: Shown = { what: 'desktop', paused: this.#paused }
      if (this.#session.send(participantId, { type: 'screen-sharing/state', shown }))
        this.#told.set(participantId, shown)
    }
  }

  setPaused(paused: Shown['paused']): void {
    this.#paused = paused
    this.tell([...this.#told.keys()])
  }

  /** Whoever comes back over a fresh link remembers nothing. */
  linkLost(participantId: string): void {
    this.#told.delete(participantId)
  }
}
