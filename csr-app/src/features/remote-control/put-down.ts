/** What this CSR has put down, kept until the customer's helper has said so itself: a word may die with its link. */
import type { MessageOf } from '@deskside/shared/protocol/index.ts'

type Word = 'remote-control/stop' | 'remote-control/stop-sound'
type Said = MessageOf<'remote-control/state'>

export class PutDown {
  readonly #send: (to: string, message: { readonly type: Word }) => void
  readonly #waiting = new Map<string, Set<Word>>()

  constructor(send: (to: string, message: { readonly type: Word }) => void) {
    this.#send = send
  }

  say(participantId: string, word: Word): void {
    const words = this.#waiting.get(participantId) ?? new Set()
    this.#waiting.set(participantId, words.add(word))
    this.#send(participantId, { type: word })
  }

  /** Over a fresh link. A helper that has heard it already does nothing. */
  sayAgain(participantId: string): void {
    for (const type of this.#waiting.get(participantId) ?? []) this.#send(participantId, { type })
  }

  /**
   * What a helper said without what has been put down meanwhile: it must bring back neither picture nor sound.
   * Null where that is nothing.
   */
  leaves(participantId: string, said: Said): Said | null {
    const waiting = this.#waiting.get(participantId)
    if (said.access === null) waiting?.delete('remote-control/stop')
    if (said.sound === null) waiting?.delete('remote-control/stop-sound')
    if (waiting?.has('remote-control/stop')) return null
    return waiting?.has('remote-control/stop-sound') ? { ...said, sound: null } : said
  }

  keepOnly(here: ReadonlySet<string>): void {
    for (const participantId of [...this.#waiting.keys()])
      if (!here.has(participantId)) this.#waiting.delete(participantId)
  }
}
