/** Follows one session for its tab: what the tab shows, and what happens that somebody elsewhere should hear of. */
import { type ReadableStore, Store } from '@deskside/shared/kernel/store.ts'
import type { HostChange, SessionNotice } from '@deskside/shared/session/session-events.ts'
import { amHost } from '@deskside/shared/session/session-snapshot.ts'
import type { SupportSession } from '@deskside/shared/session/support-session.ts'
import { endOf, isSameFace, nameOf, newFace, type TabFace } from './tab-face.ts'

/** What a tab needs of its session. */
export interface TabSession {
  readonly session: Pick<SupportSession<unknown>, 'snapshot' | 'events'>
  readonly chat: { readonly state: ReadableStore<ChatPart> }
  readonly quiet: { readonly warning: ReadableStore<object | null> }
  /** Voice, camera and desktop of the CSR are for the people of the session in front alone. */
  readonly setInFront: (isInFront: boolean) => void
  /** Its tab is closed: nothing of it is shown any more. */
  readonly putAway: () => void
}

interface ChatPart {
  readonly unread: number
  readonly lines: readonly { readonly id: string; readonly from: { readonly name: string } | null }[]
}

export interface TabNews {
  readonly tabId: string
  readonly kind:
    | 'chat'
    | 'joined'
    | 'warning'
    | 'ending-soon'
    | 'offered'
    | 'newly-host'
    | 'still-host'
    | 'not-host'
    | 'ended'
  /** Who wrote, joined, offers, hosted before, or is the other one of a hand-over; null where it is nobody's doing. */
  readonly who: string | null
}

export class TabWatch {
  readonly face: Store<TabFace>
  readonly #tab: TabSession
  readonly #onNews: (news: TabNews) => void
  readonly #undo: (() => void)[]
  #isInFront = false
  #newestLine: string | undefined
  #isWarned = false
  #isNewlyHost = false
  readonly #waiting = new Map<string, string>()

  constructor(id: string, number: number, tab: TabSession, onNews: (news: TabNews) => void) {
    this.#tab = tab
    this.#onNews = onNews
    this.face = new Store(newFace(id, number))
    this.#newestLine = tab.chat.state.getSnapshot().lines.at(-1)?.id
    this.#undo = [
      tab.session.snapshot.subscribe(() => this.#follow()),
      tab.quiet.warning.subscribe(() => this.#follow()),
      tab.chat.state.subscribe(() => this.#hearChat()),
      tab.session.events.on('notice', (notice) => this.#hearNotice(notice)),
    ]
    this.#follow()
  }

  /** Whoever comes to look has seen who waits. */
  setInFront(isInFront: boolean): void {
    this.#isInFront = isInFront
    if (isInFront) {
      this.#waiting.clear()
      this.#isWarned = false
      this.#isNewlyHost = false
    }
    this.#tab.setInFront(isInFront)
    this.#follow()
  }

  close(): void {
    for (const step of this.#undo) step()
  }

  #hearNotice(notice: SessionNotice): void {
    if (notice.kind === 'code-failed' || notice.kind === 'tampered') return this.#warn()
    if (notice.kind === 'host-changed') return this.#hearHost(notice.change)
    if (notice.kind === 'hand-over-failed') return this.#tell('still-host', notice.person.name)
    if (notice.kind === 'take-over-failed') return this.#tell('not-host', notice.person.name)
    if (notice.kind !== 'person-joined' || notice.person.role !== 'customer') return
    const { participantId, name } = notice.person
    if (!this.#isInFront) this.#waiting.set(participantId, name)
    this.#follow()
    this.#tell('joined', name)
  }

  /** Whose customers this CSR has to look after now, having said yes or as the one who is here longest. */
  #hearHost({ from, to }: HostChange): void {
    const isMine = to.participantId === this.#tab.session.snapshot.getSnapshot().me?.participantId
    this.#isNewlyHost = isMine && !this.#isInFront
    this.#follow()
    if (isMine) this.#tell('newly-host', from.name)
  }

  #warn(): void {
    this.#isWarned = !this.#isInFront
    this.#follow()
    this.#tell('warning', null)
  }

  #hearChat(): void {
    const newest = this.#tab.chat.state.getSnapshot().lines.at(-1)
    const isNew = newest?.id !== this.#newestLine
    this.#newestLine = newest?.id
    this.#follow()
    // A receipt changes the chat as well.
    if (isNew && newest?.from != null) this.#tell('chat', newest.from.name)
  }

  #follow(): void {
    const before = this.face.getSnapshot()
    const after = this.#faceAfter(before)
    if (isSameFace(before, after)) return
    this.face.set(after)
    if (after.isEndingSoon && !before.isEndingSoon) this.#tell('ending-soon', null)
    if (after.isOffered && !before.isOffered) this.#tell('offered', this.#offeredBy())
    if (after.end !== null && before.end === null && after.end !== 'by-you') this.#tell('ended', null)
  }

  #faceAfter(before: TabFace): TabFace {
    const { session, chat, quiet } = this.#tab
    const view = session.snapshot.getSnapshot()
    const isOver = view.phase.kind === 'over'
    const here = new Set(view.participants.map(({ participantId }) => participantId))
    for (const id of [...this.#waiting.keys()]) if (!here.has(id) || isOver) this.#waiting.delete(id)
    return {
      ...before,
      name: nameOf(view, before.name),
      startedAt: view.startedAt,
      unread: chat.state.getSnapshot().unread,
      waiting: [...this.#waiting.values()],
      isEndingSoon: !isOver && quiet.warning.getSnapshot() !== null,
      isOffered: !isOver && view.handOver?.kind === 'asked',
      isWarned: !isOver && this.#isWarned,
      isNewlyHost: !isOver && this.#isNewlyHost,
      isOnHold: !isOver && !this.#isInFront,
      end: view.phase.kind === 'over' ? endOf(view.phase.end, amHost(view)) : null,
    }
  }

  #offeredBy(): string | null {
    const { handOver, participants } = this.#tab.session.snapshot.getSnapshot()
    if (handOver?.kind !== 'asked') return null
    return participants.find(({ participantId }) => participantId === handOver.from)?.name ?? null
  }

  #tell(kind: TabNews['kind'], who: string | null): void {
    this.#onNews({ tabId: this.face.getSnapshot().id, kind, who })
  }
}
