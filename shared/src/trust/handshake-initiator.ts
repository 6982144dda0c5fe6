/** The inviter's side of the handshake (handshake.ts). */
import { toBase64url, utf8ToBytes } from '../kernel/bytes.ts'
import type { Role } from '../protocol/fields.ts'
import {
  type HandshakeIdentity,
  type HandshakeMessage,
  type HandshakeMessageOf,
  NONCE_BYTES,
} from '../protocol/handshake.ts'
import { CpaceRun } from './cpace.ts'
import {
  checkConfirmation,
  confirmationOf,
  type Exchanging,
  expectKind,
  forgetState,
  type HandshakeOptions,
  type HandshakeStep,
  messageOf,
  type Over,
  orFail,
  readHandshakeMessage,
  readPeer,
  secretsOf,
  type Unconfirmed,
} from './handshake-parts.ts'
import { writeIdentity } from './identity-text.ts'
import { commitTo, cpaceInput, deriveHandshakeKeys } from './key-schedule.ts'
import { TrustError } from './trust-error.ts'
import { decodeBytes } from './wire-bytes.ts'

export interface InitiatorOptions extends HandshakeOptions {
  readonly identity: HandshakeIdentity
  /** Whom the invite admits. */
  readonly responderRole: Role
}

type InitiatorState =
  | { readonly kind: 'awaiting-claim' }
  | ({ readonly kind: 'awaiting-share' } & Exchanging)
  | ({ readonly kind: 'awaiting-proof' } & Unconfirmed)
  | Over

/** The inviter's side. Which secret it is given depends on the mode of the claim it is about to hear. */
export class HandshakeInitiator {
  readonly #options: InitiatorOptions
  #state: InitiatorState = { kind: 'awaiting-claim' }

  constructor(options: InitiatorOptions) {
    this.#options = options
  }

  accept(raw: unknown): HandshakeStep {
    return orFail(
      () => this.#step(readHandshakeMessage(raw)),
      () => this.#fail(),
    )
  }

  #step(message: HandshakeMessage): HandshakeStep {
    const state = this.#state
    switch (state.kind) {
      case 'awaiting-claim':
        return this.#commit(expectKind(message, 'claim'))
      case 'awaiting-share':
        return this.#reveal(state, expectKind(message, 'share'))
      case 'awaiting-proof':
        return this.#confirm(state, expectKind(message, 'confirm'))
      default:
        throw new TrustError('out-of-order', `${message.kind} after the handshake`)
    }
  }

  #commit({ mode, nonce }: HandshakeMessageOf<'claim'>): HandshakeStep {
    const { identity, random, responderRole } = this.#options
    const nonces = { initiator: random(NONCE_BYTES), responder: decodeBytes(nonce) }
    const setting = { ...this.#options, mode, initiatorRole: identity.role, responderRole }
    const run = new CpaceRun(cpaceInput(setting, nonces), random)
    const own = { share: run.share, associatedData: utf8ToBytes(writeIdentity(identity)) }
    const commitment = commitTo(own, nonces)
    this.#state = { kind: 'awaiting-share', run, own, nonces, commitment }
    return {
      reply: { kind: 'commit', commitment: toBase64url(commitment), nonce: toBase64url(nonces.initiator) },
    }
  }

  #reveal({ run, own, nonces, commitment }: Exchanging, said: HandshakeMessageOf<'share'>): HandshakeStep {
    const { identity, responderRole } = this.#options
    const peer = readPeer(said.identity, identity, responderRole)
    const theirs = messageOf(said)
    const transcript = { nonces, commitment, initiator: own, responder: theirs }
    const keys = deriveHandshakeKeys(run.finish(theirs.share, own, theirs), transcript)
    this.#state = { kind: 'awaiting-proof', keys, transcript, peer }
    return { reply: { kind: 'reveal', share: toBase64url(own.share), identity: writeIdentity(identity) } }
  }

  #confirm(state: Unconfirmed, { tag }: HandshakeMessageOf<'confirm'>): HandshakeStep {
    checkConfirmation(decodeBytes(tag), 'responder', state)
    const reply = confirmationOf('initiator', state)
    this.#state = { kind: 'done' }
    return { reply, secrets: secretsOf('initiator', state) }
  }

  #fail(): void {
    forgetState(this.#state)
    this.#state = { kind: 'failed' }
  }
}
