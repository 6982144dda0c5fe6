/** Where news reach the customer: the window comes up, or, while that must not lie over what is shared, the banner says it. */
import type { Announcement } from '@deskside/shared/session/announcement.ts'

/** The banner must not grow over the desktop; the window has all of it. */
const MOST_ON_BANNER = 3

export interface AttentionPorts {
  /** Brings the main window before the customer's eyes. */
  readonly raise: () => void
  /** The banner has to say something else now. */
  readonly refresh: () => void
}

export class Attention {
  readonly #ports: AttentionPorts
  #isSharing = false
  #onBanner: readonly Announcement[] = []

  constructor(ports: AttentionPorts) {
    this.#ports = ports
  }

  /** Newest last. */
  get onBanner(): readonly Announcement[] {
    return this.#onBanner
  }

  announce(news: Announcement): void {
    if (!this.#isSharing) return this.#ports.raise()
    const others = this.#onBanner.filter(({ kind, name }) => kind !== news.kind || name !== news.name)
    this.#onBanner = [...others, news].slice(-MOST_ON_BANNER)
    this.#ports.refresh()
  }

  /** The customer has pressed OK, or has the window before them. */
  seen(): void {
    if (this.#onBanner.length === 0) return
    this.#onBanner = []
    this.#ports.refresh()
  }

  setSharing(isSharing: boolean): void {
    this.#isSharing = isSharing
    if (isSharing || this.#onBanner.length === 0) return
    this.#onBanner = []
    this.#ports.raise()
  }
}
