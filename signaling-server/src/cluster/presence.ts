/**
 * Who of the site's CSRs is online, at which computers, and who wants to know.
 *
 * In memory only, as the directory: whoever is away is in no list, and nobody can look up afterwards who was there.
 * One node keeps it for itself; several share it.
 */
import type { Availability } from '@deskside/shared/protocol/colleagues.ts'
import type { Tell } from './directory.ts'

/** A computer at which a CSR is signed in. */
export interface OnlineDevice {
  readonly accountId: string
  readonly name: string
  readonly deviceId: string
  readonly publicKey: string
  readonly availability: Availability
  readonly tell: Tell
}

export interface Watcher {
  readonly accountId: string
  readonly tell: Tell
}

/** `owner` is a socket: what it said and asked for goes with it. */
export interface Presence {
  /** Replaces what this owner said before, and takes the same computer from an owner that is not gone yet. */
  announce: (owner: object, device: OnlineDevice) => void
  deviceOf: (owner: object) => OnlineDevice | null
  /** Of that account, those announced last; no more than may ring at once. */
  devicesOf: (accountId: string) => readonly OnlineDevice[]
  /** The list now, and again whenever it changes. */
  watch: (owner: object, watcher: Watcher) => void
  unwatch: (owner: object) => void
  gone: (owner: object) => void
}
