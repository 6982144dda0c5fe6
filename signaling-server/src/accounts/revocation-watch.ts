/** Looks every two seconds whether a token or an account behind open sockets and live sessions has died. */
import type { CancelTimer, Clock } from '@deskside/shared/kernel/clock.ts'
import type { Log } from '../log.ts'
import type { AccessTokens } from './access-tokens.ts'
import type { AccountStore } from './account.ts'

export interface RevocationWatchParts {
  readonly clock: Clock
  readonly log: Log
  readonly tokens: Pick<AccessTokens, 'findDead' | 'noteUse'>
  readonly accounts: Pick<AccountStore, 'findDisabled'>
  readonly tokensInUse: () => readonly string[]
  readonly accountsInSessions: () => readonly string[]
  readonly onDeadTokens: (tokenHashes: readonly string[]) => void
  readonly onDisabledAccounts: (accountIds: readonly string[]) => void
}

/** The command line is another process, so this is how the server hears of it; 5 s is what is promised. */
const LOOK_EVERY_MS = 2_000
const NOTE_USE_EVERY_LOOKS = 300

export class RevocationWatch {
  readonly #parts: RevocationWatchParts
  #looks = 0
  #isStopped = false
  #cancel: CancelTimer = () => undefined

  constructor(parts: RevocationWatchParts) {
    this.#parts = parts
  }

  start(): void {
    // A look may still be under way when the watch is stopped.
    if (this.#isStopped) return
    this.#cancel = this.#parts.clock.setTimer(LOOK_EVERY_MS, () => {
      this.#look()
        .catch((error: unknown) =>
          this.#parts.log.error({ err: error }, 'dead tokens could not be looked for'),
        )
        .finally(() => this.start())
    })
  }

  stop(): void {
    this.#isStopped = true
    this.#cancel()
  }

  async #look(): Promise<void> {
    const { tokens, accounts, tokensInUse, accountsInSessions, onDeadTokens, onDisabledAccounts } =
      this.#parts
    const inUse = tokensInUse()
    const dead = await tokens.findDead(inUse)
    if (dead.length > 0) onDeadTokens(dead)
    const disabled = await accounts.findDisabled(accountsInSessions())
    if (disabled.length > 0) onDisabledAccounts(disabled)
    this.#looks += 1
    if (this.#looks % NOTE_USE_EVERY_LOOKS === 0) await tokens.noteUse(tokensInUse())
  }
}
