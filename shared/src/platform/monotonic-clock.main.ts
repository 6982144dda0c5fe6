/** Time of the main process; a jump of the wall clock changes nothing. */
import type { Clock } from '../kernel/clock.ts'

export const monotonicClock: Clock = {
  now: () => performance.now(),
  setTimer: (ms, call) => {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  },
}
