/** Bytes as text and back, one encoding each way, and the length-prefixed joining that keeps two fields from flowing into one. */
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'

export { bytesToUtf8, equalBytes } from '@noble/ciphers/utils.js'
export { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
export { concatBytes, utf8ToBytes }

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** RFC 4648 section 5, without padding. */
export function toBase64url(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const left = Math.min(3, bytes.length - at)
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    for (let sextet = 0; sextet <= left; sextet++) text += BASE64URL[(group >> (18 - 6 * sextet)) & 63]
  }
  return text
}

/** Null unless the text is the one encoding of some bytes: a foreign character or a stray bit at the end is refused. */
export function fromBase64url(text: string): Uint8Array | null {
  if (text.length % 4 === 1) return null
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let held = 0
  let heldBits = 0
  let at = 0
  for (const character of text) {
    const sextet = BASE64URL.indexOf(character)
    if (sextet < 0) return null
    held = ((held << 6) | sextet) & 0xffff
    heldBits += 6
    if (heldBits >= 8) {
      heldBits -= 8
      bytes[at++] = held >> heldBits
    }
  }
  return (held & ((1 << heldBits) - 1)) === 0 ? bytes : null
}

/** The length as LEB128, then the bytes. */
function withLength(bytes: Uint8Array): Uint8Array {
  const length: number[] = []
  let rest = bytes.length
  do {
    length.push((rest & 127) | (rest > 127 ? 128 : 0))
    rest >>>= 7
  } while (rest > 0)
  return concatBytes(Uint8Array.from(length), bytes)
}

/** `lv_cat` of the CPace draft: every part with its length before it, text as UTF-8. */
export function lengthPrefixed(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  return concatBytes(...parts.map((part) => withLength(typeof part === 'string' ? utf8ToBytes(part) : part)))
}

/** Unsigned, big-endian. `value` must be a whole number below 2^53. */
export function toUint64(value: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value))
  return bytes
}
