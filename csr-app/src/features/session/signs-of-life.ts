/** What shows that somebody is at work in a session, wherever it shows. */
import type { ReadableStore } from '@deskside/shared/kernel/store.ts'

/** Calls whenever it sees a sign. */
export type SignOfLife = (note: () => void) => void

/** A change of what matters of it: stores also change where nobody did anything, when a link heals for example. */
export function changeOf<Value>(store: ReadableStore<Value>, what: (value: Value) => unknown): SignOfLife {
  return (note) => {
    let before = what(store.getSnapshot())
    store.subscribe(() => {
      const after = what(store.getSnapshot())
      if (Object.is(before, after)) return
      before = after
      note()
    })
  }
}
