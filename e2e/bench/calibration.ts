/** Finds the customer's picture on the CSR's display by its colour, wherever the window is and however it is scaled. */
import { type Display, isNear } from '../rig/display.ts'
import { waitFor } from '../rig/wait.ts'
import { type Box, CALIBRATION, MAGENTA } from './picture.ts'
import type { TargetProgram } from './target-program.ts'

const SEARCH = { tolerance: 60, smallest: 64 } as const

/** From the customer's coordinates to those of the display that shows them. */
export class View {
  readonly scale: number
  readonly left: number
  readonly top: number

  constructor(scale: number, left: number, top: number) {
    this.scale = scale
    this.left = left
    this.top = top
  }

  static readonly direct = new View(1, 0, 0)

  get isOneToOne(): boolean {
    return this.scale === 1 && Number.isInteger(this.left) && Number.isInteger(this.top)
  }

  x(x: number): number {
    return Math.round(this.left + x * this.scale)
  }

  y(y: number): number {
    return Math.round(this.top + y * this.scale)
  }
}

/** @throws Error when the picture does not appear */
export async function findView(display: Display, target: TargetProgram): Promise<View> {
  await target.show('calibrate')
  let before: Box | null = null
  return waitFor(
    `the customer's screen on ${display.name}`,
    () => {
      const found = findColour(display)
      const isAtRest = found !== null && before !== null && sameBox(found, before)
      before = found
      return isAtRest && found !== null ? viewOf(found) : null
    },
    { timeoutMs: 30_000, everyMs: 500 },
  )
}

function viewOf(found: Box): View {
  const wide = found.width / CALIBRATION.width
  const high = found.height / CALIBRATION.height
  if (Math.abs(wide - high) > 0.02)
    throw new Error(`The picture is not in proportion: ${JSON.stringify(found)}`)
  const scale = Math.abs(wide - 1) < 0.004 ? 1 : wide
  // A soft edge may hide one pixel, so what is 1:1 is measured by its centre.
  const left = found.x + found.width / 2 - (CALIBRATION.x + CALIBRATION.width / 2) * scale
  const top = found.y + found.height / 2 - (CALIBRATION.y + CALIBRATION.height / 2) * scale
  return scale === 1 ? new View(1, Math.round(left), Math.round(top)) : new View(scale, left, top)
}

function findColour(display: Display): Box | null {
  let left = display.width
  let right = -1
  let top = display.height
  let bottom = -1
  for (let y = 0; y < display.height; y += 1) {
    const row = display.row(0, y, display.width)
    for (let x = 0; x < display.width; x += 1) {
      const at = x * 4
      const colour = [row[at + 2] ?? 0, row[at + 1] ?? 0, row[at] ?? 0] as const
      if (!isNear(colour, MAGENTA, SEARCH.tolerance)) continue
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
    }
  }
  const box = { x: left, y: top, width: right - left + 1, height: bottom - top + 1 }
  return box.width < SEARCH.smallest || box.height < SEARCH.smallest ? null : box
}

function sameBox(a: Box, b: Box): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}
