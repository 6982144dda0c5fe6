import type { WatchAsks } from '../sessions/watch-asks.ts'
import type { Handler } from './handler.ts'

/** Ignored from anybody but the one who was asked. */
export function declineWatch(asks: WatchAsks): Handler<'supervision/decline'> {
  return ({ askId }, { caller }) => asks.decline(caller, askId)
}
