/**
 * The keys of one pair over time. Epoch 0 begins with the handshake; when a connection dies both sides move to the
 * next epoch with the same certificates and fresh nonces, proved by HMAC-SHA256 under the restart key, no new code.
 * Only epochs strictly newer than any before are accepted, so nothing recorded earlier can bring an old one back.
 */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { equalBytes, lengthPrefixed, toBase64url, toUint64 } from '../kernel/bytes.ts'
import type { RandomBytes } from '../kernel/clock.ts'
import { type PairBody, type PairBodyOf, RESTART_NONCE_BYTES } from '../protocol/pair-body.ts'
import { isLinkProof, makeLinkProof } from './link-proof.ts'
import { forgetSecrets, type PairRole, type PairSecrets } from './pair-secrets.ts'
import { SealedChannel } from './sealed-channel.ts'
import { TrustError, type TrustErrorCode } from './trust-error.ts'
import { decodeBytes } from './wire-bytes.ts'

export type Heard =
  /** Opened text; its content is still to be checked. */
  | { readonly kind: 'signal'; readonly text: string }
  /** Both sides have the keys of a new epoch; send the reply, if there is one, and connect afresh. */
  | { readonly kind: 'fresh-epoch'; readonly reply: PairBody | null }
  /** To the initiator: the other side lost the connection; begin a restart. */
  | { readonly kind: 'wanted' }
  /** Did not prove itself, came too late, or is not for this side; nothing has changed. */
  | { readonly kind: 'ignored'; readonly why: TrustErrorCode }

export class PairEpochs {
  readonly #secrets: PairSecrets
  readonly #random: RandomBytes
  #channel: SealedChannel
  #pending: { readonly epoch: number; readonly nonce: Uint8Array } | null = null
  /** The newest epoch begun here. */
  #newest = 0
  #isForgotten = false

  constructor(secrets: PairSecrets, random: RandomBytes) {
    this.#secrets = secrets
    this.#random = random
    this.#channel = new SealedChannel(secrets, 0, secrets.nonces)
  }

  get epoch(): number {
    return this.#channel.epoch
  }

  seal(text: string): PairBodyOf<'sealed'> {
    return this.#channel.seal(text)
  }

  /** Initiator only. Each call begins a newer epoch; the answer to an earlier one is no longer good. */
  beginRestart(): PairBodyOf<'restart'> {
    this.#require('initiator')
    const epoch = ++this.#newest
    const nonce = this.#random(RESTART_NONCE_BYTES)
    this.#pending = { epoch, nonce }
    return {
      kind: 'restart',
      epoch,
      nonce: toBase64url(nonce),
      mac: toBase64url(this.#mac('restart', epoch, nonce)),
    }
  }

  /** Responder only. */
  wantRestart(): PairBodyOf<'restart-wanted'> {
    this.#require('responder')
    const epoch = this.epoch + 1
    return { kind: 'restart-wanted', epoch, mac: toBase64url(this.#mac('restart-wanted', epoch)) }
  }

  hear(body: PairBody): Heard {
    try {
      return this.#hear(body)
    } catch (error) {
      if (!(error instanceof TrustError)) throw error
      return { kind: 'ignored', why: error.code }
    }
  }

  /** For the control channel of the present epoch's connection. */
  ownProof(ownFingerprint: string): string {
    return makeLinkProof(this.#secrets, this.epoch, ownFingerprint)
  }

  isPeerProof(mac: string, ownFingerprint: string): boolean {
    return !this.#isForgotten && isLinkProof(mac, this.#secrets, this.epoch, ownFingerprint)
  }

  /** The pair is over: overwrites every key, the secrets it was built from included. */
  forget(): void {
    this.#isForgotten = true
    this.#channel.forget()
    forgetSecrets(this.#secrets)
  }

  #hear(body: PairBody): Heard {
    if (this.#isForgotten) throw new TrustError('out-of-order', 'the pair is over')
    switch (body.kind) {
      case 'sealed':
        return { kind: 'signal', text: this.#channel.open(body) }
      case 'restart':
        return this.#answerRestart(body)
      case 'restarted':
        return this.#finishRestart(body)
      case 'restart-wanted':
        return this.#noteWanted(body)
      case 'handshake':
        throw new TrustError('out-of-order', 'the handshake is over')
    }
  }

  #answerRestart({ epoch, nonce, mac }: PairBodyOf<'restart'>): Heard {
    this.#require('responder')
    if (epoch <= this.epoch) throw new TrustError('replayed', `restart to ${epoch} in ${this.epoch}`)
    const theirs = decodeBytes(nonce)
    this.#check(mac, this.#mac('restart', epoch, theirs))
    const own = this.#random(RESTART_NONCE_BYTES)
    this.#enter(epoch, theirs, own)
    const answer = this.#mac('restarted', epoch, theirs, own)
    return {
      kind: 'fresh-epoch',
      reply: { kind: 'restarted', epoch, nonce: toBase64url(own), mac: toBase64url(answer) },
    }
  }

  #finishRestart({ epoch, nonce, mac }: PairBodyOf<'restarted'>): Heard {
    this.#require('initiator')
    const pending = this.#pending
    if (pending === null || epoch !== pending.epoch)
      throw new TrustError('replayed', `answer for epoch ${epoch}`)
    const theirs = decodeBytes(nonce)
    this.#check(mac, this.#mac('restarted', epoch, pending.nonce, theirs))
    this.#pending = null
    this.#enter(epoch, pending.nonce, theirs)
    return { kind: 'fresh-epoch', reply: null }
  }

  #noteWanted({ epoch, mac }: PairBodyOf<'restart-wanted'>): Heard {
    this.#require('initiator')
    // One that is under way already needs no second push; if it got lost, whoever began it tries again.
    if (epoch <= this.#newest) throw new TrustError('replayed', `epoch ${epoch} wanted in ${this.#newest}`)
    this.#check(mac, this.#mac('restart-wanted', epoch))
    return { kind: 'wanted' }
  }

  #enter(epoch: number, initiator: Uint8Array, responder: Uint8Array): void {
    this.#channel.forget()
    this.#channel = new SealedChannel(this.#secrets, epoch, { initiator, responder })
  }

  #mac(
    kind: Exclude<PairBody['kind'], 'sealed' | 'handshake'>,
    epoch: number,
    ...nonces: Uint8Array[]
  ): Uint8Array {
    return hmac(sha256, this.#secrets.keys.restart, lengthPrefixed(kind, toUint64(epoch), ...nonces))
  }

  #check(mac: string, expected: Uint8Array): void {
    if (!equalBytes(decodeBytes(mac), expected))
      throw new TrustError('tampered', 'restart message is not from the pair')
  }

  #require(role: PairRole): void {
    if (this.#secrets.role !== role) throw new TrustError('out-of-order', `only the ${role} does this`)
  }
}
