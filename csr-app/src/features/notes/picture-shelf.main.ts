/** The bytes of pictures that belong to notes, one file each, until the server has them. */
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { writeSafely } from '../../platform/safe-write.main.ts'

export class PictureShelf {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** @param place the session's part of the shelf; like `pictureId` it is safe in a path */
  keep(place: string, pictureId: string, bytes: Uint8Array): Promise<void> {
    return writeSafely(join(this.#folder, place, pictureId), bytes)
  }

  async read(place: string, pictureId: string): Promise<Uint8Array | null> {
    return readFile(join(this.#folder, place, pictureId)).catch(nullIfMissing)
  }

  /** Everything else of that session goes. */
  async keepOnly(place: string, pictureIds: ReadonlySet<string>): Promise<void> {
    const folder = join(this.#folder, place)
    const names = (await readdir(folder).catch(nullIfMissing)) ?? []
    const useless = names.filter((name) => !pictureIds.has(name))
    await Promise.all(useless.map((name) => rm(join(folder, name), { force: true })))
    if (names.length > 0 && useless.length === names.length)
      await rm(folder, { recursive: true, force: true })
  }
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
