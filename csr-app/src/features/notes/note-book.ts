/** The notes of one session as they are written: a draft goes to this computer by itself, Save puts the text on the server. */
import type { CancelTimer, Clock } from '@deskside/shared/kernel/clock.ts'
import { Store } from '@deskside/shared/kernel/store.ts'

/** `kept`: on this computer until the server is back. `refused`: the server will not have it, so it stays here. */
export type SaveOutcome = 'saved' | 'kept' | 'refused'

export interface NotesState {
  readonly text: string
  readonly condition: 'empty' | 'unsaved' | SaveOutcome
  readonly isSaving: boolean
}

export interface NoteBookOptions {
  readonly clock: Clock
  readonly keepDraft: (text: string) => void
  readonly save: (text: string) => Promise<SaveOutcome>
}

/** A pause in writing this long is worth a write to the disk. */
const DRAFT_PAUSE_MS = 300

export class NoteBook {
  readonly state = new Store<NotesState>({ text: '', condition: 'empty', isSaving: false })
  readonly #options: NoteBookOptions
  #cancelDraft: CancelTimer | null = null

  constructor(options: NoteBookOptions) {
    this.#options = options
  }

  write(text: string): void {
    this.state.update((notes) => ({ ...notes, text, condition: 'unsaved' }))
    this.#cancelDraft ??= this.#options.clock.setTimer(DRAFT_PAUSE_MS, () => this.flush())
  }

  /** Puts the draft on the disk now. */
  flush(): void {
    if (this.#cancelDraft === null) return
    this.#cancelDraft()
    this.#cancelDraft = null
    this.#options.keepDraft(this.state.getSnapshot().text)
  }

  /** What is written on while the server thinks stays unsaved. */
  async save(): Promise<SaveOutcome> {
    const { text } = this.state.getSnapshot()
    this.flush()
    this.state.update((notes) => ({ ...notes, isSaving: true }))
    const outcome = await this.#saveOrKeep(text)
    this.state.update((notes) => ({
      ...notes,
      isSaving: false,
      condition: notes.text === text ? outcome : 'unsaved',
    }))
    return outcome
  }

  async #saveOrKeep(text: string): Promise<SaveOutcome> {
    try {
      return await this.#options.save(text)
    } catch {
      // Main could not even write it down; the text is still on screen and in the draft, and that is what "refused" says.
      return 'refused'
    }
  }
}
