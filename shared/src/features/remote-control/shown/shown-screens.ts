/** Whose screen this app is shown by the person's own choice, without any say over it. */
import { Store } from '../../../kernel/store.ts'
import type { Shown } from '../../../protocol/screen-sharing.ts'
import type { Participant, SessionSnapshot } from '../../../session/session-snapshot.ts'
import type { SupportSession } from '../../../session/support-session.ts'

export interface ShownScreen extends Shown {
  readonly participantId: string
}

export class ShownScreens {
  /** The one that is looked at first; whoever begins later waits behind it. */
  readonly state = new Store<readonly ShownScreen[]>([])

  constructor(session: Pick<SupportSession<unknown>, 'events' | 'snapshot'>) {
    session.events.on('message', ({ from, message }) => {
      if (message.type !== 'screen-sharing/state') return
      if (message.shown === null || !mayShow(from, session.snapshot.getSnapshot().me))
        this.#forget(from.participantId)
      else this.#show({ participantId: from.participantId, ...message.shown })
    })
    // Said anew once the link is back.
    session.events.on('link-lost', ({ participantId }) => this.#forget(participantId))
    session.events.on('over', () => this.state.set([]))
    session.snapshot.subscribe(() => this.#follow(session.snapshot.getSnapshot()))
  }

  /** Somebody chose to look at that one. */
  bringToFront(participantId: string): void {
    const screens = this.state.getSnapshot()
    const front = screens.find((screen) => screen.participantId === participantId)
    if (front !== undefined && front !== screens[0])
      this.state.set([front, ...screens.filter((screen) => screen !== front)])
  }

  #show(screen: ShownScreen): void {
    this.state.update((screens) => {
      const isKnown = screens.some(({ participantId }) => participantId === screen.participantId)
      if (!isKnown) return [...screens, screen]
      return screens.map((known) => (known.participantId === screen.participantId ? screen : known))
    })
  }

  #forget(participantId: string): void {
    const screens = this.state.getSnapshot()
    const others = screens.filter((screen) => screen.participantId !== participantId)
    if (others.length < screens.length) this.state.set(others)
  }

  /** Who has left shows nothing, and no more does a customer who is no longer the primary one. */
  #follow({ participants, me }: SessionSnapshot): void {
    for (const { participantId } of this.state.getSnapshot()) {
      const owner = participants.find((person) => person.participantId === participantId)
      if (owner === undefined || !mayShow(owner, me)) this.#forget(participantId)
    }
  }
}

/** A CSR is shown a customer's screen only on request, with a grant; that is remote control. */
function mayShow(owner: Participant, me: SessionSnapshot['me']): boolean {
  return owner.role === 'csr' || (owner.primary && me?.role === 'customer')
}
