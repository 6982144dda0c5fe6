/** Tells each person what they are shown of this screen by its owner's choice; when that changes, and no more. */
import type { Shown } from '../../../protocol/screen-sharing.ts'
import type { SupportSession } from '../../../session/support-session.ts'

export class ShownNews {
  readonly #session: Pick<SupportSession<unknown>, 'send'>
  readonly #told = new Map<string, string>()

  constructor(session: Pick<SupportSession<unknown>, 'send'>) {
    this.#session = session
  }

  /** By participant; whoever is missing is shown nothing. */
  tell(shown: ReadonlyMap<string, Shown>): void {
    for (const participantId of [...this.#told.keys()]) {
      if (shown.has(participantId)) continue
      this.#told.delete(participantId)
      this.#session.send(participantId, { type: 'screen-sharing/state', shown: null })
    }
    for (const [participantId, what] of shown) {
      const text = JSON.stringify(what)
      if (this.#told.get(participantId) === text) continue
      if (this.#session.send(participantId, { type: 'screen-sharing/state', shown: what }))
        this.#told.set(participantId, text)
    }
  }

  /** Whoever comes back over a fresh link remembers nothing. */
  linkLost(participantId: string): void {
    this.#told.delete(participantId)
  }
}
