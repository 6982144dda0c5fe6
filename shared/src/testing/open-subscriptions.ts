/** Counts who listens at a connection that outlives the sessions over it: whoever stays there after the end is a leak. */
import type { SignalingPort } from '../session/ports.ts'

/** @returns how many have begun to listen since and have not stopped */
export function countSubscriptions({ events, state }: SignalingPort): () => number {
  let open = 0
  const counted = (undo: () => void) => {
    open += 1
    let isOpen = true
    return () => {
      if (isOpen) open -= 1
      isOpen = false
      undo()
    }
  }
  const on = events.on.bind(events)
  const subscribe = state.subscribe
  events.on = (name, listener) => counted(on(name, listener))
  state.subscribe = (onChange) => counted(subscribe(onChange))
  return () => open
}
