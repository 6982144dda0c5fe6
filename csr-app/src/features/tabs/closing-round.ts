/** Closing the window while sessions run: one after the other comes to the front and asks for its end, or nothing closes. */
import { type ReadableStore, Store } from '@deskside/shared/kernel/store.ts'

export interface ClosingRoundPorts {
  /** The sessions that have not ended. */
  readonly running: () => readonly string[]
  /** Brings that session to the front with the question whether it is to end. */
  readonly askToEnd: (id: string) => void
  /** Nothing runs any more. */
  readonly closeNow: () => void
}

export class ClosingRound {
  readonly #ports: ClosingRoundPorts
  readonly #isAsking = new Store(false)
  /** The one whose end was asked for. */
  #asked: string | null = null

  constructor(ports: ClosingRoundPorts) {
    this.#ports = ports
  }

  /** Several sessions run, and the person has to say whether all of them are to end. */
  get isAsking(): ReadableStore<boolean> {
    return this.#isAsking
  }

  /** The person wants to close the window. */
  begin(): void {
    if (this.#ports.running().length > 1) this.#isAsking.set(true)
    else this.goThrough()
  }

  goThrough(): void {
    this.#isAsking.set(false)
    const next = this.#ports.running()[0]
    this.#asked = next ?? null
    if (next === undefined) this.#ports.closeNow()
    else this.#ports.askToEnd(next)
  }

  /** The person goes on after all. */
  stay(): void {
    this.#isAsking.set(false)
    this.#asked = null
  }

  /** To be told whenever a session may have ended. */
  follow(): void {
    if (this.#asked !== null && !this.#ports.running().includes(this.#asked)) this.goThrough()
  }
}
