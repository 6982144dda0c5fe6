/** How much the picture of a screen may take of the line, where the CSR leaves that open. */
import { MOST_SCREEN_KBPS } from '../../../protocol/remote-control.ts'

/**
 * Enough for a video that plays on the whole screen, encoded with AV1. More would make each picture take the encoder longer,
 * and a click waits for that: see DECISIONS 34.
 */
const KBPS_PER_MEGAPIXEL = 2_000

/** @param pixels of the screen; 0 when that is not known. @returns kilobits per second */
export function mostKbps(pixels: number): number {
  if (pixels === 0) return MOST_SCREEN_KBPS
  return Math.min(MOST_SCREEN_KBPS, Math.round((pixels / 1_000_000) * KBPS_PER_MEGAPIXEL))
}
