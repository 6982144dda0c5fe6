/** The directory of a site that runs on one node. */
import type { ServerMessage } from '@deskside/shared/protocol/signaling.ts'
import type { Directory, Tell } from './directory.ts'

export class InProcessDirectory implements Directory {
  readonly #nameplates = new Map<string, string>()
  readonly #receivers = new Map<string, Tell>()

  async reserveNameplate(nameplate: string, sessionId: string): Promise<boolean> {
    if (this.#nameplates.has(nameplate)) return false
    this.#nameplates.set(nameplate, sessionId)
    return true
  }

  async releaseNameplate(nameplate: string): Promise<void> {
    this.#nameplates.delete(nameplate)
  }

  async sessionAt(nameplate: string): Promise<string | null> {
    return this.#nameplates.get(nameplate) ?? null
  }

  attach(participantId: string, tell: Tell): void {
    this.#receivers.set(participantId, tell)
  }

  detach(participantId: string): void {
    this.#receivers.delete(participantId)
  }

  tell(participantId: string, message: ServerMessage): void {
    this.#receivers.get(participantId)?.(message)
  }
}
