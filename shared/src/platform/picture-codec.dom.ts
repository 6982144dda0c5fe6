/** Makes pictures small enough for where they go, and shows those that came: nothing a peer sent is shown without being painted anew. */
import { type PictureHeader, readPictureHeader } from '../kernel/picture-header.ts'
import type { ShownPicture } from '../kernel/shown-picture.ts'
import { MAX_PICTURE_BYTES, MAX_PICTURE_SIDE } from '../protocol/limits.ts'

/** A file larger than this is not even looked at. */
const MAX_SOURCE_BYTES = 40 * 1024 * 1024
const QUALITIES = [0.9, 0.75, 0.6, 0.4]
/** Each time it is still too large, both sides shrink by this; after so many times it is given up. */
const SHRINK = 0.75
const MOST_TRIES = 8

export interface PictureLimits {
  readonly bytes: number
  /** The longer one, pixels. */
  readonly side: number
}

/** What may go over a session. */
const CHAT_LIMITS: PictureLimits = { bytes: MAX_PICTURE_BYTES, side: MAX_PICTURE_SIDE }

export type PreparedPicture =
  | { readonly kind: 'prepared'; readonly bytes: Uint8Array<ArrayBuffer>; readonly shown: ShownPicture }
  | { readonly kind: 'refused'; readonly why: 'not-a-picture' | 'too-large' }

/** Scales a picture to what is allowed, without limits named to what may be sent; whatever else was in the file stays behind. */
export async function preparePicture(source: Blob, limits = CHAT_LIMITS): Promise<PreparedPicture> {
  if (source.size > MAX_SOURCE_BYTES) return { kind: 'refused', why: 'too-large' }
  const bitmap = await createImageBitmap(source).catch(() => null)
  if (bitmap === null) return { kind: 'refused', why: 'not-a-picture' }
  try {
    let scale = Math.min(1, limits.side / Math.max(bitmap.width, bitmap.height))
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const canvas = paint(bitmap, scale)
      const blob = await smallEnough(canvas, limits.bytes)
      if (blob !== null) {
        const bytes = new Uint8Array(await blob.arrayBuffer())
        return { kind: 'prepared', bytes, shown: show(blob, canvas) }
      }
      scale *= SHRINK
    }
    return { kind: 'refused', why: 'too-large' }
  } finally {
    bitmap.close()
  }
}

/** The preview again, after its address was given back. */
export function showAgain({ bytes, shown }: Extract<PreparedPicture, { kind: 'prepared' }>): ShownPicture {
  return { ...shown, url: URL.createObjectURL(new Blob([new Uint8Array(bytes)])) }
}

/** Null for what is no picture of ours, whatever its sender calls it. */
export async function openPicture(bytes: Uint8Array): Promise<ShownPicture | null> {
  const header = readPictureHeader(bytes)
  if (header === null || !isAllowedSize(header)) return null
  const source = new Blob([new Uint8Array(bytes)], { type: header.type })
  const bitmap = await createImageBitmap(source).catch(() => null)
  if (bitmap === null) return null
  try {
    // The header may have lied to us; what was decoded cannot.
    if (!isAllowedSize(bitmap)) return null
    const canvas = paint(bitmap, 1)
    return show(await canvas.convertToBlob({ type: 'image/png' }), canvas)
  } finally {
    bitmap.close()
  }
}

function isAllowedSize({ width, height }: Pick<PictureHeader, 'width' | 'height'>): boolean {
  return Math.min(width, height) > 0 && Math.max(width, height) <= MAX_PICTURE_SIDE
}

function paint(bitmap: ImageBitmap, scale: number): OffscreenCanvas {
  const width = Math.max(1, Math.round(bitmap.width * scale))
  const height = Math.max(1, Math.round(bitmap.height * scale))
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('There is no canvas to paint on.')
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, width, height)
  return canvas
}

/** Letters on a screen stay sharp as PNG; a photograph that does not fit becomes WebP. */
async function smallEnough(canvas: OffscreenCanvas, limitBytes: number): Promise<Blob | null> {
  const png = await canvas.convertToBlob({ type: 'image/png' })
  if (png.size <= limitBytes) return png
  for (const quality of QUALITIES) {
    const webp = await canvas.convertToBlob({ type: 'image/webp', quality })
    if (webp.size <= limitBytes) return webp
  }
  return null
}

function show(blob: Blob, { width, height }: OffscreenCanvas): ShownPicture {
  return { url: URL.createObjectURL(blob), width, height }
}
