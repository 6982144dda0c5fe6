/** Numbers that look like chance and are the same in every run, so that runs compare. */

/** @returns a function that gives the next number from 0 up to but without 1 */
export function repeatable(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
