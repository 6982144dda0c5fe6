/** Bytes in a message of the other side: of the one encoding, or the message is refused. */
import { fromBase64url } from '../kernel/bytes.ts'
import { TrustError } from './trust-error.ts'

export function decodeBytes(text: string): Uint8Array {
  const bytes = fromBase64url(text)
  if (bytes === null) throw new TrustError('bad-encoding', 'bytes are not in their one encoding')
  return bytes
}
