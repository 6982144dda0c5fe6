/** A person's identity as the one text that travels and is bound into the keys, and how the other side reads it. */
import { type HandshakeIdentity, handshakeIdentitySchema } from '../protocol/handshake.ts'
import { TrustError } from './trust-error.ts'

export function writeIdentity(identity: HandshakeIdentity): string {
  const { role, name, organisation, participantId, supervisor, fingerprint, protocol, capabilities } =
    identity
  return JSON.stringify({
    role,
    name,
    organisation,
    participantId,
    supervisor,
    fingerprint,
    protocol: { min: protocol.min, max: protocol.max },
    capabilities,
  })
}

export function readIdentity(text: string): HandshakeIdentity {
  const result = handshakeIdentitySchema.safeParse(parseJson(text))
  if (!result.success) throw new TrustError('bad-encoding', 'identity is not of its schema', result.error)
  return result.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new TrustError('bad-encoding', 'identity is not JSON', error)
  }
}
