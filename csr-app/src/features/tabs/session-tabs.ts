/**
 * The sessions of this app, in the order of their opening, and the one that is in front. Those behind go on, but only the
 * one in front has the CSR's voice, camera and desktop.
 */
import { type ReadableStore, Store } from '@deskside/shared/kernel/store.ts'
import { TypedEvents } from '@deskside/shared/kernel/typed-events.ts'
import type { TabFace } from './tab-face.ts'
import { type TabNews, type TabSession, TabWatch } from './tab-watch.ts'

/**
 * More than one person can look after; with the start page they are nine, one for each of Ctrl+1 to Ctrl+9. Each one costs
 * a link and the decoding of a picture, even behind.
 */
export const MOST_SESSIONS = 8

export interface TabsState {
  readonly tabs: readonly TabFace[]
  /** Null: the start page. */
  readonly front: string | null
}

export class SessionTabs<Live extends TabSession> {
  readonly events = new TypedEvents<{ news: TabNews }>()
  readonly #state = new Store<TabsState>({ tabs: [], front: null })
  readonly #open = new Map<string, { readonly live: Live; readonly watch: TabWatch }>()
  readonly #newId: () => string
  #count = 0

  constructor(newId: () => string) {
    this.#newId = newId
  }

  get state(): ReadableStore<TabsState> {
    return this.#state
  }

  /** Ended ones count until they are closed. */
  get isFull(): boolean {
    return this.#open.size >= MOST_SESSIONS
  }

  /** Those that have not ended, in their order. */
  get running(): readonly string[] {
    return this.#state.getSnapshot().tabs.flatMap(({ id, end }) => (end === null ? [id] : []))
  }

  live(id: string): Live | null {
    return this.#open.get(id)?.live ?? null
  }

  /** Puts it in front. */
  add(live: Live): string {
    const id = this.#newId()
    this.#count += 1
    const watch = new TabWatch(id, this.#count, live, (news) => this.events.emit('news', news))
    this.#open.set(id, { live, watch })
    watch.face.subscribe(() => this.#show())
    this.bringToFront(id)
    return id
  }

  /** Null: the start page. A tab that is closed already changes nothing. */
  bringToFront(id: string | null): void {
    const { front } = this.#state.getSnapshot()
    if (id === front || (id !== null && !this.#open.has(id))) return
    this.#show(id)
    // First away, then here: never do two sessions hear the CSR.
    if (front !== null) this.#open.get(front)?.watch.setInFront(false)
    if (id !== null) this.#open.get(id)?.watch.setInFront(true)
  }

  /** One further, and from the last one to the start page; or the other way round. */
  step(by: 1 | -1): void {
    const { front } = this.#state.getSnapshot()
    const places = [null, ...this.#open.keys()]
    this.bringToFront(places.at((places.indexOf(front) + by) % places.length) ?? null)
  }

  /** 0 is the start page. */
  goTo(place: number): void {
    const id = [null, ...this.#open.keys()][place]
    if (id !== undefined) this.bringToFront(id)
  }

  /** Only what has ended can be closed. */
  close(id: string): void {
    const open = this.#open.get(id)
    if (open === undefined || open.watch.face.getSnapshot().end === null) return
    this.#open.delete(id)
    open.watch.close()
    const { front } = this.#state.getSnapshot()
    this.#show(front === id ? null : front)
    open.live.putAway()
  }

  #show(front = this.#state.getSnapshot().front): void {
    const tabs = [...this.#open.values()].map(({ watch }) => watch.face.getSnapshot())
    this.#state.set({ tabs, front })
  }
}
