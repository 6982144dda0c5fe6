/** Where apps find a STUN server, and a relay with credentials that run out within the hour. */
import { createHmac } from 'node:crypto'
import type { IceServer } from '@deskside/shared/protocol/signaling.ts'
import type { WallClock } from './system-ports.ts'

export interface IceSettings {
  readonly stunUrls: readonly string[]
  readonly turnUrls: readonly string[]
  /** Shared with the relay (coturn's `static-auth-secret`). */
  readonly turnSecret: string | null
  readonly turnLifetimeS: number
}

export class IceServers {
  readonly #settings: IceSettings
  readonly #now: WallClock

  constructor(settings: IceSettings, now: WallClock) {
    this.#settings = settings
    this.#now = now
  }

  withoutCredentials(): readonly IceServer[] {
    const { stunUrls } = this.#settings
    return stunUrls.length === 0 ? [] : [{ urls: [...stunUrls] }]
  }

  /** Only for somebody who has a place in the session. Null when the site has no relay. */
  forSession(sessionId: string): readonly IceServer[] | null {
    const { turnUrls, turnSecret, turnLifetimeS } = this.#settings
    if (turnSecret === null || turnUrls.length === 0) return null
    const expiresAtS = Math.floor(this.#now().getTime() / 1000) + turnLifetimeS
    const username = `${expiresAtS}:${sessionId}`
    // draft-uberti-behave-turn-rest: the relay computes the same MAC, so it needs no list of users.
    const credential = createHmac('sha1', turnSecret).update(username).digest('base64')
    return [...this.withoutCredentials(), { urls: [...turnUrls], username, credential }]
  }

  /** How often those with a place need new credentials: before half of their time is over. */
  get refreshEveryMs(): number {
    return (this.#settings.turnLifetimeS * 1000) / 2
  }
}
