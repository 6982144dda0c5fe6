/** Microphone, loudspeaker and the voices on the links, by the browser. */
import type { MediaSlots, SentVoice } from '../../platform/media-slots.dom.ts'
import { listOf, playOn } from './chosen-output.dom.ts'
import { LevelMeter } from './level-meter.dom.ts'
import type { AudioDevices, VoiceAudio } from './voice-audio.ts'
import { shownLevel } from './voice-levels.ts'
import type { MicrophoneProblem } from './voice-state.ts'

export interface BrowserVoiceAudioOptions {
  /** The app's own say before the browser is asked; false is a refusal. */
  readonly mayOpen: () => Promise<boolean>
  readonly onClosed: () => void
}

interface Voice {
  readonly media: MediaSlots
  readonly element: HTMLAudioElement
}

const TEST_TONE = { hertz: 440, seconds: 0.6, volume: 0.2 } as const

export class BrowserVoiceAudio implements VoiceAudio<MediaSlots> {
  readonly #options: BrowserVoiceAudioOptions
  readonly #voices = new Map<string, Voice>()
  #microphone: MediaStreamTrack | null = null
  #meter: LevelMeter | null = null
  #wantsMeter = false
  #saidBefore: SentVoice | null = null
  #isLive = false
  #isPlaying = true
  #output: string | null = null
  /** Of two openings under way the later one holds. */
  #attempt = 0

  constructor(options: BrowserVoiceAudioOptions) {
    this.#options = options
  }

  readonly openMicrophone = async (
    deviceId: string | null,
    onEnded: () => void,
  ): Promise<'open' | MicrophoneProblem> => {
    this.#stopMicrophone()
    const attempt = this.#attempt
    if (!(await this.#options.mayOpen())) return 'denied'
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        audio: {
          echoCancellation: true,
          noiseSuppression: true,
          autoGainControl: true,
          channelCount: 1,
          ...(deviceId === null ? {} : { deviceId: { exact: deviceId } }),
        },
      })
      const [track] = stream.getAudioTracks()
      if (track === undefined) return 'missing'
      if (attempt !== this.#attempt) {
        track.stop()
        return 'busy'
      }
      track.addEventListener('ended', onEnded)
      this.#microphone = track
      this.#openMeter()
      track.enabled = this.#isLive
      for (const { media } of this.#voices.values()) void media.send('voice', track)
      return 'open'
    } catch (error) {
      return problemOf(error)
    }
  }

  readonly closeMicrophone = (): void => {
    this.#stopMicrophone()
    this.#options.onClosed()
  }

  readonly setLive = (isLive: boolean): void => {
    this.#isLive = isLive
    if (this.#microphone !== null) this.#microphone.enabled = isLive
  }

  readonly setPlaying = (isPlaying: boolean): void => {
    this.#isPlaying = isPlaying
    for (const { element } of this.#voices.values()) element.muted = !isPlaying
  }

  readonly connect = (participantId: string, media: MediaSlots): void => {
    this.disconnect(participantId)
    const track = media.track('voice')
    // Never put into the page: an audio element plays without being seen.
    const element = new Audio()
    element.srcObject = track === null ? null : new MediaStream([track])
    element.muted = !this.#isPlaying
    playOn(element, this.#output)
    // Refused only when the element goes away before it could begin.
    element.play().catch(() => undefined)
    this.#voices.set(participantId, { media, element })
    void media.send('voice', this.#microphone)
  }

  readonly disconnect = (participantId: string): void => {
    const voice = this.#voices.get(participantId)
    if (voice === undefined) return
    this.#voices.delete(participantId)
    voice.element.pause()
    voice.element.srcObject = null
    void voice.media.send('voice', null)
  }

  readonly setMeter = (isOn: boolean): void => {
    this.#wantsMeter = isOn
    if (isOn) this.#openMeter()
    else this.#closeMeter()
  }

  readonly level = (): number => this.#meter?.level() ?? 0

  readonly spokenLevel = async (): Promise<number> => {
    const [voice] = this.#voices.values()
    const said = (await voice?.media.sentVoice()) ?? null
    const before = this.#saidBefore
    this.#saidBefore = said
    // Of another link the sums are others.
    if (said === null || before === null || said.seconds <= before.seconds) return 0
    return shownLevel(Math.sqrt(Math.max(0, said.energy - before.energy) / (said.seconds - before.seconds)))
  }

  readonly levelOf = (participantId: string): number =>
    shownLevel(this.#voices.get(participantId)?.media.voiceLoudness() ?? 0)

  /** Of all the voices that are played, 0 to 1. */
  readonly loudest = (): number =>
    shownLevel(Math.max(0, ...[...this.#voices.values()].map(({ media }) => media.voiceLoudness())))

  readonly devices = async (): Promise<AudioDevices> => {
    const all = await navigator.mediaDevices.enumerateDevices()
    const canRoute = 'setSinkId' in HTMLAudioElement.prototype
    return { microphones: listOf(all, 'audioinput'), outputs: canRoute ? listOf(all, 'audiooutput') : [] }
  }

  readonly chooseOutput = (deviceId: string | null): void => {
    this.#output = deviceId
    for (const { element } of this.#voices.values()) playOn(element, this.#output)
  }

  readonly playTestTone = (): void => {
    const context = new AudioContext()
    const tone = new OscillatorNode(context, { frequency: TEST_TONE.hertz })
    const volume = new GainNode(context, { gain: TEST_TONE.volume })
    const end = new MediaStreamAudioDestinationNode(context)
    tone.connect(volume).connect(end)
    const element = new Audio()
    element.srcObject = end.stream
    playOn(element, this.#output)
    element.play().catch(() => undefined)
    tone.addEventListener('ended', () => {
      element.srcObject = null
      void context.close()
    })
    tone.start()
    tone.stop(context.currentTime + TEST_TONE.seconds)
  }

  #stopMicrophone(): void {
    this.#attempt += 1
    this.#closeMeter()
    this.#microphone?.stop()
    this.#microphone = null
  }

  /** It shows a muted person that the microphone works, so its track is one of its own that is never silenced. */
  #openMeter(): void {
    if (!this.#wantsMeter || this.#microphone === null) return
    this.#closeMeter()
    const track = this.#microphone.clone()
    track.enabled = true
    this.#meter = new LevelMeter(track)
  }

  #closeMeter(): void {
    this.#meter?.close()
    this.#meter = null
  }
}

function problemOf(error: unknown): MicrophoneProblem {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing'
  return 'busy'
}
