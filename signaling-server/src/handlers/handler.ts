/** What a message handler is given and how it answers. */
import type { ClientMessage, RefusalCode } from '@deskside/shared/protocol/signaling.ts'
import type { Caller } from '../sessions/caller.ts'

export interface Call {
  readonly caller: Caller
  /** Answers the request this message was; the socket stays open. */
  readonly refuse: (code: RefusalCode, retryAfterMs?: number) => void
  /** For what no honest app sends: says why and closes the socket. */
  readonly expel: (code: RefusalCode) => void
}

export type MessageOf<Type extends ClientMessage['type']> = Extract<ClientMessage, { type: Type }>

/** Runs to its end before the next message of the same socket is read. */
export type Handler<Type extends ClientMessage['type']> = (
  message: MessageOf<Type>,
  call: Call,
) => void | Promise<void>

/** `hello` is not among them: it makes the caller, the others need one. */
export type Handlers = { readonly [Type in Exclude<ClientMessage['type'], 'hello'>]: Handler<Type> }
