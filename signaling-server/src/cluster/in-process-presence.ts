/** The presence of a site that runs on one node. */
import type { Clock } from '@deskside/shared/kernel/clock.ts'
import type { Availability, ListedColleague } from '@deskside/shared/protocol/colleagues.ts'
import {
  MAX_COLLEAGUES_LISTED,
  MAX_DEVICES_PER_COLLEAGUE,
  MAX_SIGNALING_BYTES,
} from '@deskside/shared/protocol/limits.ts'
import type { OnlineDevice, Presence, Watcher } from './presence.ts'

/** Many come back at once after a restart; a list for each of them would be a list for everyone every time. */
const TELL_EVERY_MS = 250
/** Room in one message for all but the list. */
const MOST_LIST_BYTES = MAX_SIGNALING_BYTES - 1024
/** Somebody with two computers can be had at the better one. */
const BEST_FIRST: readonly Availability[] = ['available', 'in-session', 'do-not-disturb']

export class InProcessPresence implements Presence {
  readonly #clock: Clock
  /** In the order they were announced. */
  readonly #devices = new Map<object, OnlineDevice>()
  readonly #watchers = new Map<object, Watcher>()
  #isTelling = false

  constructor(clock: Clock) {
    this.#clock = clock
  }

  announce(owner: object, device: OnlineDevice): void {
    for (const [other, { accountId, deviceId }] of this.#devices) {
      if (accountId === device.accountId && deviceId === device.deviceId) this.#devices.delete(other)
    }
    this.#devices.set(owner, device)
    this.#changed()
  }

  deviceOf(owner: object): OnlineDevice | null {
    return this.#devices.get(owner) ?? null
  }

  devicesOf(accountId: string): readonly OnlineDevice[] {
    const all = [...this.#devices.values()].filter((device) => device.accountId === accountId)
    return all.slice(-MAX_DEVICES_PER_COLLEAGUE)
  }

  watch(owner: object, watcher: Watcher): void {
    this.#watchers.set(owner, watcher)
    this.#tell(watcher)
  }

  unwatch(owner: object): void {
    this.#watchers.delete(owner)
  }

  gone(owner: object): void {
    this.#watchers.delete(owner)
    if (this.#devices.delete(owner)) this.#changed()
  }

  #changed(): void {
    if (this.#isTelling || this.#watchers.size === 0) return
    this.#isTelling = true
    this.#clock.setTimer(TELL_EVERY_MS, () => {
      this.#isTelling = false
      for (const watcher of this.#watchers.values()) this.#tell(watcher)
    })
  }

  #tell({ accountId, tell }: Watcher): void {
    tell({ type: 'colleagues/list', colleagues: this.#colleaguesOf(accountId) })
  }

  /** By name. What does not fit into one message is left out: the code and the link still reach everyone. */
  #colleaguesOf(accountId: string): ListedColleague[] {
    const others = [...new Set([...this.#devices.values()].map((device) => device.accountId))]
      .filter((other) => other !== accountId)
      .map((other) => this.#colleague(other))
      .filter((colleague) => colleague !== null)
      .sort((one, two) => one.name.localeCompare(two.name))
    let bytes = 0
    return others.slice(0, MAX_COLLEAGUES_LISTED).filter((colleague) => {
      bytes += Buffer.byteLength(JSON.stringify(colleague)) + 1
      return bytes <= MOST_LIST_BYTES
    })
  }

  #colleague(accountId: string): ListedColleague | null {
    const devices = this.devicesOf(accountId)
    const best = BEST_FIRST.find((one) => devices.some((device) => device.availability === one))
    const newest = devices.at(-1)
    if (newest === undefined || best === undefined) return null
    return {
      accountId,
      name: newest.name,
      availability: best,
      devices: devices
        .filter(({ availability }) => (availability === 'do-not-disturb') === (best === 'do-not-disturb'))
        .map(({ deviceId, publicKey }) => ({ deviceId, publicKey })),
    }
  }
}
