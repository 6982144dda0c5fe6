/** A picture in at most 256 colours: a third of the bytes, and on windows and text nobody sees the difference. */
import { crc32, deflateSync } from 'node:zlib'
import type { PNG } from 'pngjs'

const MOST_COLOURS = 256
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

type Rgb = readonly [number, number, number]

/** As in the PNG specification, colour type 3. */
export function palettePng({ data, width, height }: PNG): Buffer {
  const counts = new Map<number, number>()
  for (let at = 0; at < data.length; at += 4) {
    const key = coarse(data, at)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const byCount = [...counts].sort((a, b) => b[1] - a[1]).map(([key]) => key)
  const palette = byCount.slice(0, MOST_COLOURS).map(colourOf)
  const indexes = new Map(byCount.map((key) => [key, nearest(palette, colourOf(key))]))

  // Every row begins with the number of its filter: none.
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      rows[y * (width + 1) + 1 + x] = indexes.get(coarse(data, (y * width + x) * 4)) ?? 0
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Steps of five: pure white and black stay what they are. */
function coarse(data: Buffer, at: number): number {
  const step = (offset: number): number => Math.round((data[at + offset] ?? 0) / 5)
  return (step(0) << 12) | (step(1) << 6) | step(2)
}

function colourOf(key: number): Rgb {
  return [(key >> 12) * 5, ((key >> 6) & 63) * 5, (key & 63) * 5]
}

function nearest(palette: readonly Rgb[], [red, green, blue]: Rgb): number {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  palette.forEach(([r, g, b], index) => {
    const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2
    if (distance >= least) return
    least = distance
    best = index
  })
  return best
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(content.length, 0)
  frame.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
}
