/** Pictures on their way in from one person: parts in order, never more than was announced, only so many. */
import { MAX_PICTURE_BYTES, PICTURE_PART_BYTES } from '../../protocol/limits.ts'

/** Pictures one person may send in a session. */
export const MAX_PICTURES_FROM_ONE = 50
/** Pictures of one person on their way at the same time. */
const MAX_UNDER_WAY = 3

interface Arriving {
  readonly bytes: Uint8Array
  have: number
}

export type Taken =
  | { readonly kind: 'progress'; readonly progress: number }
  | { readonly kind: 'whole'; readonly bytes: Uint8Array }
  | { readonly kind: 'ignored' }

export class PictureInbox {
  readonly #arriving = new Map<string, Arriving>()
  readonly #whole = new Set<string>()
  readonly #begun = new Set<string>()

  /** `again`: this one is here already. */
  begin(id: string, bytes: number): 'go' | 'again' | 'too-many' {
    if (this.#whole.has(id)) return 'again'
    const isNew = !this.#begun.has(id)
    const isTooMany = this.#begun.size >= MAX_PICTURES_FROM_ONE || this.#arriving.size >= MAX_UNDER_WAY
    if (bytes > MAX_PICTURE_BYTES || (isNew && isTooMany)) return 'too-many'
    this.#begun.add(id)
    this.#arriving.set(id, { bytes: new Uint8Array(bytes), have: 0 })
    return 'go'
  }

  take(id: string, index: number, part: Uint8Array): Taken {
    const picture = this.#arriving.get(id)
    const at = index * PICTURE_PART_BYTES
    if (picture === undefined || at !== picture.have || at + part.length > picture.bytes.length)
      return { kind: 'ignored' }
    picture.bytes.set(part, at)
    picture.have += part.length
    if (picture.have < picture.bytes.length)
      return { kind: 'progress', progress: picture.have / picture.bytes.length }
    this.#arriving.delete(id)
    this.#whole.add(id)
    return { kind: 'whole', bytes: picture.bytes }
  }

  /** @returns whether it was on its way */
  drop(id: string): boolean {
    return this.#arriving.delete(id)
  }

  /** The ids that are not whole yet. */
  underWay(): readonly string[] {
    return [...this.#arriving.keys()]
  }
}
