/** Time as a port: a monotonic clock, so that a jump of the wall clock changes nothing. */

export interface Clock {
  /** Milliseconds since some fixed moment; never goes back. */
  now: () => number
  /** Calls once after `ms`; the result cancels it. */
  setTimer: (ms: number, call: () => void) => CancelTimer
}
export type CancelTimer = () => void

/** Cryptographically strong bytes. */
export type RandomBytes = (length: number) => Uint8Array
