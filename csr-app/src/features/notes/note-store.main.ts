/** Drafts survive a crash; what the server could not take yet waits in an outbox and goes as soon as it can. */
import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { transcriptRequestSchema } from '@deskside/shared/protocol/http-api.ts'
import { MAX_NOTES_LENGTH } from '@deskside/shared/protocol/limits.ts'
import { z } from 'zod'
import { KeptFile } from '../../platform/kept-file.main.ts'

const draftSchema = z.strictObject({ text: z.string().max(MAX_NOTES_LENGTH) })
const parcelSchema = z.strictObject({
  sessionId: z.string().max(64),
  server: z.string().max(300),
  body: z.union([draftSchema, transcriptRequestSchema]),
})
export type Parcel = z.infer<typeof parcelSchema>

/** @returns false when the server cannot take it now; anything it will never take counts as delivered */
export type Deliver = (parcel: Parcel) => Promise<boolean>

const RETRY_MS = 15_000

export class NoteStore {
  readonly #folder: string
  readonly #deliver: Deliver
  /** One object per draft, so that quick writes follow one another. */
  readonly #drafts = new Map<string, KeptFile<typeof draftSchema>>()
  #timer: NodeJS.Timeout | null = null

  constructor(folder: string, deliver: Deliver) {
    this.#folder = folder
    this.#deliver = deliver
  }

  async loadDraft(sessionId: string): Promise<string> {
    return (await this.#draft(sessionId).read())?.text ?? ''
  }

  async keepDraft(sessionId: string, text: string): Promise<void> {
    await this.#draft(sessionId).write({ text })
  }

  /** Kept first, sent second: whatever happens in between, nothing is lost. */
  async save(parcel: Parcel): Promise<'saved' | 'kept'> {
    const file = this.#parcelFile(parcel)
    await file.write(parcel)
    if (await this.#deliver(parcel)) {
      await file.remove()
      return 'saved'
    }
    this.#retryLater()
    return 'kept'
  }

  /** Sends what waits from earlier; call once after signing in. */
  async sendWaiting(): Promise<void> {
    const names = await readdir(join(this.#folder, 'outbox')).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    })
    let isAllSent = true
    for (const name of names.filter((name) => name.endsWith('.json'))) {
      const file = new KeptFile(join(this.#folder, 'outbox', name), parcelSchema)
      const parcel = await file.read()
      if (parcel !== null && (await this.#deliver(parcel))) await file.remove()
      else isAllSent = false
    }
    if (!isAllSent) this.#retryLater()
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  #retryLater(): void {
    if (this.#timer !== null) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      void this.sendWaiting()
    }, RETRY_MS)
  }

  #draft(sessionId: string): KeptFile<typeof draftSchema> {
    const known = this.#drafts.get(sessionId)
    if (known !== undefined) return known
    const draft = new KeptFile(join(this.#folder, 'drafts', `${fileNameOf(sessionId)}.json`), draftSchema)
    this.#drafts.set(sessionId, draft)
    return draft
  }

  #parcelFile({ sessionId, body }: Parcel): KeptFile<typeof parcelSchema> {
    const kind = 'text' in body ? 'notes' : 'transcript'
    return new KeptFile(join(this.#folder, 'outbox', `${fileNameOf(sessionId)}-${kind}.json`), parcelSchema)
  }
}

/** Never the server's own text in a path. */
function fileNameOf(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex').slice(0, 32)
}
