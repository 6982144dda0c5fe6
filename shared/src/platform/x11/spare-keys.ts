/** Lends keycodes that no physical key uses to characters the customer's layout lacks, in rotation. */

/**
 * A program looks up a key when it gets round to it, not when the key was pressed. Only after this time may a
 * keycode mean something else, or a busy program would read the wrong character.
 */
export const KEYCODE_GRACE_MS = 250

export interface Loan {
  readonly keycode: number
  readonly keysym: number
}

export type LoanResult =
  | { readonly kind: 'lent'; readonly loan: Loan }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'none' }

export class SpareKeys {
  readonly #lent = new Map<number, { keysym: number; usedAt: number }>()

  get lentKeycodes(): readonly number[] {
    return [...this.#lent.keys()]
  }

  /** Forgets loans the customer's change of layout has overwritten. */
  reconcile(isStillBound: (loan: Loan) => boolean): void {
    for (const [keycode, { keysym }] of this.#lent) {
      if (!isStillBound({ keycode, keysym })) this.#lent.delete(keycode)
    }
  }

  /** `free`: the keycodes nobody uses at the moment, best first. */
  lend(keysym: number, free: readonly number[], now: number): LoanResult {
    const unused = free.find((keycode) => !this.#lent.has(keycode))
    if (unused !== undefined) return this.#record({ keycode: unused, keysym }, now)
    const oldest = [...this.#lent].sort(([, a], [, b]) => a.usedAt - b.usedAt)[0]
    if (!oldest) return { kind: 'none' }
    const [keycode, { usedAt }] = oldest
    const waitMs = usedAt + KEYCODE_GRACE_MS - now
    return waitMs > 0 ? { kind: 'wait', ms: waitMs } : this.#record({ keycode, keysym }, now)
  }

  noteUse(keycode: number, now: number): void {
    const loan = this.#lent.get(keycode)
    if (loan) loan.usedAt = now
  }

  forgetAll(): void {
    this.#lent.clear()
  }

  #record(loan: Loan, now: number): LoanResult {
    this.#lent.set(loan.keycode, { keysym: loan.keysym, usedAt: now })
    return { kind: 'lent', loan }
  }
}
