/** The one capture of what the computer plays, for all who hear it. Main answers the browser's request, and only under a grant. */
import type { MediaSlots } from '@deskside/shared/platform/media-slots.dom.ts'
import type { PeerLink } from '@deskside/shared/session/ports.ts'
import type { SoundCapture } from './sound-capture.ts'
import { SOUND_DELAY_MS, VoiceHush } from './voice-hush.ts'

export interface SystemSoundOptions {
  readonly onFailed: () => void
  /** How loud the loudest voice is that this computer plays, 0 to 1. */
  readonly voiceLevel: () => number
}

type Listeners = ReadonlyMap<string, PeerLink<MediaSlots>>

const HUSH_INTERVAL_MS = 20
/** Quick, but without a click. */
const FADE_S = 0.015

export class SystemSound implements SoundCapture<MediaSlots> {
  readonly #options: SystemSoundOptions
  #listeners: Listeners = new Map()
  #capture: Capture | null = null
  #isStarting = false

  constructor(options: SystemSoundOptions) {
    this.#options = options
  }

  readonly play = (listeners: Listeners): void => {
    const before = this.#listeners
    this.#listeners = listeners
    for (const [participantId, { media }] of before) {
      if (listeners.get(participantId)?.media !== media) void media.send('sound', null)
    }
    if (listeners.size === 0) return this.#stop()
    if (this.#capture === null) return void this.#start()
    for (const [participantId, link] of listeners)
      if (before.get(participantId) !== link) this.#give(link, this.#capture)
  }

  async #start(): Promise<void> {
    if (this.#isStarting) return
    this.#isStarting = true
    try {
      const stream = await navigator.mediaDevices.getDisplayMedia({
        // The browser insists on a picture; main answers with this page's own, which goes nowhere.
        video: true,
        audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false, channelCount: 2 },
      })
      for (const picture of stream.getVideoTracks()) picture.stop()
      this.#adopt(stream.getAudioTracks()[0])
    } catch {
      // Main or the system said no; main knows which, and tells both sides.
      if (this.#listeners.size > 0) this.#options.onFailed()
    } finally {
      this.#isStarting = false
    }
  }

  #adopt(track: MediaStreamTrack | undefined): void {
    if (track === undefined) return this.#options.onFailed()
    // Everybody may have been refused while the capture was starting.
    if (this.#listeners.size === 0) return track.stop()
    const capture = new Capture(track, this.#options.voiceLevel)
    this.#capture = capture
    track.addEventListener('ended', () => {
      if (this.#capture === capture) this.#options.onFailed()
    })
    for (const link of this.#listeners.values()) this.#give(link, capture)
  }

  #give({ media }: PeerLink<MediaSlots>, { sent }: Capture): void {
    void media.send('sound', sent)
  }

  #stop(): void {
    const capture = this.#capture
    this.#capture = null
    capture?.stop()
  }
}

/** From the loudspeakers to the links: a moment late, and silent while somebody in the conference talks. */
class Capture {
  readonly sent: MediaStreamTrack
  readonly #track: MediaStreamTrack
  readonly #context = new AudioContext({ latencyHint: 'interactive' })
  readonly #timer: ReturnType<typeof setInterval>

  constructor(track: MediaStreamTrack, voiceLevel: () => number) {
    this.#track = track
    const context = this.#context
    const source = new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) })
    const delay = new DelayNode(context, { delayTime: SOUND_DELAY_MS / 1000 })
    const volume = new GainNode(context)
    const end = new MediaStreamAudioDestinationNode(context, { channelCount: 2 })
    source.connect(delay).connect(volume).connect(end)
    const [sent] = end.stream.getAudioTracks()
    if (sent === undefined) throw new Error('A destination of sound has no track.')
    // Opus then codes it as music.
    sent.contentHint = 'music'
    this.sent = sent
    const hush = new VoiceHush()
    this.#timer = setInterval(() => {
      const target = hush.isOn(voiceLevel(), performance.now()) ? 0 : 1
      volume.gain.setTargetAtTime(target, context.currentTime, FADE_S)
    }, HUSH_INTERVAL_MS)
  }

  stop(): void {
    clearInterval(this.#timer)
    this.sent.stop()
    this.#track.stop()
    void this.#context.close()
  }
}
