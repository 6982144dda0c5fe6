/** The canned replies on this computer: one file for each account, so that two CSRs at one desk keep their own. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { KeptFile } from '../../platform/kept-file.main.ts'
import { type CannedReply, cannedRepliesSchema } from './canned-replies.ts'

export interface ReplyOwner {
  readonly siteId: string
  readonly accountId: string
}

export class CannedReplyStore {
  readonly #folder: string
  readonly #files = new Map<string, KeptFile<typeof cannedRepliesSchema>>()

  constructor(folder: string) {
    this.#folder = folder
  }

  async read(owner: ReplyOwner): Promise<CannedReply[]> {
    return (await this.#fileOf(owner).read()) ?? []
  }

  /** The whole list is replaced. */
  async keep(owner: ReplyOwner, replies: CannedReply[]): Promise<void> {
    await this.#fileOf(owner).write(replies)
  }

  /** One object per file, since each lets its own writes follow one another. Never the server's own text in a path. */
  #fileOf({ siteId, accountId }: ReplyOwner): KeptFile<typeof cannedRepliesSchema> {
    const name = createHash('sha256')
      .update(JSON.stringify([siteId, accountId]))
      .digest('hex')
      .slice(0, 32)
    const file =
      this.#files.get(name) ?? new KeptFile(join(this.#folder, `${name}.json`), cannedRepliesSchema)
    this.#files.set(name, file)
    return file
  }
}
