/** One picture of the test video: waves of colour that drift, with the grain of a camera. */
import { repeatable } from './repeatable.ts'

/**
 * @param phase of the loop, 0 to 1
 * @returns blue, green, red, unused for each pixel
 */
export function videoFrame({ width, height }: { width: number; height: number }, phase: number): Buffer {
  const turn = 2 * Math.PI * phase
  const random = repeatable(Math.round(phase * 1000) + 23)
  const bytes = Buffer.alloc(width * height * 4)
  const along = Float32Array.from({ length: width }, (_, x) => Math.sin(x * 0.023 + turn))
  const sums = Float32Array.from({ length: width + height }, (_, sum) => Math.sin(sum * 0.017 + turn))
  const differences = Float32Array.from({ length: width + height }, (_, index) =>
    Math.sin((index - height) * 0.041 - turn),
  )
  let at = 0
  for (let y = 0; y < height; y += 1) {
    const down = Math.sin(y * 0.031 - 2 * turn)
    for (let x = 0; x < width; x += 1) {
      const a = (along[x] ?? 0) + down
      const b = sums[x + y] ?? 0
      const c = differences[x - y + height] ?? 0
      const grain = Math.floor(random() * 16) - 8
      bytes[at] = clamp(128 + 45 * (b + c) + grain)
      bytes[at + 1] = clamp(128 + 30 * (a + c) + grain)
      bytes[at + 2] = clamp(128 + 30 * (a + b) + grain)
      at += 4
    }
  }
  return bytes
}

function clamp(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)))
}
