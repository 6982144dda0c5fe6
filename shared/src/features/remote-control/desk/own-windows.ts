/** Keeps remote clicks and keys away from the helper's own windows: they would be the CSR answering for the customer. */
import type { Point, Rectangle } from './screen-coordinates.ts'

/** The helper's windows as they are at this moment; adapter: `HelperWindows.clickableBounds`. */
export interface OwnWindows {
  /** Of every visible window that can be clicked, title bar and borders included, in the units of `Display.bounds`. */
  readonly visibleBounds: () => readonly Rectangle[]
  readonly hasFocus: () => boolean
}

/** `position` in fractions of the display, as on the wire. */
export function isOverOwnWindow(position: Point, display: Rectangle, windows: readonly Rectangle[]): boolean {
  // 1 is just past the last pixel on the wire, and means the last one.
  const x = display.x + Math.min(position.x * display.width, display.width - 1)
  const y = display.y + Math.min(position.y * display.height, display.height - 1)
  return windows.some(
    (window) => x >= window.x && x < window.x + window.width && y >= window.y && y < window.y + window.height,
  )
}
