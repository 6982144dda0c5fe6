/** The main process's part in calls between colleagues, for whoever is signed in. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { FiledCallVault, type VaultOptions } from './call-vault.main.ts'
import type { CallVault, RingNotice } from './colleagues.ipc.ts'
import type { KeyStore } from './key-store.ts'

export type VaultOwner = Pick<VaultOptions, 'siteId' | 'me'>

export interface ColleagueVaultsOptions {
  readonly folder: string
  readonly keyStore: KeyStore
  readonly onError: (error: unknown) => void
  /** Null: nobody is signed in. */
  readonly owner: () => VaultOwner | null
  /** A colleague calls, or no longer does. */
  readonly onRing: (notice: RingNotice | null) => void
}

/** What `serveIpc` is given of it. */
export function colleagueHandlers(options: ColleagueVaultsOptions) {
  const vaults = new ColleagueVaults(options)
  return {
    ask: {
      'own-device': () => vaults.present.ownDevice(),
      'judge-colleagues': (people: Parameters<CallVault['judge']>[0]) => vaults.present.judge(people),
      'judge-watcher': (watcher: Parameters<CallVault['judgeWatcher']>[0]) =>
        vaults.present.judgeWatcher(watcher),
      'computer-number': (publicKey: string) => vaults.present.numberOf(publicKey),
      'seal-call': (call: Parameters<CallVault['seal']>[0]) => vaults.present.seal(call),
      'open-call': (call: Parameters<CallVault['open']>[0]) => vaults.present.open(call),
      'accept-call': (call: Parameters<CallVault['accept']>[0]) => vaults.present.accept(call),
      'decline-call': (call: Parameters<CallVault['decline']>[0]) => vaults.present.decline(call),
      'open-answer': (answer: Parameters<CallVault['openAnswer']>[0]) => vaults.present.openAnswer(answer),
    },
    tell: {
      'learn-device': (device: Parameters<CallVault['learn']>[0]) => vaults.present.learn(device),
      'call-rings': options.onRing,
    },
  }
}

/** One for each account, so that two CSRs at one computer keep their own keys; it stays until the app ends. */
class ColleagueVaults {
  readonly #options: ColleagueVaultsOptions
  readonly #vaults = new Map<string, CallVault>()

  constructor(options: ColleagueVaultsOptions) {
    this.#options = options
  }

  /** @throws when nobody is signed in */
  get present(): CallVault {
    const { folder, keyStore, onError, owner } = this.#options
    const present = owner()
    if (present === null) throw new Error('nobody is signed in')
    const { siteId, me } = present
    // Never the server's own text in a path.
    const name = createHash('sha256')
      .update(JSON.stringify([siteId, me.accountId]))
      .digest('hex')
      .slice(0, 32)
    const vault =
      this.#vaults.get(name) ??
      new FiledCallVault({ folder: join(folder, name), keyStore, onError, siteId, me })
    this.#vaults.set(name, vault)
    return vault
  }
}
