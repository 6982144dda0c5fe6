/** Lets the customer's own mouse and keys win: tells them from the echo of injected input, and blocks the CSR for a while. */
import type { CancelTimer, Clock } from '../../../kernel/clock.ts'
import type { InjectedInput } from './input-device.ts'
import type { LocalInput } from './local-input.ts'

/** How long after the customer's last move or key the CSR's input does nothing. */
export const LOCAL_ACTIVITY_BLOCKS_MS = 2000

/** An echo comes back within milliseconds; one that did not come must not hide the customer's own input later. */
export const ECHO_LIFETIME_MS = 1000

/** More than this is never under way: at 1,000 moves a second, the echoes of a quarter of a second. */
export const MAX_EXPECTED_ECHOES = 256

/** Pixels; systems that scale round the position they were given. */
const POSITION_TOLERANCE = 1

interface ExpectedEcho {
  readonly input: InjectedInput
  readonly expiresAt: number
}

/**
 * Echoes are expected in the order of injection, each kind by itself; one that is found ends the wait for the
 * earlier ones, which some systems leave out (moves that follow each other fast).
 */
export class LocalActivityFilter {
  readonly #clock: Clock
  readonly #onBlockedChange: (isBlocked: boolean) => void
  #expected: readonly ExpectedEcho[] = []
  #blockedUntil: number | null = null
  #cancelTimer: CancelTimer | null = null

  /** `onBlockedChange(true)` must release all that the CSR holds. */
  constructor(clock: Clock, onBlockedChange: (isBlocked: boolean) => void) {
    this.#clock = clock
    this.#onBlockedChange = onBlockedChange
  }

  get isBlocked(): boolean {
    return this.#blockedUntil !== null && this.#clock.now() < this.#blockedUntil
  }

  /** To be told before the injection. */
  noteInjected(input: InjectedInput): void {
    const echo = { input, expiresAt: this.#clock.now() + ECHO_LIFETIME_MS }
    this.#expected = [...this.#expected, echo].slice(-MAX_EXPECTED_ECHOES)
  }

  /** Whether this was the customer, not an echo. */
  observe(input: LocalInput): boolean {
    if (input.origin !== 'hardware' && this.#takeEcho(input)) return false
    this.#block()
    return true
  }

  /** Control ended: nothing is blocked any more, nothing expected. */
  reset(): void {
    this.#expected = []
    this.#unblock()
  }

  #takeEcho(input: LocalInput): boolean {
    const now = this.#clock.now()
    this.#expected = this.#expected.filter((echo) => echo.expiresAt > now)
    const index = this.#expected.findIndex((echo) => isEchoOf(input, echo.input))
    if (index < 0) return false
    this.#expected = this.#expected.filter((echo, at) => at > index || echo.input.kind !== input.kind)
    return true
  }

  #block(): void {
    const wasBlocked = this.#blockedUntil !== null
    this.#blockedUntil = this.#clock.now() + LOCAL_ACTIVITY_BLOCKS_MS
    if (wasBlocked) return
    this.#waitUntilQuiet(LOCAL_ACTIVITY_BLOCKS_MS)
    this.#onBlockedChange(true)
  }

  #waitUntilQuiet(ms: number): void {
    this.#cancelTimer = this.#clock.setTimer(ms, () => {
      const remainingMs = (this.#blockedUntil ?? 0) - this.#clock.now()
      if (remainingMs > 0) this.#waitUntilQuiet(remainingMs)
      else this.#unblock()
    })
  }

  #unblock(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = null
    if (this.#blockedUntil === null) return
    this.#blockedUntil = null
    this.#onBlockedChange(false)
  }
}

function isEchoOf(input: LocalInput, injected: InjectedInput): boolean {
  switch (input.kind) {
    case 'move':
      return (
        injected.kind === 'move' &&
        (input.point === null ||
          (Math.abs(input.point.x - injected.point.x) <= POSITION_TOLERANCE &&
            Math.abs(input.point.y - injected.point.y) <= POSITION_TOLERANCE))
      )
    case 'button':
      return injected.kind === 'button' && (input.button === null || input.button === injected.button)
    case 'wheel':
      return injected.kind === 'wheel'
    case 'key':
      return (
        injected.kind === 'key' && (input.key === null || injected.key === null || input.key === injected.key)
      )
  }
}
