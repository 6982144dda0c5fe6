/** The port that tells when the picture changes, so that the capture can rest while nothing moves. */

/** `unsupported`: this desktop does not tell; the capture must look for itself at a moderate rate. */
export type ScreenWatchSupport = 'events' | 'unsupported'

export interface ScreenWatch {
  /** Known once the promise of `start` is fulfilled. */
  readonly start: (onChange: () => void) => Promise<ScreenWatchSupport>
  readonly stop: () => Promise<void>
}

/** At most this often is a change reported while the screen is busy. */
export const MAX_CHANGES_PER_SECOND = 60
