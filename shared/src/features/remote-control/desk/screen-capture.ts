/** The port to the picture of a screen; its adapter is screen-capture.dom.ts. */
import type { ReadableStore } from '../../../kernel/store.ts'
import type { ScreenQuality } from '../../../protocol/remote-control.ts'
import type { PeerLink } from '../../../session/ports.ts'

export interface Viewer<Media> {
  readonly link: PeerLink<Media>
  /** Somebody else controls, or this is another customer: what the one in control sees comes first. */
  readonly isAside: boolean
  /** False for a CSR who looks on: the picture gets slower and never stops. */
  readonly mayBeHeldBack: boolean
}

/** Takes the picture of the shared display and gives it to those who may see it. */
export interface ScreenCapture<Media> {
  /** Starts, goes on or stops, so that exactly these see. Those who may no longer see lose the picture at once. */
  readonly show: (viewers: ReadonlyMap<string, Viewer<Media>>) => void
  readonly setQuality: (participantId: string, quality: ScreenQuality) => void
  readonly setTellsChanges: (tellsChanges: boolean) => void
  readonly wake: () => void
  /** Onlookers get no picture for now: this computer has too much to do. */
  readonly holdsOnlookersBack: ReadableStore<boolean>
}
