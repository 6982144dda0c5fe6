import type { Calls } from '../calls/calls.ts'
import type { Handler } from './handler.ts'

export function cancelCall(calls: Calls): Handler<'call/cancel'> {
  return ({ callId }, { caller }) => calls.cancel(caller, callId)
}
