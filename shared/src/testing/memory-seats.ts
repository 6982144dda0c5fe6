/** Who sits in which session of the server in memory, and who hosts it. */

/** A connection with a place in each of its sessions. */
export interface Seated {
  /** Session → the place in it. */
  readonly seats: Map<string, string>
}

export class MemorySeats<Connection extends Seated> {
  readonly #members = new Map<string, Connection>()
  /** By session: who may end it. */
  readonly #hosts = new Map<string, string>()

  /** @returns the name of a new session in which that person hosts */
  open(connection: Connection, participantId: string): string {
    const sessionId = `session-${this.#hosts.size + 1}`
    this.sit(connection, sessionId, participantId)
    this.#hosts.set(sessionId, participantId)
    return sessionId
  }

  sit(connection: Connection, sessionId: string, participantId: string): void {
    connection.seats.set(sessionId, participantId)
    this.#members.set(participantId, connection)
  }

  leave(participantId: string): void {
    this.#members.delete(participantId)
  }

  at(participantId: string): Connection | undefined {
    return this.#members.get(participantId)
  }

  /** Each of them once. */
  in(sessionId: string): readonly Connection[] {
    return [...new Set(this.#members.values())].filter(({ seats }) => seats.has(sessionId))
  }

  hostOf(sessionId: string): string | null {
    return this.#hosts.get(sessionId) ?? null
  }

  isHost({ seats }: Connection, sessionId: string): boolean {
    return seats.has(sessionId) && seats.get(sessionId) === this.#hosts.get(sessionId)
  }

  passHost(sessionId: string, participantId: string): void {
    this.#hosts.set(sessionId, participantId)
  }
}
