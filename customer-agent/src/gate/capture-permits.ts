/** What the helper's window may capture at this moment; asked by the browser, answered by the main process. */

export interface CapturePermits {
  /** The screen is shared. */
  readonly mayCapture: () => boolean
  /** The customer is in the voice conference. */
  readonly mayUseMicrophone: () => boolean
  /** The customer has started their video. */
  readonly mayUseCamera: () => boolean
}

/** @param captured what comes with `media`; nothing: the screen */
export function mayUse(
  { mayCapture, mayUseMicrophone, mayUseCamera }: CapturePermits,
  permission: string,
  captured: readonly ('audio' | 'video')[],
): boolean {
  if (permission === 'display-capture') return mayCapture()
  if (permission === 'speaker-selection') return mayUseMicrophone()
  if (permission !== 'media') return false
  if (captured.length === 0) return mayCapture()
  return captured.every((kind) => (kind === 'audio' ? mayUseMicrophone() : mayUseCamera()))
}
