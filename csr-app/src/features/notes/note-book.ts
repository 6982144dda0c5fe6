/** The notes of one session as they are written: a draft goes to this computer by itself, Save puts them on the server. */
import type { CancelTimer, Clock } from '@deskside/shared/kernel/clock.ts'
import type { ShownPicture } from '@deskside/shared/kernel/shown-picture.ts'
import { Store } from '@deskside/shared/kernel/store.ts'
import { MAX_NOTE_PICTURES } from '@deskside/shared/protocol/limits.ts'
import type { PictureKept } from './notes.ipc.ts'
import type { NotesContent, PictureFacts } from './parcel.ts'

/** `kept`: on this computer until the server is back. `refused`: the server will not have it, so it stays here. */
export type SaveOutcome = 'saved' | 'kept' | 'refused'

export interface NotePicture extends PictureFacts {
  readonly shown: ShownPicture
}

export interface NotesState {
  readonly text: string
  /** In the order they were added. */
  readonly pictures: readonly NotePicture[]
  readonly condition: 'empty' | 'unsaved' | SaveOutcome
  readonly isSaving: boolean
}

export interface NoteBookOptions {
  readonly clock: Clock
  readonly keepDraft: (content: NotesContent) => void
  /** With the notes as they are with it: what a crash leaves behind must not be less than what was saved before. */
  readonly keepPicture: (
    content: NotesContent,
    pictureId: string,
    bytes: Uint8Array<ArrayBuffer>,
  ) => Promise<PictureKept>
  /** It is shown nowhere any more. */
  readonly release: (picture: ShownPicture) => void
  readonly save: (content: NotesContent) => Promise<SaveOutcome>
}

/** A pause in writing this long is worth a write to the disk. */
const DRAFT_PAUSE_MS = 300

export class NoteBook {
  readonly state = new Store<NotesState>({
    ...{ text: '', pictures: [] },
    ...{ condition: 'empty', isSaving: false },
  })
  readonly #options: NoteBookOptions
  #cancelDraft: CancelTimer | null = null
  /** Until there was one the server is told nothing of pictures; afterwards it must hear that none is left. */
  #hasHadPictures = false

  constructor(options: NoteBookOptions) {
    this.#options = options
  }

  write(text: string): void {
    this.state.update((notes) => ({ ...notes, text, condition: 'unsaved' }))
    this.#cancelDraft ??= this.#options.clock.setTimer(DRAFT_PAUSE_MS, () => this.flush())
  }

  /** A picture belongs to the notes only once it is on the disk, where a crash does not reach it. */
  async addPicture(picture: NotePicture, bytes: Uint8Array<ArrayBuffer>): Promise<PictureKept> {
    if (this.state.getSnapshot().pictures.length >= MAX_NOTE_PICTURES) return 'too-many'
    this.#hasHadPictures = true
    const before = this.state.getSnapshot()
    // Named at once, so that a draft written meanwhile does not take it for left behind.
    this.#setPictures((pictures) => [...pictures, picture])
    const { keepPicture } = this.#options
    const kept = await keepPicture(this.#content(), picture.pictureId, bytes).catch(() => 'failed' as const)
    if (kept === 'kept') return kept
    this.#setPictures((pictures) => pictures.filter((each) => each !== picture))
    // A draft written meanwhile names it.
    this.#keepDraft()
    // As if nobody had tried, unless somebody wrote meanwhile.
    this.state.update((notes) =>
      notes.text === before.text ? { ...notes, condition: before.condition } : notes,
    )
    return kept
  }

  removePicture(pictureId: string): void {
    const gone = this.state.getSnapshot().pictures.find((each) => each.pictureId === pictureId)
    if (gone === undefined) return
    this.#setPictures((pictures) => pictures.filter((each) => each !== gone))
    this.#keepDraft()
    this.#options.release(gone.shown)
  }

  /** Nobody looks at the pictures here any more; what is on the disk or under way to the server stays. */
  putAway(): void {
    for (const { shown } of this.state.getSnapshot().pictures) this.#options.release(shown)
  }

  /** Puts the draft on the disk now. */
  flush(): void {
    if (this.#cancelDraft !== null) this.#keepDraft()
  }

  /** What is written on while the server thinks stays unsaved. */
  async save(): Promise<SaveOutcome> {
    const { text, pictures } = this.state.getSnapshot()
    this.flush()
    this.state.update((notes) => ({ ...notes, isSaving: true }))
    const outcome = await this.#saveOrKeep(this.#content())
    this.state.update((notes) => ({
      ...notes,
      isSaving: false,
      condition: notes.text === text && notes.pictures === pictures ? outcome : 'unsaved',
    }))
    return outcome
  }

  #content(): NotesContent {
    const { text, pictures } = this.state.getSnapshot()
    return this.#hasHadPictures ? { text, pictures: pictures.map(factsOf) } : { text }
  }

  #setPictures(change: (pictures: readonly NotePicture[]) => readonly NotePicture[]): void {
    this.state.update((notes) => ({
      ...notes,
      pictures: change(notes.pictures),
      condition: 'unsaved',
    }))
  }

  #keepDraft(): void {
    this.#cancelDraft?.()
    this.#cancelDraft = null
    this.#options.keepDraft(this.#content())
  }

  async #saveOrKeep(content: NotesContent): Promise<SaveOutcome> {
    try {
      return await this.#options.save(content)
    } catch {
      // Main could not even write it down; the text is still on screen and in the draft, and that is what "refused" says.
      return 'refused'
    }
  }
}

function factsOf({ shown: _, ...facts }: NotePicture): PictureFacts {
  return facts
}
