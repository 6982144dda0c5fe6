/** The site's sessions as a supervisor sees them on the start screen, kept up to date while somebody looks. */
import { Audience } from '@deskside/shared/kernel/audience.ts'
import type { Clock } from '@deskside/shared/kernel/clock.ts'
import { Store } from '@deskside/shared/kernel/store.ts'
import type { ListedSession } from '@deskside/shared/protocol/supervision.ts'
import { SUPERVISION_SINCE } from '@deskside/shared/protocol/version.ts'
import type { SignalingPort } from '@deskside/shared/session/ports.ts'

export interface LiveSessionRow extends Omit<ListedSession, 'openForMs'> {
  /** On this app's monotonic clock. */
  readonly openedAt: number
}

/** `null`: not known yet, or the server is away. */
export type LiveSessionRows = readonly LiveSessionRow[] | null

export interface LiveSessionsOptions {
  readonly signaling: SignalingPort
  readonly clock: Clock
}

export class LiveSessions {
  readonly list = new Store<LiveSessionRows>(null)
  readonly #options: LiveSessionsOptions
  readonly #audience = new Audience({
    onFirst: () => this.#say('supervision/watch-list'),
    onNobody: () => {
      this.#say('supervision/unwatch-list')
      this.list.set(null)
    },
  })

  constructor(options: LiveSessionsOptions) {
    this.#options = options
    const { signaling, clock } = options
    signaling.state.subscribe(() => {
      this.list.set(null)
      if (this.#audience.isThere) this.#say('supervision/watch-list')
    })
    signaling.events.on('message', (message) => {
      if (message.type !== 'supervision/sessions' || !this.#audience.isThere) return
      const now = clock.now()
      this.list.set(message.sessions.map(({ openForMs, ...row }) => ({ ...row, openedAt: now - openForMs })))
    })
  }

  /** @returns ends it */
  readonly watch = (): (() => void) => this.#audience.join()

  #say(type: 'supervision/watch-list' | 'supervision/unwatch-list'): void {
    if (isSupervisor(this.#options.signaling)) this.#options.signaling.send({ type })
  }
}

/** By the server's word: it shows a list and a button, and lets nobody in anywhere. */
export function isSupervisor({ state }: Pick<SignalingPort, 'state'>): boolean {
  const now = state.getSnapshot()
  if (now.kind !== 'connected') return false
  return now.welcome.protocol >= SUPERVISION_SINCE && now.welcome.account?.isSupervisor === true
}
