/** One's own camera in a session: on only after a press, seen by everyone there, and by whoever comes later. */
import { Store } from '../../kernel/store.ts'
import type { PeerLink } from '../../session/ports.ts'
import type { Participant } from '../../session/session-snapshot.ts'
import type { SupportSession } from '../../session/support-session.ts'
import type { CameraDevice, VideoCamera } from './video-camera.ts'
import { type CameraState, noVideo, type VideoState } from './video-state.ts'

export interface VideoFeatureOptions<Media> {
  readonly session: Pick<SupportSession<Media>, 'events'>
  readonly camera: VideoCamera<Media>
  /** Whoever owns the camera learns who is there before it goes to them; nobody is waited for where this is left out. */
  readonly beforeSeen?: (person: Participant) => Promise<unknown>
  /** What the others' lists of people show. */
  readonly onPresence: (isOn: boolean) => void
}

export class VideoFeature<Media> {
  readonly state = new Store<VideoState>(noVideo)
  readonly #options: VideoFeatureOptions<Media>
  readonly #links = new Map<string, PeerLink<Media>>()
  #isWanted = false
  #isHidden = false
  #isOnHold = false
  #isShown = false
  /** A camera that opens after its question has lost its meaning is closed again. */
  #opening = 0

  constructor(options: VideoFeatureOptions<Media>) {
    this.#options = options
    const { session, camera } = options
    session.events.on('link-verified', ({ participant, link }) => void this.#connect(participant, link))
    session.events.on('link-lost', ({ participantId }) => {
      this.#links.delete(participantId)
      camera.disconnect(participantId)
    })
    session.events.on('over', () => this.stop())
  }

  /** Also the way to try again after a refusal. */
  async start(): Promise<void> {
    this.#isWanted = true
    await this.#open()
  }

  stop(): void {
    this.#isWanted = false
    this.#close({ kind: 'off' })
    this.#options.camera.release()
  }

  async chooseCamera(cameraId: string | null): Promise<void> {
    this.#change({ cameraId })
    if (this.#isWanted) await this.#open()
  }

  async setRestsWhenHidden(restsWhenHidden: boolean): Promise<void> {
    this.#change({ restsWhenHidden })
    await this.#followWindow()
  }

  /** Whether the person sees this app's window. */
  async setHidden(isHidden: boolean): Promise<void> {
    this.#isHidden = isHidden
    await this.#followWindow()
  }

  /** Off for as long as the person is with somebody else; afterwards on again if it was on. */
  async setOnHold(isOnHold: boolean): Promise<void> {
    this.#isOnHold = isOnHold
    await this.#followWindow()
  }

  devices(): Promise<readonly CameraDevice[]> {
    return this.#options.camera.devices()
  }

  async #connect(person: Participant, link: PeerLink<Media>): Promise<void> {
    const { beforeSeen, camera } = this.#options
    const { participantId } = person
    this.#links.set(participantId, link)
    if (beforeSeen !== undefined) await beforeSeen(person)
    // In between the link broke, and perhaps another one is there.
    if (this.#links.get(participantId) === link) camera.connect(participantId, link.media)
  }

  get #mustRest(): boolean {
    return this.#isOnHold || (this.#isHidden && this.state.getSnapshot().restsWhenHidden)
  }

  async #followWindow(): Promise<void> {
    const { kind } = this.state.getSnapshot().camera
    if (this.#mustRest && (kind === 'open' || kind === 'opening')) this.#close({ kind: 'resting' })
    else if (!this.#mustRest && kind === 'resting') await this.#open()
  }

  async #open(): Promise<void> {
    if (this.#mustRest) return this.#close({ kind: 'resting' })
    this.#opening += 1
    const opening = this.#opening
    const isCurrent = (): boolean => opening === this.#opening
    this.#change({ camera: { kind: 'opening' } })
    const result = await this.#options.camera.open(this.state.getSnapshot().cameraId, () => {
      if (!isCurrent()) return
      // The next try is with one that is there.
      this.#change({ cameraId: null })
      this.#close({ kind: 'unusable', problem: 'unplugged' })
    })
    if (isCurrent())
      this.#change({ camera: result === 'open' ? { kind: 'open' } : { kind: 'unusable', problem: result } })
  }

  #close(camera: CameraState): void {
    this.#opening += 1
    this.#options.camera.close()
    this.#change({ camera })
  }

  #change(change: Partial<VideoState>): void {
    this.state.update((state) => ({ ...state, ...change }))
    const isShown = this.state.getSnapshot().camera.kind === 'open'
    if (isShown === this.#isShown) return
    this.#isShown = isShown
    this.#options.onPresence(isShown)
  }
}
