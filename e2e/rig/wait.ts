/** Waiting for something to become true, with a sentence for when it does not. */

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Asks again until the answer is neither null, undefined nor false.
 *
 * @throws Error naming `what` after `timeoutMs`, with the last error if asking itself failed
 */
export async function waitFor<Value>(
  what: string,
  ask: () => Value | Promise<Value>,
  { timeoutMs = 15_000, everyMs = 50 }: { timeoutMs?: number; everyMs?: number } = {},
): Promise<NonNullable<Exclude<Value, false>>> {
  const end = performance.now() + timeoutMs
  let lastError: unknown
  for (;;) {
    try {
      const value = await ask()
      if (value !== null && value !== undefined && value !== false)
        return value as NonNullable<Exclude<Value, false>>
    } catch (error) {
      lastError = error
    }
    if (performance.now() > end) {
      throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`, { cause: lastError })
    }
    await pause(everyMs)
  }
}
