/** Two people about to shake hands, and the carrier between them that a test may bribe. */
import type { RandomBytes } from '../kernel/clock.ts'
import type { HandshakeIdentity, HandshakeMessage } from '../protocol/handshake.ts'
import {
  HandshakeInitiator,
  HandshakeResponder,
  type InitiatorOptions,
  type PairSecrets,
  type ResponderOptions,
} from '../trust/handshake.ts'
import { secretBytes } from '../trust/join-code.ts'
import { TrustError, type TrustErrorCode } from '../trust/trust-error.ts'

export const csrIdentity: HandshakeIdentity = {
  role: 'csr',
  name: 'Ada Byron',
  organisation: 'Analytical Engines',
  participantId: 'csr_00000001',
  fingerprint: 'a1'.repeat(32),
  protocol: { min: 1, max: 3 },
  capabilities: ['chat', 'desktop-control'],
}

export const customerIdentity: HandshakeIdentity = {
  role: 'customer',
  name: '李雷',
  participantId: 'customer_0001',
  fingerprint: 'b2'.repeat(32),
  protocol: { min: 1, max: 2 },
  capabilities: ['chat'],
}

const CODE = '789012'
const NAMEPLATE = '123456'
const SITE = 'site_00000001'

/** Different in every call, the same in every run of the tests; nothing here guards a secret. */
export function countingRandom(seed: number): RandomBytes {
  let state = seed
  return (length) =>
    Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff
      return state >>> 16
    })
}

let nextSeed = 1

export function anInitiator(changes: Partial<InitiatorOptions> = {}): HandshakeInitiator {
  return new HandshakeInitiator({
    secret: secretBytes(CODE),
    nameplate: NAMEPLATE,
    siteId: SITE,
    identity: csrIdentity,
    responderRole: 'customer',
    random: countingRandom(nextSeed++),
    ...changes,
  })
}

export function aResponder(
  changes: Partial<ResponderOptions> = {},
  identity: HandshakeIdentity = customerIdentity,
): HandshakeResponder {
  const responder = new HandshakeResponder({
    secret: secretBytes(CODE),
    mode: 'code',
    nameplate: NAMEPLATE,
    siteId: SITE,
    initiatorRole: 'csr',
    random: countingRandom(nextSeed++),
    ...changes,
  })
  responder.introduce(identity)
  return responder
}

/** One side of a finished or broken handshake. */
export interface SideOutcome {
  readonly secrets: PairSecrets | null
  /** The first thing that side refused. */
  readonly refused: TrustErrorCode | null
}

export interface Outcome {
  readonly initiator: SideOutcome
  readonly responder: SideOutcome
  /** Every message as its sender sent it. */
  readonly sent: readonly HandshakeMessage[]
}

/** Sees message number `index` (0: claim … 5: last confirmation) and says what arrives in its place. */
export type Carrier = (message: HandshakeMessage, index: number) => readonly unknown[]

/** Carries until nobody has anything more to say. */
export function shakeHands(
  initiator: HandshakeInitiator,
  responder: HandshakeResponder,
  carry: Carrier = (message) => [message],
): Outcome {
  const sides = { initiator: sideOf(initiator), responder: sideOf(responder) }
  const sent: HandshakeMessage[] = []
  let outbox: readonly HandshakeMessage[] = [responder.start()]
  let to = sides.initiator
  while (outbox.length > 0) {
    const arriving = outbox.flatMap((message) => carry(message, sent.push(message) - 1))
    outbox = arriving.flatMap((message) => to.hear(message))
    to = to === sides.initiator ? sides.responder : sides.initiator
  }
  return { initiator: sides.initiator.outcome(), responder: sides.responder.outcome(), sent }
}

function sideOf(machine: HandshakeInitiator | HandshakeResponder) {
  let secrets: PairSecrets | null = null
  let refused: TrustErrorCode | null = null
  return {
    hear: (message: unknown): HandshakeMessage[] => {
      try {
        const step = machine.accept(message)
        secrets ??= step.secrets ?? null
        return step.reply === undefined ? [] : [step.reply]
      } catch (error) {
        if (!(error instanceof TrustError)) throw error
        refused ??= error.code
        return []
      }
    },
    outcome: (): SideOutcome => ({ secrets, refused }),
  }
}

/** The secrets of two people who have shaken hands. */
export function pairedSecrets(): { readonly initiator: PairSecrets; readonly responder: PairSecrets } {
  const { initiator, responder } = shakeHands(anInitiator(), aResponder())
  if (initiator.secrets === null || responder.secrets === null) throw new Error('an honest handshake failed')
  return { initiator: initiator.secrets, responder: responder.secrets }
}
