/** What the rest of the server sees of a socket: it can be told things and closed. */
import type { RefusalCode, ServerMessage } from '@deskside/shared/protocol/signaling.ts'

/** WebSocket close codes: 1xxx from RFC 6455, 4xxx our own after the HTTP status they mean. */
export const CLOSE = {
  restarting: 1012,
  malformed: 1008,
  slow: 1013,
  notSignedIn: 4401,
  notAllowed: 4403,
  version: 4406,
  silent: 4408,
  refused: 4400,
} as const
export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE]

export interface Connection {
  /** Network address as it is counted for limits. */
  readonly address: string
  tell: (message: ServerMessage) => void
  /** Says why, then closes. */
  expel: (code: RefusalCode, closeCode: CloseCode, retryAfterMs?: number) => void
  isGone: () => boolean
}

/** The server's half of the talk over one socket. */
export interface Listener {
  /** Text as it came. While a promise is open, nothing more is read from the socket. */
  hear: (text: string) => void | Promise<void>
  /** Once, whoever closed. */
  gone: () => void
}
