/** What changes about the people of a session: said by name, and before anything of this customer's goes to anybody new. */

import { type ReadableStore, Store } from '@deskside/shared/kernel/store.ts'
import type { Person } from '@deskside/shared/protocol/participants.ts'
import type { Announcement } from '@deskside/shared/session/announcement.ts'
import type { HostChange, SessionNotice } from '@deskside/shared/session/session-events.ts'
import type { SupportSession } from '@deskside/shared/session/support-session.ts'

export interface NewsOfPeople {
  /** Stands until the customer has said whether to go on. */
  readonly hostChange: HostChange | null
  /** Of customers, since another one became primary. */
  readonly primary: { readonly name: string; readonly isMe: boolean } | null
  /** For whom somebody passed themself off, each name once. */
  readonly pretended: readonly string[]
}

export interface PeopleNewsOptions {
  readonly session: Pick<SupportSession<unknown>, 'events' | 'snapshot'>
  /** Puts it before the customer, wherever the window is; fulfilled when it is there. */
  readonly announce: (announcement: Announcement) => Promise<unknown>
}

export class PeopleNews {
  readonly #news = new Store<NewsOfPeople>({ hostChange: null, primary: null, pretended: [] })
  readonly #options: PeopleNewsOptions
  readonly #told = new Map<string, Promise<unknown>>()

  constructor(options: PeopleNewsOptions) {
    this.#options = options
    const { events } = options.session
    events.on('link-verified', ({ participant }) => void this.told(participant))
    events.on('host-changed', (hostChange) => {
      this.#change({ hostChange })
      void this.#announce('hosts', hostChange.to)
    })
    events.on('notice', (notice) => this.#hear(notice))
  }

  get state(): ReadableStore<NewsOfPeople> {
    return this.#news
  }

  /** Fulfilled when the customer has been told that this person is here. */
  told(person: Person): Promise<unknown> {
    const { participantId } = person
    const known = this.#told.get(participantId)
    if (known !== undefined) return known
    // Whom the customer has joined was named before, and the window is in front.
    const isFirst = this.#told.size === 0
    const telling = isFirst ? Promise.resolve() : this.#announce('joined', person)
    this.#told.set(participantId, telling)
    return telling
  }

  dismiss(what: keyof NewsOfPeople): void {
    this.#change(what === 'pretended' ? { pretended: [] } : { [what]: null })
  }

  #hear(notice: SessionNotice): void {
    if (notice.kind === 'primary-changed') {
      const { participantId, name } = notice.person
      const isMe = participantId === this.#options.session.snapshot.getSnapshot().me?.participantId
      this.#change({ primary: { name, isMe } })
    } else if (notice.kind === 'tampered') {
      const { name } = notice.person
      this.#change({ pretended: [...new Set([...this.#news.getSnapshot().pretended, name])] })
      void this.#announce('pretended', notice.person)
    }
  }

  #announce(kind: Announcement['kind'], { name, organisation }: Person): Promise<unknown> {
    return this.#options.announce({ kind, name, organisation: organisation ?? null })
  }

  #change(change: Partial<NewsOfPeople>): void {
    this.#news.update((news) => ({ ...news, ...change }))
  }
}
