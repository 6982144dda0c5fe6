/** What carrying the computer's sound to CSRs needs of the browser. */
import type { PeerLink } from '@deskside/shared/session/ports.ts'

export interface SoundCapture<Media> {
  /** From now on these hear the computer, and nobody else; for nobody nothing is captured. */
  readonly play: (listeners: ReadonlyMap<string, PeerLink<Media>>) => void
}
