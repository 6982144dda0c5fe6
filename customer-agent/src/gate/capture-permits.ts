/** What the helper's window may capture at this moment; asked by the browser, answered by the main process. */

export interface CapturePermits {
  /** The screen is shared. */
  readonly mayCapture: () => boolean
  /** Somebody hears what the computer plays. */
  readonly mayListen: () => boolean
  /** The customer is in the voice conference. */
  readonly mayUseMicrophone: () => boolean
  /** The customer has started their video. */
  readonly mayUseCamera: () => boolean
}

/** @param captured what comes with `media`; nothing: the screen, or the computer's sound */
export function mayUse(
  { mayCapture, mayListen, mayUseMicrophone, mayUseCamera }: CapturePermits,
  permission: string,
  captured: readonly ('audio' | 'video')[],
): boolean {
  // Which of the two main decides when it is asked, and it sees to it that it is asked.
  if (permission === 'display-capture') return mayCapture() || mayListen()
  if (permission === 'speaker-selection') return mayUseMicrophone()
  if (permission !== 'media') return false
  if (captured.length === 0) return mayCapture() || mayListen()
  return captured.every((kind) => (kind === 'audio' ? mayUseMicrophone() : mayUseCamera()))
}
