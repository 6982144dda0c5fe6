/** Who looks at something that is kept up to date only while somebody does. */

export interface AudienceOptions {
  readonly onFirst: () => void
  /** The last one has gone. */
  readonly onNobody: () => void
}

export class Audience {
  readonly #options: AudienceOptions
  #count = 0

  constructor(options: AudienceOptions) {
    this.#options = options
  }

  get isThere(): boolean {
    return this.#count > 0
  }

  /** @returns ends it, once */
  join(): () => void {
    this.#count += 1
    if (this.#count === 1) this.#options.onFirst()
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      this.#count -= 1
      if (this.#count === 0) this.#options.onNobody()
    }
  }
}
