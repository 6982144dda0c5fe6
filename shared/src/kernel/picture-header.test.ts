import { readPictureHeader } from './picture-header.ts'

/** `text` as Latin-1, so that a sample can be read. */
const bytesOf = (...parts: readonly (string | readonly number[])[]): Uint8Array => {
  const bytes = parts.flatMap((part) =>
    typeof part === 'string' ? Array.from(part, (letter) => letter.charCodeAt(0)) : [...part],
  )
  return Uint8Array.from([...bytes, ...Array(Math.max(0, 40 - bytes.length)).fill(0)])
}
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const size = [0, 0, 0, 0]

describe('the header of a picture', () => {
  it.each([
    ['PNG', bytesOf(PNG, size, 'IHDR', [0, 0, 6, 64], [0, 0, 4, 0]), 'image/png', 1600, 1024],
    [
      'a PNG that claims to be huge',
      bytesOf(PNG, size, 'IHDR', [255, 255, 255, 255], [0, 0, 0, 1]),
      'image/png',
      4294967295,
      1,
    ],
    [
      'lossy WebP',
      bytesOf('RIFF', size, 'WEBPVP8 ', size, [0, 0, 0, 157, 1, 42], [64, 6], [0, 4]),
      'image/webp',
      1600,
      1024,
    ],
    [
      'lossless WebP',
      bytesOf('RIFF', size, 'WEBPVP8L', size, [47], [0x3f, 0xc6, 0xff, 0]),
      'image/webp',
      1600,
      1024,
    ],
    [
      'extended WebP',
      bytesOf('RIFF', size, 'WEBPVP8X', size, size, [63, 6, 0], [255, 3, 0]),
      'image/webp',
      1600,
      1024,
    ],
  ])('tells kind and size of %s', (_what, bytes, type, width, height) => {
    expect(readPictureHeader(bytes)).toEqual({ type, width, height })
  })

  it.each([
    ['a short one', Uint8Array.from(PNG)],
    ['SVG', bytesOf('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')],
    ['GIF', bytesOf('GIF89a')],
    ['a PNG without a header', bytesOf(PNG, size, 'IDAT')],
    ['a WebP of an unknown kind', bytesOf('RIFF', size, 'WEBPVP9 ')],
  ])('knows nothing of %s', (_what, bytes) => {
    expect(readPictureHeader(bytes)).toBeNull()
  })
})
