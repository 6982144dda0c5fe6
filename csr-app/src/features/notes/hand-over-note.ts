/** The note that comes with the host role: kept with this CSR's own notes once the role is really theirs. */
import type { CsrSession } from '@deskside/shared/session/csr-session.ts'
import type { NoteBook } from './note-book.ts'

export interface HandOverNoteOptions {
  readonly session: Pick<CsrSession<unknown>, 'events' | 'snapshot' | 'answerHandOver'>
  readonly book: NoteBook
}

export class HandOverNote {
  readonly #options: HandOverNoteOptions
  /** Under a line that says whose it is. */
  #waiting: readonly [heading: string, note: string] | null = null

  constructor(options: HandOverNoteOptions) {
    this.#options = options
    const { events, snapshot } = options.session
    events.on('host-changed', ({ to }) => {
      if (to.participantId === snapshot.getSnapshot().me?.participantId) this.#keep()
      this.#waiting = null
    })
    events.on('notice', ({ kind }) => {
      if (kind === 'take-over-failed') this.#waiting = null
    })
  }

  answer(accepted: boolean, heading: (name: string) => string): void {
    const { session } = this.#options
    const { handOver, participants } = session.snapshot.getSnapshot()
    if (handOver?.kind !== 'asked') return
    const { from, note } = handOver
    const name = participants.find((person) => person.participantId === from)?.name ?? ''
    // The role may move within the answer.
    this.#waiting = accepted && note !== '' ? [heading(name), note] : null
    if (session.answerHandOver(accepted) === null) this.#waiting = null
  }

  #keep(): void {
    if (this.#waiting === null) return
    const { book } = this.#options
    const { text } = book.state.getSnapshot()
    book.write([text, ...this.#waiting].filter((part) => part !== '').join('\n'))
  }
}
