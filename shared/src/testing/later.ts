/** Runs something once the present call is done, as a network would, but without time passing. */
export function later(call: () => void): void {
  void Promise.resolve().then(call)
}
