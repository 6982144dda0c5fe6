/** How true fine text is on the CSR's screen, some time after the customer's screen came to rest. */
import type { Display } from '../rig/display.ts'
import { pause } from '../rig/wait.ts'
import { type Box, TEXT_BANDS } from './picture.ts'
import type { Stage } from './stage.ts'

const AFTER_MS = [250, 500, 1_000, 2_000, 5_000] as const
const SCROLL_FIRST_MS = 2_000
const EXACT_DB = 99

export interface TextFigures {
  readonly band: string
  /** Peak signal-to-noise ratio in dB over red, green and blue; 99 is exact. */
  readonly psnrAfter: readonly { readonly ms: number; readonly decibels: number }[]
}

/** @returns null when the picture is scaled, for then no pixel has its counterpart */
export async function measureText(stage: Stage): Promise<readonly TextFigures[] | null> {
  if (!stage.view.isOneToOne) return null
  await stage.target.show('scroll')
  await pause(SCROLL_FIRST_MS)
  await stage.target.show('text')
  const atRest = performance.now()
  const figures = TEXT_BANDS.map(({ name, box }) => ({
    band: name,
    box,
    psnrAfter: [] as { ms: number; decibels: number }[],
  }))
  for (const ms of AFTER_MS) {
    await pause(atRest + ms - performance.now())
    for (const { box, psnrAfter } of figures) psnrAfter.push({ ms, decibels: psnr(stage, box) })
  }
  await stage.target.show('still')
  return figures.map(({ band, psnrAfter }) => ({ band, psnrAfter }))
}

function psnr({ customer, csr, view }: Stage, box: Box): number {
  let squares = 0
  for (let y = box.y; y < box.y + box.height; y += 1) {
    squares += squaredErrors(rowOf(customer, box, box.x, y), rowOf(csr, box, view.x(box.x), view.y(y)))
  }
  const mean = squares / (box.width * box.height * 3)
  return mean === 0 ? EXACT_DB : Math.min(EXACT_DB, 10 * Math.log10(255 ** 2 / mean))
}

function rowOf(display: Display, box: Box, x: number, y: number): Buffer {
  return display.row(x, y, box.width)
}

/** The fourth byte of a pixel is not shown and does not count. */
function squaredErrors(a: Buffer, b: Buffer): number {
  let sum = 0
  for (let at = 0; at < a.length; at += 1) {
    if (at % 4 === 3) continue
    sum += ((a[at] ?? 0) - (b[at] ?? 0)) ** 2
  }
  return sum
}
