/** Looking at a screen often enough to time it: five times a millisecond, which costs the two apps next to nothing. */

const BETWEEN_LOOKS_MS = 0.2
const YIELD_EVERY_MS = 250
const nobody = new Int32Array(new SharedArrayBuffer(4))

/** Blocks this thread until `look` says that it has seen enough. */
export function watch(look: (nowMs: number) => boolean): void {
  while (!look(performance.now())) Atomics.wait(nobody, 0, 0, BETWEEN_LOOKS_MS)
}

/** Watches for a time, but lets this process breathe now and then, so that nobody who writes to it gets stuck. */
export async function watchFor(durationMs: number, look: (nowMs: number) => void): Promise<void> {
  const end = performance.now() + durationMs
  while (performance.now() < end) {
    const breath = Math.min(end, performance.now() + YIELD_EVERY_MS)
    watch((now) => {
      look(now)
      return now >= breath
    })
    await new Promise((resolve) => setImmediate(resolve))
  }
}
