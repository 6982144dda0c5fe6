/** The camera by the browser, and its picture on the links. */
import { Store } from '../../kernel/store.ts'
import type { MediaSlots } from '../../platform/media-slots.dom.ts'
import type { CameraDevice, VideoCamera } from './video-camera.ts'
import type { CameraProblem } from './video-state.ts'

/** A face in a tile; what is looked at in a support session is the screen. */
const PICTURE = { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 20, max: 30 } } as const

export interface BrowserVideoCameraOptions {
  /** The app's own say before the browser is asked; false is a refusal. */
  readonly mayOpen: () => Promise<boolean>
  readonly onReleased: () => void
}

export class BrowserVideoCamera implements VideoCamera<MediaSlots> {
  /** For the view of oneself. */
  readonly own = new Store<MediaStreamTrack | null>(null)
  readonly #options: BrowserVideoCameraOptions
  readonly #links = new Map<string, MediaSlots>()
  /** Of two openings under way the later one holds. */
  #attempt = 0

  constructor(options: BrowserVideoCameraOptions) {
    this.#options = options
  }

  readonly open = async (deviceId: string | null, onEnded: () => void): Promise<'open' | CameraProblem> => {
    this.close()
    const attempt = this.#attempt
    if (!(await this.#options.mayOpen())) return 'denied'
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        video: { ...PICTURE, ...(deviceId === null ? {} : { deviceId: { exact: deviceId } }) },
      })
      const [track] = stream.getVideoTracks()
      if (track === undefined) return 'missing'
      if (attempt !== this.#attempt) {
        track.stop()
        return 'busy'
      }
      track.addEventListener('ended', onEnded)
      this.#use(track)
      return 'open'
    } catch (error) {
      return problemOf(error)
    }
  }

  readonly close = (): void => {
    this.#attempt += 1
    this.own.getSnapshot()?.stop()
    this.#use(null)
  }

  readonly release = (): void => this.#options.onReleased()

  readonly connect = (participantId: string, media: MediaSlots): void => {
    this.#links.set(participantId, media)
    void media.send('camera', this.own.getSnapshot())
  }

  readonly disconnect = (participantId: string): void => {
    this.#links.delete(participantId)
  }

  readonly devices = async (): Promise<readonly CameraDevice[]> => {
    const all = await navigator.mediaDevices.enumerateDevices()
    return all
      .filter((device) => device.kind === 'videoinput' && device.deviceId !== '')
      .map(({ deviceId, label }) => ({ deviceId, label }))
  }

  #use(track: MediaStreamTrack | null): void {
    this.own.set(track)
    for (const media of this.#links.values()) void media.send('camera', track)
  }
}

function problemOf(error: unknown): CameraProblem {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing'
  return 'busy'
}
