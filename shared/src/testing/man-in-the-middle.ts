/** A server that shakes hands with both sides of a claim in the other's place, with a guess at the code. */
import { randomBytes } from '@noble/hashes/utils.js'
import type { HandshakeIdentity, HandshakeMessage } from '../protocol/handshake.ts'
import { handshakeMessageSchema } from '../protocol/handshake.ts'
import type { ServerMessage } from '../protocol/signaling.ts'
import { HandshakeInitiator, HandshakeResponder, type PairSecrets } from '../trust/handshake.ts'
import { type JoinCode, secretBytes } from '../trust/join-code.ts'
import { TrustError } from '../trust/trust-error.ts'
import type { MemoryServer } from './memory-server.ts'
import { SITE_ID } from './session-stage.ts'

const OWN_FINGERPRINT = 'e5'.repeat(32)

/** What somebody in the middle ended up with; null on a side that did not believe it. */
export interface Spoils {
  withCustomer: PairSecrets | null
  withCsr: PairSecrets | null
}

/** From now on every claim goes through the middle. */
export function standBetween(server: MemoryServer, guess: JoinCode): Spoils {
  const spoils: Spoils = { withCustomer: null, withCsr: null }
  const parts = {
    secret: secretBytes(guess.secret),
    nameplate: guess.nameplate,
    siteId: SITE_ID,
    random: randomBytes,
  }
  const asCsr = new HandshakeInitiator({
    ...parts,
    identity: identity('csr', 'Anna', 'the-middle-csr'),
    responderRole: 'customer',
  })
  const asCustomer = new HandshakeResponder({ ...parts, mode: 'code', initiatorRole: 'csr' })
  let toCustomer: HandshakeMessage | undefined
  let toCsr: HandshakeMessage | undefined

  server.meddle = (message) => {
    switch (message.type) {
      case 'claim/opened': {
        const { reply } = step(asCsr, message.handshake)
        toCustomer = reply
        // The place the real customer was given, else the CSR would notice at once.
        const start = asCustomer.start()
        asCustomer.introduce(identity('customer', 'Lee', message.participantId))
        return [{ ...message, handshake: start }]
      }
      case 'claim/relayed':
        return [relayed(message)]
      default:
        return [message]
    }
  }

  function relayed(message: Extract<ServerMessage, { type: 'claim/relayed' }>): ServerMessage {
    const kind = handshakeMessageSchema.parse(message.handshake).kind
    const isFromCsr = kind === 'commit' || kind === 'reveal' || (kind === 'confirm' && toCsr === undefined)
    if (isFromCsr) {
      const { reply, secrets } = step(asCustomer, message.handshake)
      toCsr = reply
      spoils.withCsr ??= secrets ?? null
      return { ...message, handshake: toCustomer ?? message.handshake }
    }
    const { reply, secrets } = step(asCsr, message.handshake)
    toCustomer = reply
    spoils.withCustomer ??= secrets ?? null
    const handshake = toCsr ?? message.handshake
    toCsr = undefined
    return { ...message, handshake }
  }
  return spoils
}

function step(machine: HandshakeInitiator | HandshakeResponder, message: unknown) {
  try {
    return machine.accept(message)
  } catch (error) {
    if (!(error instanceof TrustError)) throw error
    return {}
  }
}

function identity(role: 'csr' | 'customer', name: string, participantId: string): HandshakeIdentity {
  return {
    role,
    name,
    participantId,
    fingerprint: OWN_FINGERPRINT,
    protocol: { min: 1, max: 1 },
    capabilities: [],
  }
}
