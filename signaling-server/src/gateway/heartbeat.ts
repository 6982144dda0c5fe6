/** Pings every socket in turn, a slice of them every second, and drops those that stay silent. */
import type { CancelTimer, Clock } from '@deskside/shared/kernel/clock.ts'

/** Each socket is pinged once in this time; after two silent rounds, 45 s at most, it is dead. */
const ROUND_MS = 15_000
const SLICES = 15
const MOST_MISSES = 2

export interface Pulse {
  ping: () => void
  /** Whether anything came since the last ping. */
  hasAnswered: () => boolean
  terminate: () => void
}

export class Heartbeat {
  readonly #clock: Clock
  /** A slice each, so that five thousand pings do not leave in one moment. */
  readonly #slices: ReadonlyArray<Map<Pulse, number>> = Array.from({ length: SLICES }, () => new Map())
  #next = 0
  #cancel: CancelTimer = () => undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  start(): void {
    this.#cancel = this.#clock.setTimer(ROUND_MS / SLICES, () => {
      this.#beat()
      this.start()
    })
  }

  stop(): void {
    this.#cancel()
  }

  /** Into the slice that was just served: its first ping comes after a whole round. */
  add(pulse: Pulse): void {
    this.#slices[(this.#next + SLICES - 1) % SLICES]?.set(pulse, 0)
  }

  remove(pulse: Pulse): void {
    for (const slice of this.#slices) if (slice.delete(pulse)) return
  }

  #beat(): void {
    const slice = this.#slices[this.#next]
    this.#next = (this.#next + 1) % SLICES
    if (slice === undefined) return
    for (const [pulse, misses] of slice) {
      const missed = pulse.hasAnswered() ? 0 : misses + 1
      if (missed >= MOST_MISSES) pulse.terminate()
      else {
        slice.set(pulse, missed)
        pulse.ping()
      }
    }
  }
}
