/** The invited side of the handshake (handshake.ts). */
import { equalBytes, toBase64url, utf8ToBytes } from '../kernel/bytes.ts'
import type { Role } from '../protocol/fields.ts'
import {
  type HandshakeIdentity,
  type HandshakeMessage,
  type HandshakeMessageOf,
  type HandshakeMode,
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

export interface ResponderOptions extends HandshakeOptions {
  readonly mode: HandshakeMode
  readonly initiatorRole: Role
}

type ResponderState =
  | { readonly kind: 'fresh' }
  | { readonly kind: 'awaiting-commit'; readonly nonce: Uint8Array }
  | ({ readonly kind: 'awaiting-reveal'; readonly identity: HandshakeIdentity } & Exchanging)
  | ({ readonly kind: 'awaiting-proof' } & Unconfirmed)
  | Over

/** The invited side. It claims before it knows its own place in the session, and says who it is after. */
export class HandshakeResponder {
  readonly #options: ResponderOptions
  #identity: HandshakeIdentity | null = null
  #state: ResponderState = { kind: 'fresh' }

  constructor(options: ResponderOptions) {
    this.#options = options
  }

  start(): HandshakeMessageOf<'claim'> {
    if (this.#state.kind !== 'fresh') throw new TrustError('out-of-order', 'started twice')
    const nonce = this.#options.random(NONCE_BYTES)
    this.#state = { kind: 'awaiting-commit', nonce }
    return { kind: 'claim', mode: this.#options.mode, nonce: toBase64url(nonce) }
  }

  /** Needed before the first message is accepted. */
  introduce(identity: HandshakeIdentity): void {
    this.#identity = identity
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
      case 'awaiting-commit':
        return this.#share(state.nonce, expectKind(message, 'commit'))
      case 'awaiting-reveal':
        return this.#prove(state, state.identity, expectKind(message, 'reveal'))
      case 'awaiting-proof':
        return this.#believe(state, expectKind(message, 'confirm'))
      default:
        throw new TrustError('out-of-order', `${message.kind} before or after the handshake`)
    }
  }

  #share(ownNonce: Uint8Array, { commitment, nonce }: HandshakeMessageOf<'commit'>): HandshakeStep {
    const identity = this.#identity
    if (identity === null) throw new TrustError('out-of-order', 'not introduced yet')
    const nonces = { initiator: decodeBytes(nonce), responder: ownNonce }
    const run = new CpaceRun(
      cpaceInput({ ...this.#options, responderRole: identity.role }, nonces),
      this.#options.random,
    )
    const text = writeIdentity(identity)
    const own = { share: run.share, associatedData: utf8ToBytes(text) }
    this.#state = { kind: 'awaiting-reveal', identity, run, own, nonces, commitment: decodeBytes(commitment) }
    return { reply: { kind: 'share', share: toBase64url(own.share), identity: text } }
  }

  #prove(state: Exchanging, identity: HandshakeIdentity, said: HandshakeMessageOf<'reveal'>): HandshakeStep {
    const { run, own, nonces, commitment } = state
    const theirs = messageOf(said)
    if (!equalBytes(commitTo(theirs, nonces), commitment)) {
      throw new TrustError('tampered', 'the share is not the one that was committed to')
    }
    const peer = readPeer(said.identity, identity, this.#options.initiatorRole)
    const transcript = { nonces, commitment, initiator: theirs, responder: own }
    const keys = deriveHandshakeKeys(run.finish(theirs.share, theirs, own), transcript)
    const unconfirmed = { keys, transcript, peer }
    this.#state = { kind: 'awaiting-proof', ...unconfirmed }
    return { reply: confirmationOf('responder', unconfirmed) }
  }

  #believe(state: Unconfirmed, { tag }: HandshakeMessageOf<'confirm'>): HandshakeStep {
    checkConfirmation(decodeBytes(tag), 'initiator', state)
    this.#state = { kind: 'done' }
    return { secrets: secretsOf('responder', state) }
  }

  #fail(): void {
    forgetState(this.#state)
    this.#state = { kind: 'failed' }
  }
}
