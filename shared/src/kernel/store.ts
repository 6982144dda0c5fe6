/** One immutable value and who wants to know when it is replaced; the shape React's useSyncExternalStore reads. */
import type { Unsubscribe } from './typed-events.ts'

export interface ReadableStore<Value> {
  getSnapshot: () => Value
  subscribe: (onChange: () => void) => Unsubscribe
}

export class Store<Value> implements ReadableStore<Value> {
  #value: Value
  readonly #listeners = new Set<() => void>()

  constructor(initial: Value) {
    this.#value = initial
  }

  readonly getSnapshot = (): Value => this.#value

  readonly subscribe = (onChange: () => void): Unsubscribe => {
    this.#listeners.add(onChange)
    return () => this.#listeners.delete(onChange)
  }

  set(value: Value): void {
    if (Object.is(value, this.#value)) return
    this.#value = value
    for (const listener of [...this.#listeners]) listener()
  }

  update(change: (value: Value) => Value): void {
    this.set(change(this.#value))
  }
}
