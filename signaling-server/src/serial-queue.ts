/** Runs tasks one after another, each to its end, in the order they came. */

export class SerialQueue {
  #last: Promise<unknown> = Promise.resolve()

  /** A task that fails fails for its caller only; the next one runs. */
  run<Result>(task: () => Result | Promise<Result>): Promise<Result> {
    const result = this.#last.then(task)
    this.#last = result.catch(() => undefined)
    return result
  }
}
