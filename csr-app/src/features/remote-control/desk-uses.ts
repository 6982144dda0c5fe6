/** Who sees and who controls at whose computer, as the helpers say it and as far as it is believed. */
import type { Use } from '@deskside/shared/protocol/remote-control.ts'
import type { Participant } from '@deskside/shared/session/session-snapshot.ts'

type Uses = ReadonlyMap<string, readonly Use[]>

const NOTHING: Uses = new Map()

export class DeskUses {
  readonly #said = new Map<string, readonly Use[]>()
  #believed: Uses = NOTHING

  hear(participantId: string, uses: readonly Use[]): void {
    this.#said.set(participantId, uses)
  }

  /** Somebody whose app has died says nothing any more, the end of it neither. */
  keepOnly(here: ReadonlySet<string>): void {
    for (const participantId of [...this.#said.keys()])
      if (!here.has(participantId)) this.#said.delete(participantId)
  }

  /** Only the primary customer shares. The same map as before when nothing has changed. */
  believed(participants: readonly Participant[]): Uses {
    const believed = participants
      .filter(({ role, primary }) => role === 'customer' && primary)
      .flatMap(({ participantId }) => {
        const uses = this.#said.get(participantId)
        return uses === undefined ? [] : [[participantId, uses] as const]
      })
    const isSame =
      believed.length === this.#believed.size &&
      believed.every(([participantId, uses]) => this.#believed.get(participantId) === uses)
    if (!isSame) this.#believed = new Map(believed)
    return this.#believed
  }
}
