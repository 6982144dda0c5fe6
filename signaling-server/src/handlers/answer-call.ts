import type { Calls } from '../calls/calls.ts'
import type { Handler } from './handler.ts'

export function answerCall(calls: Calls): Handler<'call/answer'> {
  return (message, { caller }) => calls.answer(caller, message)
}
