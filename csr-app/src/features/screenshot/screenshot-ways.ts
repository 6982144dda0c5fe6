/** What can be done with a picture of a screen, and how that went. */
import type { DiskTrouble } from '../../platform/disk-trouble.ts'
import type { Screenshot } from './screenshot-desk.ts'

export interface PictureSize {
  readonly width: number
  readonly height: number
}

export type WayOutcome =
  /** `size`: it had to be made smaller. */
  | { readonly kind: 'done'; readonly size: PictureSize | null }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'trouble'; readonly why: WayTrouble }

export type WayTrouble =
  | DiskTrouble
  | 'too-many'
  | 'too-large'
  | 'not-a-picture'
  | 'unreachable'
  | 'not-copied'

export const WAYS = ['notes', 'chat', 'file', 'copy'] as const
export type Way = (typeof WAYS)[number]

/** Does one of them. The caption goes along where there is a place for it. */
export type GoWay = (way: Way, shot: Screenshot, caption: string) => Promise<WayOutcome>
