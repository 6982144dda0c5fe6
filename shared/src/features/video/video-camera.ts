/** What video needs of the computer: a camera, and the links its picture goes over. */
import type { CameraProblem } from './video-state.ts'

export interface CameraDevice {
  readonly deviceId: string
  /** As the system names it. */
  readonly label: string
}

export interface VideoCamera<Media> {
  /**
   * Opens that camera, or the system's own choice for null, in place of the one open now.
   * @param onEnded it was unplugged or taken away
   */
  readonly open: (deviceId: string | null, onEnded: () => void) => Promise<'open' | CameraProblem>
  /** Nothing is captured after this, and the camera's light goes out. */
  readonly close: () => void
  /** The person is done with it: the next opening needs a new press. */
  readonly release: () => void
  /** Whatever is captured, now or later, goes to that person too. */
  readonly connect: (participantId: string, media: Media) => void
  readonly disconnect: (participantId: string) => void
  readonly devices: () => Promise<readonly CameraDevice[]>
}
