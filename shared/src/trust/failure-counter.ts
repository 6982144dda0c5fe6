/**
 * How often a code has failed, on either side: each failed handshake may have been somebody's guess, one in a million,
 * so the third one burns the code. Kept by the apps themselves, since a hostile server could forget.
 */
import { MAX_CODE_FAILURES } from '../protocol/limits.ts'

export class FailureCounter {
  readonly #failures = new Map<string, number>()

  /**
   * A handshake over this code ended otherwise than in admission: proof refused, broken off, or timed out after it
   * began. Returns the tries left.
   */
  countFailure(nameplate: string): number {
    this.#failures.set(nameplate, (this.#failures.get(nameplate) ?? 0) + 1)
    return this.triesLeft(nameplate)
  }

  /** Zero when the code is burnt: no further handshake may be run over it, not even with the right secret. */
  triesLeft(nameplate: string): number {
    return Math.max(0, MAX_CODE_FAILURES - (this.#failures.get(nameplate) ?? 0))
  }
}
