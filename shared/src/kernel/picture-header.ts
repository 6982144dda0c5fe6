/**
 * What kind of picture some bytes are and how large it is, read before anything decodes them: a small file can
 * name a size that fills the memory. PNG (ISO/IEC 15948) and WebP (RFC 9649) only: the two our apps send.
 */

export interface PictureHeader {
  readonly type: 'image/png' | 'image/webp'
  readonly width: number
  readonly height: number
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Null for everything else. */
export function readPictureHeader(bytes: Uint8Array): PictureHeader | null {
  if (bytes.length < 30) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (PNG.every((byte, at) => bytes[at] === byte)) return readPng(view)
  return word(view, 0) === 'RIFF' && word(view, 8) === 'WEBP' ? readWebp(view) : null
}

/** Whether some bytes begin as a picture of ours that is not larger, once decoded, than allowed. */
export function isScreenPicture(
  bytes: Uint8Array,
  most: { readonly side: number; readonly pixels: number },
): boolean {
  const header = readPictureHeader(bytes)
  if (header === null) return false
  const { width, height } = header
  const isSized = Math.min(width, height) > 0 && Math.max(width, height) <= most.side
  return isSized && width * height <= most.pixels
}

function readPng(view: DataView): PictureHeader | null {
  if (word(view, 12) !== 'IHDR') return null
  return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) }
}

function readWebp(view: DataView): PictureHeader | null {
  const type = 'image/webp'
  switch (word(view, 12)) {
    case 'VP8 ':
      return { type, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    case 'VP8L': {
      const sizes = view.getUint32(21, true)
      return { type, width: (sizes & 0x3fff) + 1, height: ((sizes >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8X':
      return { type, width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 }
    default:
      return null
  }
}

function word(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)))
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
}
