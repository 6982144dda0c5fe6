/** Click to photon: from the press at the CSR's mouse to the change it makes on the CSR's screen. */
import type { Display, Rgb } from '../rig/display.ts'
import { pause } from '../rig/wait.ts'
import { GREEN, MAGENTA, SQUARE } from './picture.ts'
import { repeatable } from './repeatable.ts'
import type { Stage } from './stage.ts'
import { type Summary, summarise } from './statistics.ts'
import { watch } from './watching.ts'

const CLICKS = {
  count: 60,
  warmUp: 3,
  lostAfterMs: 2_000,
  shortestPauseMs: 150,
  longestPauseMs: 600,
} as const

export interface ClickFigures {
  readonly clickToPhotonMs: Summary | null
  /** From the press to the change on the customer's own screen: the way there. */
  readonly pressToCustomerMs: Summary | null
  /** From there to the CSR's screen: capture, encoding, transport, decoding and painting. */
  readonly customerToPhotonMs: Summary | null
  readonly lost: number
}

export async function measureClicks(stage: Stage): Promise<ClickFigures> {
  const random = repeatable(41)
  const { view } = stage
  await stage.mouse.moveTo(view.x(SQUARE.x + SQUARE.width / 2), view.y(SQUARE.y + SQUARE.height / 2))
  await pause(1_000)
  const there: number[] = []
  const back: number[] = []
  const whole: number[] = []
  let lost = 0
  for (let click = -CLICKS.warmUp; click < CLICKS.count; click += 1) {
    await pause(CLICKS.shortestPauseMs + random() * (CLICKS.longestPauseMs - CLICKS.shortestPauseMs))
    const { customerMs, photonMs } = pressAndWatch(stage)
    if (click < 0) continue
    if (customerMs === null || photonMs === null) {
      lost += 1
      continue
    }
    there.push(customerMs)
    back.push(photonMs - customerMs)
    whole.push(photonMs)
  }
  return {
    clickToPhotonMs: summarise(whole),
    pressToCustomerMs: summarise(there),
    customerToPhotonMs: summarise(back),
    lost,
  }
}

function pressAndWatch({ customer, csr, view, mouse }: Stage): {
  customerMs: number | null
  photonMs: number | null
} {
  // Above and left of the middle: the mouse pointer is painted from the middle to the right and down.
  const x = SQUARE.x + SQUARE.width / 4
  const y = SQUARE.y + SQUARE.height / 4
  const before = isGreen(customer, x, y)
  let customerMs: number | null = null
  let photonMs: number | null = null
  const pressed = performance.now()
  mouse.press()
  watch((now) => {
    if (customerMs === null && isGreen(customer, x, y) !== before) customerMs = now - pressed
    if (customerMs !== null && isGreen(csr, view.x(x), view.y(y)) !== before) photonMs = now - pressed
    return photonMs !== null || now - pressed > CLICKS.lostAfterMs
  })
  mouse.release()
  return { customerMs, photonMs }
}

function isGreen(display: Display, x: number, y: number): boolean {
  const colour = display.pixel(x, y)
  return distance(colour, GREEN) < distance(colour, MAGENTA)
}

function distance(a: Rgb, b: Rgb): number {
  return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) + Math.abs(a[2] - b[2])
}
