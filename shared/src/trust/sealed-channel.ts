/**
 * Signaling between two people who share keys: encrypted, numbered, one direction never mistaken for the other.
 *
 * ChaCha20-Poly1305 (RFC 8439): it runs in constant time in plain JavaScript, where AES would need tables whose
 * timing depends on the key. Each epoch and direction has a key of its own and each message a number that never
 * comes twice under it, so the number is the nonce and the longer nonces of XChaCha would buy nothing.
 */
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha512 } from '@noble/hashes/sha2.js'
import {
  bytesToUtf8,
  concatBytes,
  lengthPrefixed,
  toBase64url,
  toUint64,
  utf8ToBytes,
} from '../kernel/bytes.ts'
import { MAX_SEALED_BYTES, type PairBodyOf } from '../protocol/pair-body.ts'
import { otherRole, type PairNonces, type PairRole, type PairSecrets } from './pair-secrets.ts'
import { TrustError } from './trust-error.ts'
import { decodeBytes } from './wire-bytes.ts'

const MAX_SEQ = 0xffff_ffff

export class SealedChannel {
  readonly epoch: number
  readonly #role: PairRole
  readonly #sendKey: Uint8Array
  readonly #receiveKey: Uint8Array
  #nextSeq = 0
  #lastSeqHeard = -1

  constructor(secrets: PairSecrets, epoch: number, nonces: PairNonces) {
    this.epoch = epoch
    this.#role = secrets.role
    this.#sendKey = epochKey(secrets, secrets.role, epoch, nonces)
    this.#receiveKey = epochKey(secrets, otherRole(secrets.role), epoch, nonces)
  }

  /** At most MAX_SEALED_BYTES of UTF-8. */
  seal(text: string): PairBodyOf<'sealed'> {
    const plain = utf8ToBytes(text)
    if (plain.length > MAX_SEALED_BYTES)
      throw new RangeError(`${plain.length} bytes do not fit in a sealed body`)
    if (this.#nextSeq > MAX_SEQ) throw new RangeError('this epoch has no numbers left')
    const seq = this.#nextSeq++
    const box = this.#cipher(this.#sendKey, this.#role, seq).encrypt(plain)
    return { kind: 'sealed', epoch: this.epoch, seq, box: toBase64url(box) }
  }

  /** Throws and changes nothing unless this is the other side's, of this epoch, and newer than all before. */
  open({ epoch, seq, box }: PairBodyOf<'sealed'>): string {
    if (epoch !== this.epoch) throw new TrustError('replayed', `envelope of epoch ${epoch} in ${this.epoch}`)
    if (seq <= this.#lastSeqHeard)
      throw new TrustError('replayed', `envelope ${seq} after ${this.#lastSeqHeard}`)
    const text = bytesToUtf8(this.#decrypt(decodeBytes(box), seq))
    this.#lastSeqHeard = seq
    return text
  }

  /** Overwrites the keys of an epoch that is over. */
  forget(): void {
    this.#sendKey.fill(0)
    this.#receiveKey.fill(0)
    this.#nextSeq = MAX_SEQ + 1
    this.#lastSeqHeard = MAX_SEQ
  }

  #decrypt(box: Uint8Array, seq: number): Uint8Array {
    try {
      return this.#cipher(this.#receiveKey, otherRole(this.#role), seq).decrypt(box)
    } catch (error) {
      throw new TrustError('tampered', 'box does not open', error)
    }
  }

  #cipher(key: Uint8Array, from: PairRole, seq: number): ReturnType<typeof chacha20poly1305> {
    const nonce = concatBytes(new Uint8Array(4), toUint64(seq))
    return chacha20poly1305(key, nonce, lengthPrefixed('sealed', from, toUint64(this.epoch), toUint64(seq)))
  }
}

function epochKey({ keys }: PairSecrets, from: PairRole, epoch: number, nonces: PairNonces): Uint8Array {
  const master = from === 'initiator' ? keys.signalingFromInitiator : keys.signalingFromResponder
  const salt = lengthPrefixed(nonces.initiator, nonces.responder)
  return hkdf(sha512, master, salt, lengthPrefixed('deskside epoch key', from, toUint64(epoch)), 32)
}
