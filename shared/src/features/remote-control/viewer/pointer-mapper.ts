/** Where the remote picture lies in the window, and which point of the remote display a place in the window is. */

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Rect extends Size {
  readonly left: number
  readonly top: number
}

/** `fit`: as large as the window allows. `actual`: one remote pixel is one pixel of this screen. */
export type ViewMode = 'fit' | 'actual'

/** Position on the shared display: 0 at its left or top edge, 1 just past the last pixel. */
export interface Fraction {
  readonly x: number
  readonly y: number
}

/**
 * The size and place of the picture inside its box, in CSS pixels. A picture larger than the box starts at its
 * top left corner, so that it can be scrolled to every edge.
 *
 * @param picture physical pixels of the remote picture
 */
export function placePicture(box: Size, picture: Size, mode: ViewMode, devicePixelRatio: number): Rect {
  if (picture.width <= 0 || picture.height <= 0) return { left: 0, top: 0, width: 0, height: 0 }
  const scale =
    mode === 'actual'
      ? 1 / devicePixelRatio
      : Math.min(box.width / picture.width, box.height / picture.height)
  const width = picture.width * scale
  const height = picture.height * scale
  // A place between two device pixels would blur text that is shown 1:1.
  const snap = (offset: number): number =>
    Math.floor(Math.max(0, offset) * devicePixelRatio) / devicePixelRatio
  return { left: snap((box.width - width) / 2), top: snap((box.height - height) / 2), width, height }
}

/**
 * The middle of the device pixel under the pointer, as a fraction of the picture; so the remote side can round down
 * and hit that very pixel. Places outside the picture become the nearest pixel inside.
 *
 * @param rect where the picture is, in the same coordinates as `point`
 */
export function toFraction(
  point: { readonly x: number; readonly y: number },
  rect: Rect,
  picture: Size,
  devicePixelRatio: number,
): Fraction {
  const half = 0.5 / devicePixelRatio
  return {
    x: clampToPixels((point.x + half - rect.left) / rect.width, picture.width),
    y: clampToPixels((point.y + half - rect.top) / rect.height, picture.height),
  }
}

export function isInside(point: { readonly x: number; readonly y: number }, rect: Rect): boolean {
  return (
    point.x >= rect.left &&
    point.y >= rect.top &&
    point.x < rect.left + rect.width &&
    point.y < rect.top + rect.height
  )
}

function clampToPixels(fraction: number, pixels: number): number {
  const margin = 0.5 / pixels
  return Number.isFinite(fraction) ? Math.min(1 - margin, Math.max(margin, fraction)) : margin
}
