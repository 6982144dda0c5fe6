/** Why no picture is there although the customer agreed to show one. Every reason has a name, and a sentence on screen. */
import type { DeviceLimit } from '@deskside/shared/protocol/remote-control.ts'

export type PictureTrouble =
  /** The helper found that this computer lets nobody capture its screen. */
  | 'capture-unavailable'
  /** The capture works and is black all over. */
  | 'empty-picture'
  /** Nothing arrives: still being picked on the other side, or the network eats it. */
  | 'nothing-arrives'
  /** Video arrives, and this computer does not manage to show it. */
  | 'cannot-be-shown'

/** Choosing a screen and starting the capture take a moment; a longer silence needs a reason. */
export const FIRST_FRAME_LIMIT_MS = 4_000

export interface PictureProgress {
  readonly hasFrame: boolean
  /** Since access was given. */
  readonly waitedMs: number
  readonly limits: readonly DeviceLimit[]
  /** Received at the moment; null when not known. */
  readonly kbps: number | null
}

/** A screen on which nothing moves needs less than this, a first picture more. */
const SOME_VIDEO_KBPS = 20

export function pictureTrouble({ hasFrame, waitedMs, limits, kbps }: PictureProgress): PictureTrouble | null {
  if (limits.includes('capture-unavailable')) return 'capture-unavailable'
  if (limits.includes('empty-picture')) return 'empty-picture'
  if (hasFrame || waitedMs < FIRST_FRAME_LIMIT_MS) return null
  return (kbps ?? 0) > SOME_VIDEO_KBPS ? 'cannot-be-shown' : 'nothing-arrives'
}
