/** Says so when the primary place has gone from one customer to another; whoever is the only one has it without a word. */
import type { Person } from '../protocol/participants.ts'

export interface PrimaryNewsOptions {
  /** Those this app has met, and itself: they are named as their own app has proved it, not as the list has it. */
  readonly everyone: () => readonly Person[]
  readonly say: (person: Person) => void
}

export class PrimaryNews {
  readonly #options: PrimaryNewsOptions
  #primaryId: string | null = null
  /** Whoever has not been met yet is named when they are. */
  #isUnsaid = false

  constructor(options: PrimaryNewsOptions) {
    this.#options = options
  }

  /** @param listed the people, as the host has them, or somebody newly met among them */
  note(listed: readonly Person[]): void {
    const { everyone, say } = this.#options
    const before = this.#primaryId
    const now = listed.find(({ role, primary }) => role === 'customer' && primary)?.participantId ?? null
    const person = everyone().find(({ participantId }) => participantId === now)
    this.#primaryId = now
    if (before !== now) this.#isUnsaid = before !== null
    if (person === undefined || !this.#isUnsaid) return
    this.#isUnsaid = false
    say(person)
  }
}
