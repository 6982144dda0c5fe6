/** A server that shakes hands in other people's place: at a claim with a guess at the code, at an introduction without its secret. */
import { randomBytes } from '@noble/hashes/utils.js'
import type { HandshakeIdentity, HandshakeMessage } from '../protocol/handshake.ts'
import { handshakeMessageSchema } from '../protocol/handshake.ts'
import { parsePairBody } from '../protocol/pair-body.ts'
import type { ServerMessage } from '../protocol/signaling.ts'
import { HandshakeInitiator, HandshakeResponder, type PairSecrets } from '../trust/handshake.ts'
import { type JoinCode, secretBytes } from '../trust/join-code.ts'
import { TrustError } from '../trust/trust-error.ts'
import type { MemoryConnection, MemoryServer } from './memory-server.ts'
import { SITE_ID } from './session-stage.ts'

const OWN_FINGERPRINT = 'e5'.repeat(32)

/** What a server delivered once. */
export interface Delivery {
  readonly to: MemoryConnection
  readonly message: ServerMessage
}

/** Keeps all that is delivered from now on. */
export function record(server: MemoryServer): Delivery[] {
  const deliveries: Delivery[] = []
  server.meddle = (message, to) => {
    deliveries.push({ to, message })
    return [message]
  }
  return deliveries
}

/** The same body with one character of its longest encoded bytes replaced by another. */
export function flipped(body: Record<string, unknown>): Record<string, unknown> {
  const text = JSON.stringify(body)
  const longest = [...text.matchAll(/"(?:box|mac|share|commitment|tag|nonce)":"([\w-]{20,})"/g)]
    .map((match) => match[1] ?? '')
    .sort((a, b) => b.length - a.length)[0]
  if (longest === undefined) throw new Error(`nothing to flip in ${text}`)
  const at = Math.floor(longest.length / 2)
  const other = longest[at] === 'A' ? 'B' : 'A'
  return JSON.parse(text.replace(longest, longest.slice(0, at) + other + longest.slice(at + 1))) as Record<
    string,
    unknown
  >
}

/** The kind of handshake message in what two people send each other; null for anything else. */
export function handshakeKind(message: ServerMessage): HandshakeMessage['kind'] | null {
  if (message.type !== 'signal/relayed') return null
  const body = parsePairBody(message.body)
  return body?.kind === 'handshake' ? body.handshake.kind : null
}

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
