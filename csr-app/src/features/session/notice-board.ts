/** What has happened to people and connections, for as long as it matters, and never gone before it could be seen. */
import type { CancelTimer, Clock } from '@deskside/shared/kernel/clock.ts'
import { type ReadableStore, Store } from '@deskside/shared/kernel/store.ts'
import type { SessionNotice } from '@deskside/shared/session/session-events.ts'
import type { SupportSession } from '@deskside/shared/session/support-session.ts'

/** Time to read a line; a warning stays longer, since it asks for a decision. */
const SHOWN_MS = 6_000
const WARNING_MS = 15_000
/** Of what happens all the time. A warning is never pushed out, only replaced by a newer one of its kind. */
const MOST_SHOWN = 3

export interface BoardNotice {
  readonly id: number
  readonly notice: SessionNotice
  readonly isWarning: boolean
  /** It is about this CSR's own part in the session, and stays until it is dismissed. */
  readonly isKept: boolean
}

export interface NoticeBoardOptions {
  readonly session: Pick<SupportSession<unknown>, 'events' | 'snapshot'>
  readonly clock: Clock
}

export class NoticeBoard {
  readonly #notices = new Store<readonly BoardNotice[]>([])
  readonly #timers = new Map<number, CancelTimer>()
  readonly #session: NoticeBoardOptions['session']
  readonly #clock: Clock
  #isInFront = false
  #count = 0

  constructor({ session, clock }: NoticeBoardOptions) {
    this.#session = session
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

  dismiss(id: number): void {
    this.#timers.get(id)?.()
    this.#timers.delete(id)
    this.#notices.update((shown) => shown.filter((other) => other.id !== id))
  }

  #add(notice: SessionNotice): void {
    const me = this.#session.snapshot.getSnapshot().me?.participantId
    const added: BoardNotice = {
      ...{ id: this.#count, notice },
      ...{ isWarning: isWarning(notice), isKept: isAboutMe(notice, me) },
    }
    this.#count += 1
    for (const id of pushedOut(this.#notices.getSnapshot(), added)) this.dismiss(id)
    this.#notices.update((shown) => [...shown, added])
    if (this.#isInFront) this.#removeLater(added)
  }

  #removeLater({ id, isWarning, isKept }: BoardNotice): void {
    if (isKept) return
    this.#timers.set(
      id,
      this.#clock.setTimer(isWarning ? WARNING_MS : SHOWN_MS, () => this.dismiss(id)),
    )
  }

  #stopTimers(): void {
    for (const cancel of this.#timers.values()) cancel()
    this.#timers.clear()
  }
}

/** What a newer one of the same matter has overtaken; of what happens all the time the oldest. */
function pushedOut(shown: readonly BoardNotice[], added: BoardNotice): readonly number[] {
  const isPassing = (one: BoardNotice): boolean => !one.isWarning && !one.isKept
  const replaced = shown.filter((one) => isSameMatter(one.notice, added.notice))
  const tooMany = isPassing(added) ? shown.filter(isPassing).slice(0, 1 - MOST_SHOWN) : []
  return [...replaced, ...tooMany].map(({ id }) => id)
}

function isSameMatter(one: SessionNotice, other: SessionNotice): boolean {
  if (one.kind === 'tampered' && other.kind === 'tampered')
    return one.person.participantId === other.person.participantId
  if (one.kind === 'code-failed') return other.kind === 'code-failed'
  return isAboutHosting(one) && isAboutHosting(other)
}

function isAboutHosting({ kind }: SessionNotice): boolean {
  return kind === 'host-changed' || kind === 'hand-over-failed' || kind === 'take-over-failed'
}

function isAboutMe(notice: SessionNotice, me: string | undefined): boolean {
  if (notice.kind === 'host-changed') return notice.change.to.participantId === me
  return notice.kind === 'hand-over-failed' || notice.kind === 'take-over-failed'
}

/** Somebody may be trying to get in. */
function isWarning({ kind }: SessionNotice): boolean {
  return kind === 'code-failed' || kind === 'tampered'
}
