/** How fluent and how old the moving picture is on the CSR's screen, told by the frame numbers painted into it. */
import type { Display } from '../rig/display.ts'
import { pause } from '../rig/wait.ts'
import { View } from './calibration.ts'
import { type Cost, watchCost } from './cost.ts'
import { COUNTER, COUNTER_CELL, COUNTER_CELLS, readCounter } from './picture.ts'
import type { Stage } from './stage.ts'
import { type Summary, summarise } from './statistics.ts'
import { watchFor } from './watching.ts'

const MOTION = { settleMs: 3_000, measureMs: 8_000 } as const

export interface MotionFigures {
  readonly drawnPerSecond: number
  readonly shownPerSecond: number
  /** From a frame's appearance on the customer's screen to its appearance on the CSR's. */
  readonly frameLatencyMs: Summary | null
  /** How old the picture on the CSR's screen is at any instant. */
  readonly frameAgeMs: Summary | null
  /** Between one new picture and the next. */
  readonly frameGapMs: Summary | null
  readonly cost: Cost | null
}

export async function measureMotion(stage: Stage, mode: 'scroll' | 'video'): Promise<MotionFigures> {
  await stage.target.show(mode)
  await pause(MOTION.settleMs)
  const drawnAt = new Map<number, number>()
  const latencies: number[] = []
  const ages: number[] = []
  const gaps: number[] = []
  let shown: { readonly frame: number; readonly since: number } | null = null
  let newest: number | null = null
  const cost = watchCost(stage)
  await watchFor(MOTION.measureMs, (now) => {
    const drawn = frameOn(stage.customer, View.direct)
    if (drawn !== null && drawn !== newest) {
      newest = drawn
      drawnAt.set(drawn, now)
    }
    const seen = frameOn(stage.csr, stage.view)
    if (seen !== null && seen !== shown?.frame) {
      const drawnThen = drawnAt.get(seen)
      if (drawnThen !== undefined) latencies.push(now - drawnThen)
      if (shown !== null) gaps.push(now - shown.since)
      shown = { frame: seen, since: now }
    }
    const shownDrawnAt = shown === null ? undefined : drawnAt.get(shown.frame)
    if (shownDrawnAt !== undefined) ages.push(now - shownDrawnAt)
  })
  const costs = cost()
  await stage.target.show('still')
  const seconds = MOTION.measureMs / 1_000
  return {
    drawnPerSecond: drawnAt.size / seconds,
    shownPerSecond: gaps.length / seconds,
    frameLatencyMs: summarise(latencies),
    frameAgeMs: summarise(ages),
    frameGapMs: summarise(gaps),
    cost: costs,
  }
}

function frameOn(display: Display, view: View): number | null {
  const left = view.x(COUNTER.x)
  const width = view.x(COUNTER.x + COUNTER.width) - left
  const row = display.row(left, view.y(COUNTER.y + COUNTER_CELL / 2), width)
  const cellWidth = width / COUNTER_CELLS
  const brightness = Array.from({ length: COUNTER_CELLS }, (_, index) => {
    const green = Math.floor((index + 0.5) * cellWidth) * 4 + 1
    return row[green] ?? 0
  })
  return readCounter(brightness)
}
