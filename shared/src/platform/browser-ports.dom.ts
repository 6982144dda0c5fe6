/** Time and chance from the browser. */
import type { Clock, RandomBytes } from '../kernel/clock.ts'

export const performanceClock: Clock = {
  now: () => performance.now(),
  setTimer: (ms, call) => {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  },
}

export const cryptoRandom: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length))
