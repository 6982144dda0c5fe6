/** The one capture of the shared screen, for all who see it. Main answers the browser's request for it, and only under a grant. */
import type { Clock } from '../../../kernel/clock.ts'
import { Store } from '../../../kernel/store.ts'
import { PacedPictures } from '../../../platform/held-track.dom.ts'
import type { MediaSlots } from '../../../platform/media-slots.dom.ts'
import { AUTO_QUALITY, type ScreenQuality } from '../../../protocol/remote-control.ts'
import { CaptureRest } from './capture-rest.ts'
import { EncoderWatch } from './encoder-watch.ts'
import type { ScreenCapture, Viewer } from './screen-capture.ts'
import { mostKbps } from './screen-rate.ts'

export interface DisplayCaptureOptions {
  readonly clock: Clock
  readonly onFailed: () => void
  /** What is sent in place of the captured track; the captured one itself where nothing is to be left out. */
  readonly prepare?: (captured: MediaStreamTrack) => MediaStreamTrack
  /** Told once per capture, by its first frame. */
  readonly onPicture: (isEmpty: boolean) => void
}

type Viewers = ReadonlyMap<string, Viewer<MediaSlots>>

/** Ten repeated pictures a second make text sharp after a large change. */
const REPEATS_MS = 100
/**
 * Longer than it takes to encode, send and paint a picture for whoever controls. Measured with four people on two cores:
 * see DECISIONS 22.
 */
const ASIDE_HOLD_MS = 80
/** Text is sharp for whoever looks on a second later, at a fifth of the work. */
const ASIDE_REPEATS_MS = 500
/** Pictures a second that a CSR who looks on keeps. */
const SLOWEST_OF_CSRS = 2

/** Darker than this everywhere: nothing was captured. */
const BLACK = 8
const HINT: Readonly<Record<ScreenQuality['preference'], string>> = {
  auto: 'text',
  sharp: 'text',
  smooth: 'motion',
}

export class DisplayCapture implements ScreenCapture<MediaSlots> {
  readonly #options: DisplayCaptureOptions
  readonly #rest: CaptureRest
  readonly #quality = new Map<string, ScreenQuality>()
  readonly holdsOnlookersBack = new Store(false)
  readonly #encoders: EncoderWatch
  #viewers: Viewers = new Map()
  #track: MediaStreamTrack | null = null
  #pictures: PacedPictures | null = null
  /** What the viewers get of it. */
  #sent: MediaStreamTrack | null = null
  /** The same for those aside, slower and a moment later, so that no encoder works while the first one does. */
  #aside: MediaStreamTrack | null = null
  #isStarting = false
  #tellsChanges = false

  constructor(options: DisplayCaptureOptions) {
    this.#options = options
    this.#encoders = new EncoderWatch({ clock: options.clock, onOnlookerRate: () => this.#slowOnlookers() })
    this.#rest = new CaptureRest({
      clock: options.clock,
      // Refused only when the track ends in the same moment, and then there is nothing to slow down.
      setFramesPerSecond: (max) =>
        void this.#track?.applyConstraints({ frameRate: { max } }).catch(() => undefined),
      setSending: (isSending) => {
        for (const { link } of this.#viewers.values()) void link.media.setScreenSending(isSending)
      },
    })
  }

  show(viewers: Viewers): void {
    for (const [participantId, { link }] of this.#viewers) {
      if (viewers.get(participantId)?.link !== link) void link.media.send('screen', null)
    }
    const before = this.#viewers
    this.#viewers = viewers
    this.#encoders.watch(new Map([...viewers.values()].map(({ link, isAside }) => [link.media, isAside])))
    if (viewers.size === 0) return this.#stop()
    if (this.#track === null) return void this.#start()
    for (const [participantId, viewer] of viewers) {
      const known = before.get(participantId)
      if (known?.link !== viewer.link || known.isAside !== viewer.isAside)
        void this.#give(participantId, viewer)
    }
  }

  setQuality(participantId: string, quality: ScreenQuality): void {
    this.#quality.set(participantId, quality)
    void this.#viewers.get(participantId)?.link.media.tuneScreen(this.#within(quality))
    this.#configure()
    this.wake()
  }

  setTellsChanges(tellsChanges: boolean): void {
    this.#tellsChanges = tellsChanges
    this.#configure()
  }

  wake(): void {
    if (this.#track !== null) this.#rest.wake()
  }

  async #start(): Promise<void> {
    if (this.#isStarting) return
    this.#isStarting = true
    try {
      const stream = await navigator.mediaDevices.getDisplayMedia({
        video: { frameRate: { ideal: 60, max: 60 } },
        audio: false,
      })
      this.#adopt(stream.getVideoTracks()[0])
    } catch {
      // Main or the system said no; main knows which, and tells both sides.
      this.#options.onFailed()
    } finally {
      this.#isStarting = false
    }
  }

  #adopt(track: MediaStreamTrack | undefined): void {
    if (track === undefined) return this.#options.onFailed()
    // Everybody may have been refused while the capture was starting.
    if (this.#viewers.size === 0) return track.stop()
    this.#track = track
    this.#pictures = new PacedPictures(this.#options.prepare?.(track) ?? track, this.#options.clock)
    this.#sent = this.#pictures.output({
      holdMs: 0,
      repeatsMs: REPEATS_MS,
      framesPerSecond: () => this.#rateOfController,
      // The encoder is done with one in no time.
      repeatsTakeTurns: false,
    })
    track.addEventListener('ended', () => {
      if (this.#track === track) this.#options.onFailed()
    })
    this.#configure()
    this.#rest.wake()
    for (const [participantId, viewer] of this.#viewers) void this.#give(participantId, viewer)
    void this.#look(track)
  }

  async #give(participantId: string, viewer: Viewer<MediaSlots>): Promise<void> {
    const { media } = viewer.link
    if (viewer.isAside) {
      await media.send('screen', this.#asideTrack())
      await media.tuneScreenForOnlooker(this.#rateOf(viewer))
    } else {
      await media.send('screen', this.#sent)
      await media.tuneScreen(this.#within(this.#quality.get(participantId) ?? AUTO_QUALITY))
    }
    this.#pictures?.refresh()
    this.wake()
  }

  #within(quality: ScreenQuality): ScreenQuality {
    const { width = 0, height = 0 } = this.#track?.getSettings() ?? {}
    return { ...quality, maxKbps: quality.maxKbps ?? mostKbps(width * height) }
  }

  /** Said to be text, it would be filled up to 100 kbit/s: forty packets a second that say nothing. */
  #asideTrack(): MediaStreamTrack | null {
    this.#aside ??=
      this.#pictures?.output({
        holdMs: ASIDE_HOLD_MS,
        repeatsMs: ASIDE_REPEATS_MS,
        framesPerSecond: () => this.#rateOfCsrs,
        // WebRTC counts them as well, and would leave out what comes too soon after one.
        repeatsTakeTurns: true,
      }) ?? null
    return this.#aside
  }

  #rateOf({ mayBeHeldBack }: Viewer<MediaSlots>): number {
    return mayBeHeldBack ? this.#encoders.onlookerRate : this.#rateOfCsrs
  }

  get #rateOfCsrs(): number {
    return Math.max(SLOWEST_OF_CSRS, this.#encoders.onlookerRate)
  }

  /** Asked to be smooth, WebRTC makes pictures smaller before it leaves one out. */
  get #rateOfController(): number {
    return this.#sent?.contentHint === HINT.smooth ? Number.POSITIVE_INFINITY : this.#encoders.controllerRate
  }

  /** The most demanding viewer sets the pace. */
  #configure(): void {
    const wanted = [...this.#viewers.keys()].flatMap(
      (participantId) => this.#quality.get(participantId) ?? [],
    )
    const most = wanted.length === 0 ? 60 : Math.max(...wanted.map((quality) => quality.maxFramesPerSecond))
    if (this.#sent !== null) this.#sent.contentHint = HINT[wanted[0]?.preference ?? 'auto']
    this.#rest.configure({ most, tellsChanges: this.#tellsChanges })
  }

  #stop(): void {
    this.#rest.stop()
    this.#track?.stop()
    this.#sent?.stop()
    this.#aside?.stop()
    this.#track = this.#pictures = this.#sent = this.#aside = null
  }

  #slowOnlookers(): void {
    for (const viewer of this.#viewers.values())
      if (viewer.isAside) void viewer.link.media.tuneScreenForOnlooker(this.#rateOf(viewer))
    this.holdsOnlookersBack.set(this.#encoders.onlookerRate === 0)
  }

  async #look(track: MediaStreamTrack): Promise<void> {
    const video = document.createElement('video')
    video.muted = true
    video.srcObject = new MediaStream([track])
    const frame = new Promise<void>((resolve) => video.requestVideoFrameCallback(() => resolve()))
    // Interrupted only when the capture is stopped meanwhile; then the frame never comes and nobody waits for it.
    video.play().catch(() => undefined)
    await frame
    if (this.#track === track) this.#options.onPicture(isBlack(video))
    video.srcObject = null
  }
}

function isBlack(video: HTMLVideoElement): boolean {
  const small = new OffscreenCanvas(32, 20)
  const context = small.getContext('2d')
  if (context === null) return false
  context.drawImage(video, 0, 0, small.width, small.height)
  const { data } = context.getImageData(0, 0, small.width, small.height)
  return data.every((value, index) => index % 4 === 3 || value < BLACK)
}
