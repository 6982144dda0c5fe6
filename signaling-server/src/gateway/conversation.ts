/** The server's half of the talk over one socket: hello first and soon, then one checked message after another. */
import type { CancelTimer, Clock } from '@deskside/shared/kernel/clock.ts'
import {
  type ClientMessage,
  clientMessageSchema,
  type RefusalCode,
} from '@deskside/shared/protocol/signaling.ts'
import type { Calls } from '../calls/calls.ts'
import type { Callers, SignedInCaller } from '../handlers/callers.ts'
import type { Call, Handlers, MessageOf } from '../handlers/handler.ts'
import { greet, type HelloParts } from '../handlers/hello.ts'
import type { Log } from '../log.ts'
import type { Caller } from '../sessions/caller.ts'
import type { SessionLayer } from '../sessions/session-layer.ts'
import { CLOSE, type CloseCode, type Connection, type Listener } from './connection.ts'

export const HELLO_TIMEOUT_MS = 5_000

export interface ConversationParts {
  readonly clock: Clock
  readonly log: Log
  readonly hello: HelloParts
  readonly handlers: Handlers
  readonly callers: Callers
  readonly layer: Pick<SessionLayer, 'members' | 'liveList' | 'watchAsks'>
  readonly calls: Calls
}

type State =
  | { readonly kind: 'silent'; readonly cancelTimeout: CancelTimer }
  | { readonly kind: 'greeted'; readonly caller: Caller; readonly signedIn: SignedInCaller | null }

export class Conversation implements Listener {
  readonly #connection: Connection
  readonly #parts: ConversationParts
  #state: State

  constructor(connection: Connection, parts: ConversationParts) {
    this.#connection = connection
    this.#parts = parts
    const giveUp = (): void => connection.expel('malformed', CLOSE.silent)
    this.#state = { kind: 'silent', cancelTimeout: parts.clock.setTimer(HELLO_TIMEOUT_MS, giveUp) }
  }

  readonly hear = (text: string): void | Promise<void> => {
    const message = parse(text)
    if (message === null) return this.#expel('malformed')
    if (this.#state.kind === 'silent') {
      return message.type === 'hello' ? this.#greet(message) : this.#expel('malformed')
    }
    return message.type === 'hello' ? this.#expel('malformed') : this.#dispatch(message, this.#state.caller)
  }

  readonly gone = (): void => {
    if (this.#state.kind === 'silent') return this.#state.cancelTimeout()
    const { caller, signedIn } = this.#state
    if (signedIn !== null) this.#parts.callers.remove(signedIn)
    this.#parts.calls.gone(caller)
    this.#parts.layer.liveList.unwatch(caller)
    this.#parts.layer.watchAsks.gone(caller)
    this.#parts.layer.members.callerGone(caller)
  }

  async #greet(hello: Extract<ClientMessage, { type: 'hello' }>): Promise<void> {
    const greeting = await greet(hello, this.#parts.hello)
    if (this.#connection.isGone() || this.#state.kind !== 'silent') return
    if (greeting.kind === 'refused') return this.#expel(greeting.code)
    this.#state.cancelTimeout()
    const { address, tell, isGone } = this.#connection
    const account = greeting.signedIn?.account ?? null
    const caller: Caller = {
      address,
      account:
        account === null
          ? null
          : { accountId: account.accountId, name: account.name, isSupervisor: account.isSupervisor },
      protocol: greeting.welcome.protocol,
      tell,
      isGone,
      seats: new Map(),
      claims: new Set(),
    }
    const signedIn =
      greeting.signedIn === null
        ? null
        : { caller, tokenHash: greeting.signedIn.tokenHash, expel: () => this.#expel('not-signed-in') }
    this.#state = { kind: 'greeted', caller, signedIn }
    if (signedIn !== null) this.#parts.callers.add(signedIn)
    tell(greeting.welcome)
  }

  #dispatch(message: Exclude<ClientMessage, { type: 'hello' }>, caller: Caller): void | Promise<void> {
    const requestId = 'requestId' in message ? message.requestId : undefined
    const call: Call = {
      caller,
      expel: (code) => this.#expel(code),
      refuse: (code, retryAfterMs) => this.#refuse(code, requestId, retryAfterMs),
    }
    return handle(this.#parts.handlers, message.type, message, call)?.catch((error: unknown) => {
      this.#parts.log.error({ err: error, type: message.type }, 'a message could not be handled')
      this.#refuse('busy', requestId)
    })
  }

  /** A refusal without a request id is the last word on a socket. */
  #refuse(code: RefusalCode, requestId: string | undefined, retryAfterMs?: number): void {
    if (requestId === undefined) return this.#expel(code)
    const pause = retryAfterMs === undefined ? {} : { retryAfterMs: Math.ceil(retryAfterMs) }
    this.#connection.tell({ type: 'refused', code, requestId, ...pause })
  }

  #expel(code: RefusalCode): void {
    this.#connection.expel(code, closeCodeOf(code))
  }
}

/** Generic, so that the compiler sees each message go to the handler of its own type. */
function handle<Type extends keyof Handlers>(
  handlers: Handlers,
  type: Type,
  message: MessageOf<Type>,
  call: Call,
): void | Promise<void> {
  return handlers[type](message, call)
}

/** Null for whatever is not a message of this protocol, however it manages not to be one. */
function parse(text: string): ClientMessage | null {
  try {
    const parsed = clientMessageSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    // Not JSON, or nested so deep that checking it overflows the stack.
    return null
  }
}

function closeCodeOf(code: RefusalCode): CloseCode {
  switch (code) {
    case 'malformed':
      return CLOSE.malformed
    case 'version':
      return CLOSE.version
    case 'not-signed-in':
      return CLOSE.notSignedIn
    case 'not-allowed':
      return CLOSE.notAllowed
    default:
      return CLOSE.refused
  }
}
