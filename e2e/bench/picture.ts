/** Where everything is in the test picture, and how it counts: known to the program that draws it and to who looks. */
import type { Rgb } from '../rig/display.ts'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const SIZE = { width: 1280, height: 800 } as const

/** Away from the edges, where the helper draws its frame, and from the top centre, where its banner is. */
export const SQUARE: Box = { x: 912, y: 300, width: 240, height: 240 }
export const CONTENT: Box = { x: 64, y: 160, width: 768, height: 576 }
export const CALIBRATION: Box = { x: 320, y: 200, width: 640, height: 400 }

export const MAGENTA: Rgb = [255, 0, 255]
export const GREEN: Rgb = [0, 200, 0]
export const BACKDROP: Rgb = [96, 104, 112]

export interface TextBand {
  readonly name: string
  readonly box: Box
  readonly ink: Rgb
  readonly paper: Rgb
}

const band = (index: number): Box => ({ ...CONTENT, y: CONTENT.y + index * 192, height: 192 })

export const TEXT_BANDS: readonly TextBand[] = [
  { name: 'black on white', box: band(0), ink: [0, 0, 0], paper: [255, 255, 255] },
  { name: 'light on dark', box: band(1), ink: [212, 212, 212], paper: [30, 30, 30] },
  { name: 'coloured', box: band(2), ink: [208, 16, 16], paper: [244, 230, 176] },
]

const COUNTER_BITS = 12
export const COUNTER_CELL = 24
/** One row of cells: black, white, the bits of the Gray code from the highest, parity, its opposite. */
export const COUNTER: Box = {
  x: 64,
  y: 112,
  width: (COUNTER_BITS + 4) * COUNTER_CELL,
  height: COUNTER_CELL,
}
export const COUNTER_CELLS = COUNTER_BITS + 4

/**
 * Gray code changes one bit per frame, so that a row caught half painted is noticed instead of read as another number.
 *
 * @returns whether each cell is white
 */
export function counterCells(frame: number): readonly boolean[] {
  const gray = (frame ^ (frame >> 1)) & (2 ** COUNTER_BITS - 1)
  const bits = Array.from(
    { length: COUNTER_BITS },
    (_, index) => ((gray >> (COUNTER_BITS - 1 - index)) & 1) === 1,
  )
  const odd = bits.filter(Boolean).length % 2 === 1
  return [false, true, ...bits, odd, !odd]
}

/**
 * @param brightness of each cell, 0 to 255
 * @returns the frame's number, or null when these cells are no whole counter
 */
export function readCounter(brightness: ArrayLike<number>): number | null {
  const black = brightness[0] ?? 0
  const white = brightness[1] ?? 0
  if (white - black < 100) return null
  const middle = (black + white) / 2
  let gray = 0
  let odd = false
  for (let index = 0; index < COUNTER_BITS; index += 1) {
    const isWhite = (brightness[index + 2] ?? 0) > middle
    gray = (gray << 1) | (isWhite ? 1 : 0)
    if (isWhite) odd = !odd
  }
  const parity = (brightness[COUNTER_BITS + 2] ?? 0) > middle
  const opposite = (brightness[COUNTER_BITS + 3] ?? 0) > middle
  if (parity !== odd || opposite === odd) return null
  let frame = 0
  for (let rest = gray; rest > 0; rest >>= 1) frame ^= rest
  return frame
}

export const TARGET_MODES = ['still', 'calibrate', 'scroll', 'video', 'text'] as const
export type TargetMode = (typeof TARGET_MODES)[number]
