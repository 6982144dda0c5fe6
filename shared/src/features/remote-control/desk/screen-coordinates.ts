/** From a position on the shared picture to the one pixel of the customer's desktop that is meant. */

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

export type Rectangle = Point & Size

/**
 * A display where the operating system's input functions see it.
 *
 * Physical pixels of the virtual desktop on Windows and X11, points on macOS; after rotation; the origin may be
 * negative.
 */
export type InputDisplay = Rectangle & { readonly displayId: string }

/** What the windowing toolkit says of a display: bounds in its own, scaled units. */
export interface ReportedDisplay {
  readonly displayId: string
  readonly bounds: Rectangle
  readonly scaleFactor: number
  /** Physical pixels; only X11 tells. */
  readonly nativeOrigin?: Point
}

/** How this desktop's scaled bounds relate to the units of its input functions. */
export type DesktopUnits =
  | { readonly kind: 'x11'; readonly monitors: readonly Rectangle[] }
  | { readonly kind: 'windows'; readonly toPhysical: (bounds: Rectangle) => Rectangle }
  | { readonly kind: 'macos' }

export function inputDisplay(reported: ReportedDisplay, units: DesktopUnits): InputDisplay {
  return { displayId: reported.displayId, ...inputBounds(reported, units) }
}

function inputBounds(reported: ReportedDisplay, units: DesktopUnits): Rectangle {
  switch (units.kind) {
    case 'macos':
      return reported.bounds
    case 'windows':
      return units.toPhysical(reported.bounds)
    case 'x11': {
      const estimate = scaledUp(reported)
      return (
        units.monitors.find((monitor) => isSameButRounded(monitor, estimate, reported.scaleFactor)) ??
        estimate
      )
    }
  }
}

function scaledUp({ bounds, scaleFactor, nativeOrigin }: ReportedDisplay): Rectangle {
  const origin = nativeOrigin ?? { x: bounds.x * scaleFactor, y: bounds.y * scaleFactor }
  return {
    x: Math.round(origin.x),
    y: Math.round(origin.y),
    width: Math.round(bounds.width * scaleFactor),
    height: Math.round(bounds.height * scaleFactor),
  }
}

/** Scaled bounds are whole numbers, so up to one of them is lost: 1366 pixels at 150 % are told as 910, that is 1365. */
function isSameButRounded(one: Rectangle, other: Rectangle, scaleFactor: number): boolean {
  const within = (a: number, b: number) => Math.abs(a - b) <= Math.ceil(scaleFactor)
  return (
    within(one.x, other.x) &&
    within(one.y, other.y) &&
    within(one.width, other.width) &&
    within(one.height, other.height)
  )
}

/** The size of the picture that is really captured corrects what rounding took from the reported one. */
export function withCapturedSize(display: InputDisplay, captured: Size): InputDisplay {
  const isRoundingError =
    Math.abs(display.width - captured.width) <= 2 && Math.abs(display.height - captured.height) <= 2
  return isRoundingError ? { ...display, width: captured.width, height: captured.height } : display
}

/** Whatever was lost when a fraction was computed as pixel / width is far below this part of a pixel. */
const ROUNDING = 1e-6

/** `position` in fractions of the display: 0 its left or top edge, 1 just past its last pixel. */
export function toInputPoint(position: Point, display: InputDisplay): Point {
  return {
    x: display.x + pixelIn(position.x, display.width),
    y: display.y + pixelIn(position.y, display.height),
  }
}

function pixelIn(fraction: number, length: number): number {
  return Math.min(Math.max(Math.floor(fraction * length + ROUNDING), 0), length - 1)
}

export function findDisplay(displays: readonly InputDisplay[], displayId: string): InputDisplay | null {
  return displays.find((display) => display.displayId === displayId) ?? null
}
