/** What has happened to people and connections, for as long as it matters, and never gone before it could be seen. */
import type { CancelTimer, Clock } from '@deskside/shared/kernel/clock.ts'
import { type ReadableStore, Store } from '@deskside/shared/kernel/store.ts'
import type { SessionNotice } from '@deskside/shared/session/session-events.ts'
import type { SupportSession } from '@deskside/shared/session/support-session.ts'

/** Time to read a line; a warning stays longer, since it asks for a decision. */
const SHOWN_MS = 6_000
const WARNING_MS = 15_000
const MOST_SHOWN = 3

export interface BoardNotice {
  readonly id: number
  readonly notice: SessionNotice
  readonly isWarning: boolean
}

export interface NoticeBoardOptions {
  readonly session: Pick<SupportSession<unknown>, 'events'>
  readonly clock: Clock
}

export class NoticeBoard {
  readonly #notices = new Store<readonly BoardNotice[]>([])
  readonly #timers = new Map<number, CancelTimer>()
  readonly #clock: Clock
  #isInFront = false
  #count = 0

  constructor({ session, clock }: NoticeBoardOptions) {
    this.#clock = clock
    session.events.on('notice', (notice) => this.#add(notice))
    session.events.on('over', () => this.#stopTimers())
  }

  /** Newest last. */
  get notices(): ReadableStore<readonly BoardNotice[]> {
    return this.#notices
  }

  /** Behind another session nothing can be read, so nothing goes. */
  setInFront(isInFront: boolean): void {
    this.#isInFront = isInFront
    this.#stopTimers()
    if (isInFront) for (const notice of this.#notices.getSnapshot()) this.#removeLater(notice)
  }

  #add(notice: SessionNotice): void {
    const added: BoardNotice = { id: this.#count, notice, isWarning: isWarning(notice) }
    this.#count += 1
    this.#notices.update((shown) => [...shown, added].slice(-MOST_SHOWN))
    if (this.#isInFront) this.#removeLater(added)
  }

  #removeLater({ id, isWarning }: BoardNotice): void {
    const cancel = this.#clock.setTimer(isWarning ? WARNING_MS : SHOWN_MS, () => {
      this.#timers.delete(id)
      this.#notices.update((shown) => shown.filter((other) => other.id !== id))
    })
    this.#timers.set(id, cancel)
  }

  #stopTimers(): void {
    for (const cancel of this.#timers.values()) cancel()
    this.#timers.clear()
  }
}

/** Somebody may be trying to get in. */
function isWarning({ kind }: SessionNotice): boolean {
  return kind === 'code-failed' || kind === 'tampered'
}
