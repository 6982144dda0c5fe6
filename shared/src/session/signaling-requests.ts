/** Questions to the signaling server that have an answer, matched by `requestId`. */
import type { Clock } from '../kernel/clock.ts'
import type { ClientMessage, RefusalCode, ServerMessage } from '../protocol/signaling.ts'
import type { SignalingPort } from './ports.ts'

type Question = Extract<ClientMessage, { requestId: string }>
type Answer = Extract<ServerMessage, { requestId: string }>

export type Answered<Type extends Answer['type']> =
  | { readonly kind: 'answered'; readonly answer: Extract<Answer, { type: Type }> }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly retryAfterMs: number | null }
  | { readonly kind: 'offline' }

const ANSWER_TIMEOUT_MS = 10_000

/** Never rejects: no connection, no answer in time and an answer of another kind are all `offline`. */
export function askServer<Type extends Answer['type']>(
  signaling: SignalingPort,
  clock: Clock,
  question: Question,
  expected: Type,
): Promise<Answered<Type>> {
  return new Promise((resolve) => {
    const done = (outcome: Answered<Type>): void => {
      cancel()
      undo()
      resolve(outcome)
    }
    const cancel = clock.setTimer(ANSWER_TIMEOUT_MS, () => done({ kind: 'offline' }))
    const undo = signaling.events.on('message', (message) => {
      if (!('requestId' in message) || message.requestId !== question.requestId) return
      if (message.type === 'refused') {
        return done({ kind: 'refused', code: message.code, retryAfterMs: message.retryAfterMs ?? null })
      }
      if (message.type === expected) {
        done({ kind: 'answered', answer: message as Extract<Answer, { type: Type }> })
      }
    })
    if (!signaling.send(question)) done({ kind: 'offline' })
  })
}
