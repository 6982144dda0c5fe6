import type { SessionLayer } from '../sessions/session-layer.ts'
import type { Handler } from './handler.ts'

export function relaySignal({ relay }: SessionLayer): Handler<'signal/relay'> {
  return (message, { caller }) => relay.carry(caller, message)
}
