/** Hands out fresh relay credentials while sessions last, before the ones given out run out. */
import type { CancelTimer, Clock } from '@deskside/shared/kernel/clock.ts'
import type { Sessions } from './sessions.ts'

export class RelayCredentials {
  readonly #clock: Clock
  readonly #sessions: Sessions
  readonly #everyMs: number
  #cancel: CancelTimer = () => undefined

  constructor(clock: Clock, sessions: Sessions, everyMs: number) {
    this.#clock = clock
    this.#sessions = sessions
    this.#everyMs = everyMs
  }

  start(): void {
    this.#cancel = this.#clock.setTimer(this.#everyMs, () => {
      for (const session of this.#sessions.all()) {
        for (const participantId of session.members.keys())
          this.#sessions.tellIceServers(session, participantId)
      }
      this.start()
    })
  }

  stop(): void {
    this.#cancel()
  }
}
