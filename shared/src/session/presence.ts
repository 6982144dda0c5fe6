/** What each person's microphone and camera are doing, as their own app says it. */
import { Store } from '../kernel/store.ts'
import type { FeatureMessage } from '../protocol/index.ts'
import type { SupportSession } from './support-session.ts'

export type Presence = Omit<
  Extract<FeatureMessage<'participants'>, { type: 'participants/presence' }>,
  'type'
>

type SessionPart = Pick<SupportSession<unknown>, 'events' | 'snapshot' | 'send' | 'broadcast'>

export class PresenceBoard {
  /** Of the others, by participant; nobody is in it before their app has said something. */
  readonly others = new Store<ReadonlyMap<string, Presence>>(new Map())
  readonly #session: SessionPart
  #mine: Presence = { microphone: 'off', camera: false }

  constructor(session: SessionPart) {
    this.#session = session
    session.events.on('message', ({ from, message }) => {
      if (message.type !== 'participants/presence') return
      const { microphone, camera } = message
      this.others.update((known) => new Map(known).set(from.participantId, { microphone, camera }))
    })
    session.events.on('link-verified', ({ participant }) => {
      session.send(participant.participantId, { type: 'participants/presence', ...this.#mine })
    })
    session.snapshot.subscribe(() => this.#forgetGone())
  }

  change(change: Partial<Presence>): void {
    const { microphone, camera } = { ...this.#mine, ...change }
    if (microphone === this.#mine.microphone && camera === this.#mine.camera) return
    this.#mine = { microphone, camera }
    this.#session.broadcast({ type: 'participants/presence', ...this.#mine })
  }

  #forgetGone(): void {
    const ids = new Set(this.#session.snapshot.getSnapshot().participants.map((one) => one.participantId))
    const known = this.others.getSnapshot()
    if ([...known.keys()].every((id) => ids.has(id))) return
    this.others.set(new Map([...known].filter(([id]) => ids.has(id))))
  }
}
