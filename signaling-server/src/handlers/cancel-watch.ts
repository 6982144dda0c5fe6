import type { WatchAsks } from '../sessions/watch-asks.ts'
import type { Handler } from './handler.ts'

export function cancelWatch(asks: WatchAsks): Handler<'supervision/cancel'> {
  return ({ askId }, { caller }) => asks.cancel(caller, askId)
}
