/**
 * Sealing for one receiver, proven to come from one sender: HPKE (RFC 9180), mode Auth, DHKEM(X25519, HKDF-SHA256),
 * HKDF-SHA256, AES-128-GCM. Nobody on the way can read, change, or make such a text.
 */
import { concatBytes } from '@deskside/shared/kernel/bytes.ts'
import { Aes128Gcm, CipherSuite, HkdfSha256, HpkeError } from '@hpke/core'
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519'

export interface KeyPair {
  readonly publicKey: Uint8Array
  readonly privateKey: Uint8Array
}

/** Both ends must name the same; neither travels. */
export interface Binding {
  /** What kind of text it is. */
  readonly info: Uint8Array
  /** Everything around it that must not be changed. */
  readonly context: Uint8Array
}

/** Length of the encapsulated key in front of the sealed text, bytes. */
const ENCAPSULATED_BYTES = 32

const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes128Gcm(),
})

export async function makeKeyPair(): Promise<KeyPair> {
  const { publicKey, privateKey } = await suite.kem.generateKeyPair()
  return {
    publicKey: new Uint8Array(await suite.kem.serializePublicKey(publicKey)),
    privateKey: new Uint8Array(await suite.kem.serializePrivateKey(privateKey)),
  }
}

/** @returns 48 bytes more than the text, a key before it and a tag after it; null for a key that is none */
export function seal(
  text: Uint8Array,
  { from, to }: { readonly from: KeyPair; readonly to: Uint8Array },
  { info, context }: Binding,
): Promise<Uint8Array | null> {
  return nullWhenRefused(async () => {
    const sender = await suite.createSenderContext({
      senderKey: await handlesOf(from),
      recipientPublicKey: await publicHandle(to),
      info: bufferOf(info),
    })
    const sealed = await sender.seal(bufferOf(text), bufferOf(context))
    return concatBytes(new Uint8Array(sender.enc), new Uint8Array(sealed))
  })
}

/** Null when it was sealed by another key, for another key, in another context, or changed on the way. */
export function open(
  sealed: Uint8Array,
  { from, to }: { readonly from: Uint8Array; readonly to: KeyPair },
  { info, context }: Binding,
): Promise<Uint8Array | null> {
  return nullWhenRefused(async () => {
    const recipient = await suite.createRecipientContext({
      recipientKey: await handlesOf(to),
      senderPublicKey: await publicHandle(from),
      enc: bufferOf(sealed.subarray(0, ENCAPSULATED_BYTES)),
      info: bufferOf(info),
    })
    const text = await recipient.open(bufferOf(sealed.subarray(ENCAPSULATED_BYTES)), bufferOf(context))
    return new Uint8Array(text)
  })
}

/** Whoever asks says what a refused text means; the library has no other word for it than an error. */
async function nullWhenRefused(work: () => Promise<Uint8Array>): Promise<Uint8Array | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof HpkeError) return null
    throw error
  }
}

async function handlesOf({ publicKey, privateKey }: KeyPair) {
  return {
    publicKey: await publicHandle(publicKey),
    privateKey: await suite.kem.deserializePrivateKey(bufferOf(privateKey)),
  }
}

function publicHandle(publicKey: Uint8Array) {
  return suite.kem.deserializePublicKey(bufferOf(publicKey))
}

/** The library wants whole buffers; a view may be part of a larger one. */
function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer
}
