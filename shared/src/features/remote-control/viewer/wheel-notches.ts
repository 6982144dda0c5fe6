/** Turns a browser's wheel event into notches, the unit every desktop understands. */

export interface WheelLike {
  readonly deltaX: number
  readonly deltaY: number
  /** 0 pixels, 1 lines, 2 pages. */
  readonly deltaMode: number
  /** Chromium's own count, 120 a notch, positive up and left; 0 where it has none. */
  readonly wheelDeltaX?: number
  readonly wheelDeltaY?: number
}

export interface Notches {
  readonly dx: number
  readonly dy: number
}

const UNITS_PER_NOTCH = 120
/** What one notch comes to in each delta mode. */
const DELTA_PER_NOTCH: Readonly<Record<number, number>> = { 0: 100, 1: 3, 2: 1 }
const MOST_NOTCHES = 100

/** Positive right and down; fractions for touchpads. */
export function notchesOf(event: WheelLike): Notches {
  const perNotch = DELTA_PER_NOTCH[event.deltaMode] ?? 100
  const notches = (delta: number, units: number | undefined): number => {
    const turned = units === undefined || units === 0 ? delta / perNotch : -units / UNITS_PER_NOTCH
    return Math.max(-MOST_NOTCHES, Math.min(MOST_NOTCHES, turned)) || 0
  }
  return { dx: notches(event.deltaX, event.wheelDeltaX), dy: notches(event.deltaY, event.wheelDeltaY) }
}
