/** Why something that claims to come from the other person is not believed. */
import { SupportError } from '../kernel/support-error.ts'

export type TrustErrorCode =
  /** The other side does not hold the same secret: mistyped, or somebody interferes. */
  | 'wrong-code'
  /** Authentic-looking but changed on the way, or said in somebody else's place. */
  | 'tampered'
  /** A message the present state does not wait for; also everything after a failure. */
  | 'out-of-order'
  /** Not of the message's shape. */
  | 'bad-encoding'
  /** The two apps share no protocol version. */
  | 'version'
  /** Seen before, or from an epoch that is over. */
  | 'replayed'

export class TrustError extends SupportError<TrustErrorCode> {}
