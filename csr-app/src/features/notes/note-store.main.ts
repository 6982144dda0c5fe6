/** Notes and their pictures on this computer: drafts survive a crash, and what the server could not take yet waits here until it can. */
import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { KeptFile } from '../../platform/kept-file.main.ts'
import {
  type Delivery,
  isSameContent,
  notesFields,
  type Parcel,
  parcelSchema,
  placeFields,
  type ReadPicture,
} from './parcel.ts'
import { PictureShelf } from './picture-shelf.main.ts'

const draftSchema = z.strictObject({ ...placeFields, ...notesFields, writtenAt: z.iso.datetime() })
export type Draft = z.infer<typeof draftSchema>
export type Deliver = (parcel: Parcel, readPicture: ReadPicture) => Promise<Delivery>
/** `kept`: here, until the server is back. `refused`: here, and the server will not have it. */
export type Saved = 'saved' | 'kept' | 'refused'

export interface NoteStoreOptions {
  readonly folder: string
  readonly deliver: Deliver
  /** Wall clock, ms. */
  readonly now: () => number
  readonly onError: (error: unknown) => void
}

const RETRY_MS = 15_000

export class NoteStore {
  readonly #options: NoteStoreOptions
  readonly #drafts = new Map<string, KeptFile<typeof draftSchema>>()
  readonly #parcels = new Map<string, KeptFile<typeof parcelSchema>>()
  readonly #shelf: PictureShelf
  /** A picture that is being put down must not be cleared away by a draft that was written before it. */
  #shelving: Promise<unknown> = Promise.resolve()
  /** One delivery at a time: an older text must never arrive after a newer one. */
  #delivering: Promise<unknown> = Promise.resolve()
  #timer: NodeJS.Timeout | null = null

  constructor(options: NoteStoreOptions) {
    this.#options = options
    this.#shelf = new PictureShelf(join(options.folder, 'pictures'))
  }

  /** Called at every keystroke. Empty notes leave nothing behind. */
  keepDraft(draft: Omit<Draft, 'writtenAt'>): Promise<void> {
    return this.#inTurn(async () => {
      await this.#writeDraft(draft)
      await this.#clearShelf(draft.sessionId)
    })
  }

  /** Its bytes first, then the draft that names it: a crash in between loses nothing that was called kept. */
  keepPicture(draft: Omit<Draft, 'writtenAt'>, pictureId: string, bytes: Uint8Array): Promise<void> {
    return this.#inTurn(async () => {
      await this.#shelf.keep(fileNameOf(draft.sessionId), pictureId, bytes)
      await this.#writeDraft(draft)
    })
  }

  /** What a crash or an unfinished end left behind, newest first. */
  async leftOver(server: string): Promise<readonly Draft[]> {
    const names = await this.#list('drafts')
    const drafts = await Promise.all(names.map((name) => this.#draft(name).read()))
    return drafts
      .filter((draft): draft is Draft => draft !== null && draft.server === server)
      .sort((a, b) => b.writtenAt.localeCompare(a.writtenAt))
  }

  discardDraft(sessionId: string): Promise<void> {
    return this.#inTurn(async () => {
      await this.#draft(fileNameOf(sessionId)).remove()
      await this.#clearShelf(sessionId)
    })
  }

  /** Kept first, sent second: whatever happens in between, nothing is lost. */
  async save(parcel: Parcel): Promise<Saved> {
    const name = parcelName(parcel)
    await this.#parcel(name).write(parcel)
    const delivery = await this.#send(name)
    if (delivery !== 'away') return delivery === 'delivered' ? 'saved' : 'refused'
    await this.#dropDraftOf(parcel)
    this.#retryLater()
    return 'kept'
  }

  /** Sends what waits from earlier; call once after signing in. */
  async sendWaiting(): Promise<void> {
    let isAnyAway = false
    for (const name of await this.#list('outbox'))
      isAnyAway = (await this.#send(name)) === 'away' || isAnyAway
    if (isAnyAway) this.#retryLater()
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  #send(name: string): Promise<Delivery> {
    const next = this.#delivering.then(() => this.#deliverFile(name))
    this.#delivering = next.catch(() => undefined)
    return next
  }

  async #deliverFile(name: string): Promise<Delivery> {
    const file = this.#parcel(name)
    const parcel = await file.read()
    if (parcel === null) return 'delivered'
    const place = fileNameOf(parcel.sessionId)
    const delivery = await this.#options.deliver(parcel, (pictureId) => this.#shelf.read(place, pictureId))
    if (delivery === 'away') return 'away'
    if (delivery === 'delivered') await this.#dropDraftOf(parcel)
    else await this.#makeDraftOf(parcel)
    await file.remove()
    await this.#inTurn(() => this.#clearShelf(parcel.sessionId))
    return delivery
  }

  async #writeDraft(draft: Omit<Draft, 'writtenAt'>): Promise<void> {
    const file = this.#draft(fileNameOf(draft.sessionId))
    if (draft.text === '' && (draft.pictures ?? []).length === 0) return file.remove()
    await file.write({ ...draft, writtenAt: new Date(this.#options.now()).toISOString() })
  }

  /** Pictures that neither the draft nor what waits for the server names are of no use any more. */
  async #clearShelf(sessionId: string): Promise<void> {
    const place = fileNameOf(sessionId)
    const draft = await this.#draft(place).read()
    const body = (await this.#parcel(notesParcelName(sessionId)).read())?.body
    const waiting = body !== undefined && 'text' in body ? (body.pictures ?? []) : []
    const named = [...(draft?.pictures ?? []), ...waiting].map(({ pictureId }) => pictureId)
    await this.#shelf.keepOnly(place, new Set(named))
  }

  #inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    const next = this.#shelving.then(task)
    // Whoever asked for it sees the failure; the next one still has its turn.
    this.#shelving = next.catch(() => undefined)
    return next
  }

  /** The notes are safe elsewhere, unless somebody has written on. */
  #dropDraftOf({ sessionId, body }: Parcel): Promise<void> {
    return this.#inTurn(async () => {
      const file = this.#draft(fileNameOf(sessionId))
      const draft = await file.read()
      if ('text' in body && draft !== null && isSameContent(draft, body)) await file.remove()
    })
  }

  /** Nobody else has the notes. A draft that is there already is at least as new. */
  async #makeDraftOf({ body, ...where }: Parcel): Promise<void> {
    const hasDraft = (await this.#draft(fileNameOf(where.sessionId)).read()) !== null
    if ('text' in body && !hasDraft) await this.keepDraft({ ...where, ...body })
  }

  #retryLater(): void {
    if (this.#timer !== null) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.sendWaiting().catch(this.#options.onError)
    }, RETRY_MS)
  }

  async #list(folder: 'drafts' | 'outbox'): Promise<readonly string[]> {
    try {
      const names = await readdir(join(this.#options.folder, folder))
      return names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length))
    } catch (error) {
      // Nothing was ever kept.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
      throw error
    }
  }

  #draft(name: string): KeptFile<typeof draftSchema> {
    return fileIn(this.#drafts, name, join(this.#options.folder, 'drafts'), draftSchema)
  }

  #parcel(name: string): KeptFile<typeof parcelSchema> {
    return fileIn(this.#parcels, name, join(this.#options.folder, 'outbox'), parcelSchema)
  }
}

/** One object per file, since each lets its own writes follow one another. */
function fileIn<Schema extends z.ZodType>(
  known: Map<string, KeptFile<Schema>>,
  name: string,
  folder: string,
  schema: Schema,
): KeptFile<Schema> {
  const file = known.get(name) ?? new KeptFile(join(folder, `${name}.json`), schema)
  known.set(name, file)
  return file
}

function parcelName({ sessionId, body }: Parcel): string {
  return 'text' in body ? notesParcelName(sessionId) : `${fileNameOf(sessionId)}-transcript`
}

function notesParcelName(sessionId: string): string {
  return `${fileNameOf(sessionId)}-notes`
}

/** Never the server's own text in a path. */
function fileNameOf(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex').slice(0, 32)
}
